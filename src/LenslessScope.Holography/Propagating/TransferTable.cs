using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>Changes a column of factors, complex and interleaved, of a grid of that size.</summary>
internal unsafe delegate void ColumnChange(float* column, int kx, (int Height, int Width) size);

/// <summary>
/// A transfer function kept in memory, for one that is used many times: 8 bytes for each sample of the half spectrum
/// (an even function) or of the whole one.
/// </summary>
internal sealed unsafe class TransferTable : IColumnFactors, IDisposable
{
    private readonly AlignedBuffer _columns;
    private readonly long _stride;
    private readonly bool[] _present;

    /// <param name="transfer">What to keep.</param>
    /// <param name="threads">Threads to compute it with.</param>
    /// <param name="change">Changes each column that is not null, of an even function to another even one.</param>
    public TransferTable(TransferFunction transfer, int threads = 1, ColumnChange? change = null)
    {
        Size = transfer.Size;
        _stride = AlignedBuffer.Stride(2L * Size.Height);
        _present = new bool[transfer.IsEven ? Size.Width / 2 + 1 : Size.Width];
        _columns = new AlignedBuffer(_present.Length * _stride, zero: false);
        new WorkTeam(threads).Run(_present.Length, (_, kx) =>
        {
            var column = _columns.Pointer + kx * _stride;
            _present[kx] = transfer.Column(kx, column) != null;
            if (_present[kx])
                change?.Invoke(column, kx, Size);
        });
    }

    public (int Height, int Width) Size { get; }

    public float* Column(int kx, float* scratch)
    {
        if (kx >= _present.Length)
            kx = Size.Width - kx;
        return _present[kx] ? _columns.Pointer + kx * _stride : null;
    }

    public void Dispose() => _columns.Dispose();
}
