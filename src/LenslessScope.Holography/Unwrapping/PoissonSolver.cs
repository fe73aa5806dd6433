namespace LenslessScope.Holography.Unwrapping;

/// <summary>
/// Solves Poisson's equation on a rectangle with the normal derivative zero at its border: cosine transform, division
/// by 2cos(πi/M) + 2cos(πj/N) − 4, and back. Single precision; the mean of the solution is zero.
/// </summary>
internal sealed class PoissonSolver(int height, int width) : IDisposable
{
    private readonly CosineTransform _rows = new(width);
    private readonly CosineTransform _columns = new(height);
    private readonly float[] _plane = new float[height * width];

    /// <summary>The solution for a right-hand side, scaled first so that single precision reaches it.</summary>
    public void Solve(double[] source, double[] solution, CancellationToken cancellation)
    {
        var scale = source.Max(Math.Abs);
        if (scale == 0)
        {
            Array.Clear(solution);
            return;
        }
        for (var at = 0; at < _plane.Length; at++)
            _plane[at] = (float)(source[at] / scale);
        AlongRows(forward: true, cancellation);
        AlongColumns(cancellation);
        AlongRows(forward: false, cancellation);
        for (var at = 0; at < _plane.Length; at++)
            solution[at] = scale * _plane[at];
    }

    public void Dispose()
    {
        _rows.Dispose();
        _columns.Dispose();
    }

    private void AlongRows(bool forward, CancellationToken cancellation)
    {
        for (var row = 0; row < height; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var values = _plane.AsSpan(row * width, width);
            if (forward)
                _rows.Forward(values);
            else
                _rows.Backward(values);
        }
    }

    // There, division and back: a column stays in the cache.
    private void AlongColumns(CancellationToken cancellation)
    {
        var column = new float[height];
        for (var j = 0; j < width; j++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < height; i++)
                column[i] = _plane[i * width + j];
            _columns.Forward(column);
            var across = Math.Sin(Math.PI * j / (2 * width));
            for (var i = 0; i < height; i++)
            {
                var down = Math.Sin(Math.PI * i / (2 * height));
                // 2cos(2a) + 2cos(2b) − 4 = −4(sin²a + sin²b), without the cancellation.
                column[i] = i + j == 0 ? 0 : (float)(column[i] / (-4 * (down * down + across * across)));
            }
            _columns.Backward(column);
            for (var i = 0; i < height; i++)
                _plane[i * width + j] = column[i];
        }
    }
}
