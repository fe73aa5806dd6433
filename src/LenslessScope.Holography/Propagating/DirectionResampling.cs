using LenslessScope.Imaging;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// Reads a hologram by direction instead of by place on the sensor: a wave of direction sines (sx, sy) that leaves the
/// axis at a distance d meets a flat sensor at d·s/√(1 − s²) (for d = L the coordinates X' = X·L/R of H. J. Kreuzer, US
/// patent 6411406 B1 (2002)). Between pixels by cubic convolution (R. G. Keys, 1981); beyond the border the last value
/// fades to nothing.
/// </summary>
internal sealed class DirectionResampling
{
    private const int FadePixels = 32;
    private const int Border = 2;

    // Columns one after another, as they are read, with a border of the last values; amplitude − 1.
    private readonly float[] _columns;
    private readonly int _height;
    private readonly int _width;
    private readonly int _stride;

    public DirectionResampling(Image<float> amplitude)
    {
        (_height, _width) = (amplitude.Height, amplitude.Width);
        _stride = _height + 2 * (FadePixels + Border);
        _columns = new float[_stride * (_width + 2 * (FadePixels + Border))];
        for (var row = 0; row < _stride; row++)
        {
            var source = amplitude.Row(Math.Clamp(row - FadePixels - Border, 0, _height - 1));
            for (var column = 0; column * _stride < _columns.Length; column++)
                _columns[column * _stride + row] = source[Math.Clamp(column - FadePixels - Border, 0, _width - 1)] - 1;
        }
    }

    /// <summary>
    /// Amplitude − 1 at a place on the sensor in pixels from where the axis meets it, its middle (size − 1)/2; 0 where
    /// no sensor is.
    /// </summary>
    public double At(double y, double x)
    {
        y += (_height - 1) / 2.0;
        x += (_width - 1) / 2.0;
        var beyond = Math.Max(Math.Max(-y, y - (_height - 1)), Math.Max(-x, x - (_width - 1)));
        if (!(beyond < FadePixels))
            return 0;
        var fade = beyond <= 0 ? 1 : 0.5 + 0.5 * Math.Cos(Math.PI * beyond / FadePixels);
        var (top, left) = ((int)Math.Floor(y), (int)Math.Floor(x));
        var (y0, y1, y2, y3) = Weights(y - top);
        var (x0, x1, x2, x3) = Weights(x - left);
        var at = _columns.AsSpan(
            (left - 1 + FadePixels + Border) * _stride + top - 1 + FadePixels + Border, 3 * _stride + 4);
        return fade * (x0 * Along(at) + x1 * Along(at[_stride..]) + x2 * Along(at[(2 * _stride)..]) +
            x3 * Along(at[(3 * _stride)..]));

        double Along(ReadOnlySpan<float> column) =>
            y0 * column[0] + y1 * column[1] + y2 * column[2] + y3 * column[3];
    }

    private static (double, double, double, double) Weights(double t) => (
        ((-0.5 * t + 1) * t - 0.5) * t,
        (1.5 * t - 2.5) * t * t + 1,
        ((-1.5 * t + 2) * t + 0.5) * t,
        (0.5 * t - 0.5) * t * t);
}
