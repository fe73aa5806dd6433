using System.Numerics;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// What stands in the padding: from each edge the value runs to the background level along half a period of a cosine,
/// so that neither the image's border nor the grid's is a step that would diffract. The level itself is taken off,
/// the padding ends at zero; its propagation is known exactly (the factor 1) and added afterwards.
/// Padded rows are the first and the last row times a weight; the transform of a row being linear,
/// so are their spectra, and only the image's own rows are transformed.
/// </summary>
internal sealed unsafe class EdgeFill
{
    /// <summary>Pixels over which an edge fades; shorter where the padding is narrow.</summary>
    private const int FadePixels = 64;

    private readonly PaddedGrid _grid;
    private readonly float[] _fadeX;
    private readonly Vector2[] _weights;

    public EdgeFill(PaddedGrid grid)
    {
        _grid = grid;
        _fadeX = Fade(grid.PaddedWidth - grid.Width);
        _weights = new Vector2[grid.PaddedHeight - grid.Height];
        var fadeY = Fade(_weights.Length);
        for (var i = 0; i < fadeY.Length; i++)
        {
            _weights[i].Y = fadeY[i];
            _weights[^(i + 1)].X = fadeY[i];
        }
    }

    /// <summary>Weights (of the first row, of the last) of the rows after the image's last.</summary>
    public ReadOnlySpan<Vector2> RowWeights => _weights;

    /// <summary>Completes a row of real numbers after the image's last column.</summary>
    public void Complete(float* row)
    {
        var (width, padded) = (_grid.Width, _grid.PaddedWidth);
        new Span<float>(row + width, padded - width).Clear();
        for (var i = 0; i < _fadeX.Length; i++)
        {
            row[width + i] = _fadeX[i] * row[width - 1];
            row[padded - 1 - i] = _fadeX[i] * row[0];
        }
    }

    /// <summary>Completes a row of complex numbers.</summary>
    public void CompleteComplex(float* row)
    {
        var (width, padded) = (_grid.Width, _grid.PaddedWidth);
        var samples = (Vector2*)row;
        new Span<Vector2>(samples + width, padded - width).Clear();
        for (var i = 0; i < _fadeX.Length; i++)
        {
            samples[width + i] = _fadeX[i] * samples[width - 1];
            samples[padded - 1 - i] = _fadeX[i] * samples[0];
        }
    }

    private static float[] Fade(int padding)
    {
        var fade = new float[Math.Min(FadePixels, padding / 2)];
        for (var i = 0; i < fade.Length; i++)
            fade[i] = (float)(0.5 + 0.5 * Math.Cos(Math.PI * (i + 1) / (fade.Length + 1)));
        return fade;
    }
}
