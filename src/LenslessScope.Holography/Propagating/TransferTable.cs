using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// A transfer function kept in memory, for one that is used many times: 8 bytes for each sample of the half spectrum (an
/// even function) or of the whole one.
/// </summary>
internal sealed unsafe class TransferTable : IColumnFactors, IDisposable
{
    private readonly AlignedBuffer _columns;
    private readonly long _stride;
    private readonly bool[] _present;

    /// <param name="transfer">What to keep.</param>
    /// <param name="threads">Threads to compute it with.</param>
    public TransferTable(TransferFunction transfer, int threads = 1)
    {
        Size = transfer.Size;
        _stride = AlignedBuffer.Stride(2L * Size.Height);
        _present = new bool[transfer.IsEven ? Size.Width / 2 + 1 : Size.Width];
        _columns = new AlignedBuffer(_present.Length * _stride, zero: false);
        new WorkTeam(threads).Run(_present.Length, (_, kx) =>
            _present[kx] = transfer.Column(kx, _columns.Pointer + kx * _stride) != null);
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
