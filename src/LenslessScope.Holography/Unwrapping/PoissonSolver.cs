using System.Numerics.Tensors;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Unwrapping;

/// <summary>
/// Solves Poisson's equation on a rectangle with the normal derivative zero at its border: cosine transform, division
/// by 2cos(πi/M) + 2cos(πj/N) − 4, and back. Single precision; the mean of the solution is zero.
/// </summary>
internal sealed unsafe class PoissonSolver : IDisposable
{
    private readonly int _height;
    private readonly int _width;
    private readonly long _stride;
    private readonly AlignedBuffer _plane;
    private readonly AlignedBuffer _column;
    private readonly double[] _down;
    private readonly double[] _across;

    public PoissonSolver(int height, int width)
    {
        (_height, _width, _stride) = (height, width, AlignedBuffer.Stride(width));
        _plane = new AlignedBuffer(height * _stride);
        _column = new AlignedBuffer(height);
        (_down, _across) = (SquaredSines(height), SquaredSines(width));
    }

    /// <summary>The solution for a right-hand side, scaled first so that single precision reaches it.</summary>
    public void Solve(double[] source, double[] solution, CancellationToken cancellation)
    {
        var scale = Math.Abs(TensorPrimitives.MaxMagnitude<double>(source));
        if (scale == 0)
        {
            Array.Clear(solution);
            return;
        }
        for (var row = 0; row < _height; row++)
            for (var column = 0; column < _width; column++)
                Row(row)[column] = (float)(source[row * _width + column] / scale);
        AlongRows(FftKind.CosineForward, cancellation);
        AlongColumns(cancellation);
        AlongRows(FftKind.CosineBackward, cancellation);
        for (var row = 0; row < _height; row++)
            for (var column = 0; column < _width; column++)
                solution[row * _width + column] = scale * Row(row)[column];
    }

    public void Dispose()
    {
        _plane.Dispose();
        _column.Dispose();
    }

    private float* Row(int row) => _plane.Pointer + row * _stride;

    private void AlongRows(FftKind kind, CancellationToken cancellation)
    {
        var plan = FftPlans.Get(kind, _width);
        for (var row = 0; row < _height; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            plan.Execute(Row(row));
        }
    }

    // There, division and back: a column stays in the cache.
    private void AlongColumns(CancellationToken cancellation)
    {
        var forward = FftPlans.Get(FftKind.CosineForward, _height);
        var backward = FftPlans.Get(FftKind.CosineBackward, _height);
        var column = _column.Pointer;
        // 2cos(2a) + 2cos(2b) − 4 = −4(sin²a + sin²b), without the cancellation; there and back multiply by 2M·2N.
        var divisor = -16.0 * _height * _width;
        for (var j = 0; j < _width; j++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < _height; i++)
                column[i] = Row(i)[j];
            forward.Execute(column);
            for (var i = 0; i < _height; i++)
                column[i] = i + j == 0 ? 0 : (float)(column[i] / (divisor * (_down[i] + _across[j])));
            backward.Execute(column);
            for (var i = 0; i < _height; i++)
                Row(i)[j] = column[i];
        }
    }

    private static double[] SquaredSines(int count) =>
        [.. Enumerable.Range(0, count).Select(k => Math.Pow(Math.Sin(Math.PI * k / (2 * count)), 2))];
}
