using System.Numerics;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// A transfer function followed by a displacement d: H(f)·exp(−i2πf·d). It is not an even function, so every column is
/// kept.
/// </summary>
internal sealed unsafe class DisplacedTransfer : IColumnFactors, IDisposable
{
    private readonly AlignedBuffer _columns;
    private readonly long _stride;

    /// <param name="transfer">H.</param>
    /// <param name="rows">Displacement in rows of the grid, downwards.</param>
    /// <param name="columns">Displacement in columns, to the right.</param>
    /// <param name="team">Who computes it.</param>
    /// <param name="change">Changes each column.</param>
    public DisplacedTransfer(
        TransferFunction transfer, double rows, double columns, WorkTeam team, ColumnChange? change = null)
    {
        Size = transfer.Size;
        var (height, width) = Size;
        _stride = AlignedBuffer.Stride(2L * height);
        _columns = new AlignedBuffer(width * _stride, zero: false);
        team.Run(width, (_, kx) =>
        {
            var target = _columns.Pointer + kx * _stride;
            var source = transfer.Column(kx, target);
            if (source == null)
            {
                new Span<float>(target, 2 * height).Clear();
                return;
            }
            var across = Frequency(kx, width) * columns;
            for (var ky = 0; ky < height; ky++)
            {
                var turns = across + Frequency(ky, height) * rows;
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * (turns - Math.Round(turns)));
                var (h, c, s) = (ComplexRows.At(source, 2 * ky), (float)cosine, (float)sine);
                ComplexRows.At(target, 2 * ky) = new Vector2(h.X * c - h.Y * s, h.X * s + h.Y * c);
            }
            change?.Invoke(target, kx, Size);
        });
    }

    public (int Height, int Width) Size { get; }

    public float* Column(int kx, float* scratch) => _columns.Pointer + kx * _stride;

    public void Dispose() => _columns.Dispose();

    // Cycles a sample.
    private static double Frequency(int index, int count) =>
        (double)(2 * index < count ? index : index - count) / count;
}
