using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>Changes a column of factors, complex and interleaved, of a grid of that size.</summary>
internal unsafe delegate void ColumnChange(float* column, int kx, (int Height, int Width) size);

/// <summary>
/// A transfer function kept in memory, for one that is used many times: 8 bytes for each sample of a quarter of the
/// spectrum (an even function, whose columns are mirrored as they are asked for) or of the whole one.
/// </summary>
internal sealed unsafe class TransferTable : IColumnFactors, IDisposable
{
    private readonly AlignedBuffer _columns;
    private readonly long _stride;
    private readonly int _kept; // numbers of a column
    private readonly bool[] _present;

    /// <param name="transfer">What to keep.</param>
    /// <param name="threads">Threads to compute it with.</param>
    /// <param name="change">Changes each column that is not null, of an even function to another even one.</param>
    public TransferTable(TransferFunction transfer, int threads = 1, ColumnChange? change = null)
    {
        Size = transfer.Size;
        _kept = transfer.IsEven ? Size.Height / 2 + 1 : Size.Height;
        _stride = AlignedBuffer.Stride(2L * _kept);
        _present = new bool[transfer.IsEven ? Size.Width / 2 + 1 : Size.Width];
        _columns = new AlignedBuffer(_present.Length * _stride, zero: false);
        var whole = AlignedBuffer.Stride(2L * Size.Height);
        using var scratch = new AlignedBuffer(threads * whole, zero: false);
        new WorkTeam(threads).Run(_present.Length, (worker, kx) =>
        {
            var column = transfer.Column(kx, scratch.Pointer + worker * whole);
            _present[kx] = column != null;
            if (column == null)
                return;
            change?.Invoke(column, kx, Size);
            Copy(column, _columns.Pointer + kx * _stride);
        });
    }

    public (int Height, int Width) Size { get; }

    public float* Column(int kx, float* scratch)
    {
        if (kx >= _present.Length)
            kx = Size.Width - kx;
        if (!_present[kx])
            return null;
        var column = _columns.Pointer + kx * _stride;
        if (_kept == Size.Height)
            return column;
        Copy(column, scratch);
        ColumnProduct.Mirror(scratch, _kept, Size.Height);
        return scratch;
    }

    public void Dispose() => _columns.Dispose();

    private void Copy(float* from, float* to) => new ReadOnlySpan<float>(from, 2 * _kept).CopyTo(new(to, 2 * _kept));
}
