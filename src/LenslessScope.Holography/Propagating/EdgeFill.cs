namespace LenslessScope.Holography.Propagating;

/// <summary>
/// What stands in the padding: from each edge the value runs to the background level along half a period of a cosine, so
/// that neither the image's border nor the grid's is a step that would diffract. The level itself is taken off, the
/// padding ends at zero; its propagation is known exactly (the factor 1) and added afterwards.
/// </summary>
internal sealed class EdgeFill
{
    /// <summary>Pixels over which an edge fades; shorter where the padding is narrow.</summary>
    private const int FadePixels = 64;

    private readonly float[] _pixels;
    private readonly int _components;
    private readonly float[] _level;
    private readonly PaddedGrid _grid;
    private readonly float[] _fadeX;
    private readonly float[] _fadeY;
    private readonly float[] _firstRow;
    private readonly float[] _lastRow;

    /// <param name="pixels">Row by row, <paramref name="level"/>.Length numbers for each pixel.</param>
    /// <param name="level">The background level, one number for each component.</param>
    /// <param name="grid">Where the image lies.</param>
    public EdgeFill(float[] pixels, float[] level, PaddedGrid grid)
    {
        (_pixels, _level, _grid, _components) = (pixels, level, grid, level.Length);
        _fadeX = Fade(grid.PaddedWidth - grid.Width);
        _fadeY = Fade(grid.PaddedHeight - grid.Height);
        _firstRow = new float[grid.PaddedWidth * _components];
        _lastRow = new float[grid.PaddedWidth * _components];
        ImageRow(0, _firstRow);
        ImageRow(grid.Height - 1, _lastRow);
    }

    /// <summary>Writes one row of the padded grid, level taken off.</summary>
    public void Row(int row, Span<float> target)
    {
        if (row < _grid.Height)
        {
            ImageRow(row, target);
            return;
        }
        var below = row - _grid.Height;
        var weightLast = Weight(_fadeY, below);
        var weightFirst = Weight(_fadeY, _grid.PaddedHeight - 1 - row);
        if (weightLast == 0 && weightFirst == 0)
            target[.._firstRow.Length].Clear();
        else
            for (var i = 0; i < _firstRow.Length; i++)
                target[i] = weightLast * _lastRow[i] + weightFirst * _firstRow[i];
    }

    private void ImageRow(int row, Span<float> target)
    {
        var source = _pixels.AsSpan(row * _grid.Width * _components, _grid.Width * _components);
        if (_components == 1)
            for (var i = 0; i < source.Length; i++)
                target[i] = source[i] - _level[0];
        else
            for (var i = 0; i < source.Length; i++)
                target[i] = source[i] - _level[i % _components];

        var padding = _grid.PaddedWidth - _grid.Width;
        target.Slice(source.Length, padding * _components).Clear();
        for (var i = 0; i < _fadeX.Length; i++)
            for (var c = 0; c < _components; c++)
            {
                target[source.Length + i * _components + c] = _fadeX[i] * target[source.Length - _components + c];
                target[(_grid.PaddedWidth - 1 - i) * _components + c] = _fadeX[i] * target[c];
            }
    }

    private static float Weight(float[] fade, int distance) => distance < fade.Length ? fade[distance] : 0;

    private static float[] Fade(int padding)
    {
        var fade = new float[Math.Min(FadePixels, padding / 2)];
        for (var i = 0; i < fade.Length; i++)
            fade[i] = (float)(0.5 + 0.5 * Math.Cos(Math.PI * (i + 1) / (fade.Length + 1)));
        return fade;
    }
}
