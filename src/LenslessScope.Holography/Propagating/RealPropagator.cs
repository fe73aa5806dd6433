using System.Numerics;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// Propagates one real image, kept as its half spectrum, to any number of distances, on memory allocated once. Not for
/// use by several threads at a time: it uses several itself.
/// </summary>
internal sealed unsafe class RealPropagator : IDisposable
{
    private readonly HalfSpectrum _spectrum;
    private readonly AlignedBuffer _real;
    private readonly AlignedBuffer _imaginary;
    private readonly long _stride;
    private readonly int _rows;
    private readonly ParallelOptions _parallel;

    /// <param name="image">The image; owned by the caller, read only now.</param>
    /// <param name="grid">Its grid.</param>
    /// <param name="parallel">Threads and cancellation of all calls.</param>
    public RealPropagator(EdgeFill image, PaddedGrid grid, ParallelOptions parallel)
    {
        _parallel = parallel;
        _rows = grid.Height;
        _stride = HalfSpectrum.RowStride(grid);
        _spectrum = HalfSpectrum.Of(image, grid, parallel);
        _real = new AlignedBuffer(_rows * _stride, zero: false);
        _imaginary = new AlignedBuffer(_rows * _stride, zero: false);
    }

    /// <summary>Row <paramref name="row"/> of the last result's real part, level not added; padding columns included.</summary>
    public float* RealRow(int row) => _real.Pointer + row * _stride;

    /// <summary>The same of the imaginary part.</summary>
    public float* ImaginaryRow(int row) => _imaginary.Pointer + row * _stride;

    /// <summary>
    /// Computes rows <paramref name="firstRow"/> to <paramref name="endRow"/> (not included) of the propagated image.
    /// </summary>
    public void Propagate(TransferFunction transfer, int firstRow, int endRow)
    {
        var grid = _spectrum.Grid;
        var columnPlan = FftPlans.Get(FftKind.ComplexBackward, grid.PaddedHeight);
        var rowPlan = FftPlans.Get(FftKind.ComplexToReal, grid.PaddedWidth);
        Parallel.For(0, HalfSpectrum.Blocks(_spectrum.Count), _parallel, () => new Scratch(grid.PaddedHeight),
            (index, _, scratch) =>
            {
                Columns(transfer, columnPlan, index * ColumnBlock.Columns, scratch);
                return scratch;
            }, scratch => scratch.Dispose());
        Parallel.For(firstRow, endRow, _parallel, row =>
        {
            rowPlan.Execute(RealRow(row));
            rowPlan.Execute(ImaginaryRow(row));
        });
    }

    public void Dispose()
    {
        _spectrum.Dispose();
        _real.Dispose();
        _imaginary.Dispose();
    }

    private void Columns(TransferFunction transfer, FftPlan plan, int first, Scratch scratch)
    {
        var count = Math.Min(ColumnBlock.Columns, _spectrum.Count - first);
        for (var column = 0; column < count; column++)
        {
            var real = scratch.Real.Column(column);
            var imaginary = scratch.Imaginary.Column(column);
            var band = transfer.Column(first + column, scratch.Cosine, scratch.Sine);
            Multiply(_spectrum.Column(first + column), scratch, band, real, imaginary);
            if (band == 0)
                continue;
            plan.Execute(real);
            plan.Execute(imaginary);
        }
        scratch.Real.Scatter(_real.Pointer, _stride, first, count, _rows);
        scratch.Imaginary.Scatter(_imaginary.Pointer, _stride, first, count, _rows);
    }

    // S·Re H and S·Im H for ky and −ky at once, scaled for the unscaled transforms both ways.
    private void Multiply(float* source, Scratch scratch, int band, float* real, float* imaginary)
    {
        var height = _spectrum.Grid.PaddedHeight;
        var scale = 1f / ((float)height * _spectrum.Grid.PaddedWidth);
        var s = (Vector2*)source;
        var re = (Vector2*)real;
        var im = (Vector2*)imaginary;
        for (var ky = 0; ky < band; ky++)
        {
            var c = scratch.Cosine[ky] * scale;
            var d = scratch.Sine[ky] * scale;
            re[ky] = s[ky] * c;
            im[ky] = s[ky] * d;
            if (ky == 0)
                continue;
            re[height - ky] = s[height - ky] * c;
            im[height - ky] = s[height - ky] * d;
        }
        // Rows band … height − band are outside the band (none when the band covers all).
        var zeros = height - 2 * band + 1;
        if (band == 0)
            zeros = height;
        if (zeros <= 0)
            return;
        new Span<float>(re + band, 2 * zeros).Clear();
        new Span<float>(im + band, 2 * zeros).Clear();
    }

    private sealed class Scratch(int height) : IDisposable
    {
        public ColumnBlock Real { get; } = new(height);

        public ColumnBlock Imaginary { get; } = new(height);

        public float[] Cosine { get; } = new float[height / 2 + 1 + 4 * Vector<double>.Count];

        public float[] Sine { get; } = new float[height / 2 + 1 + 4 * Vector<double>.Count];

        public void Dispose()
        {
            Real.Dispose();
            Imaginary.Dispose();
        }
    }
}
