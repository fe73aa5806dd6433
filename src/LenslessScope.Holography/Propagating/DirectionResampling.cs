using LenslessScope.Imaging;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// Reads a hologram by direction instead of by place on the sensor: a wave of direction sines (sx, sy) meets
/// a flat sensor at L·s/√(1 − s²) (H. J. Kreuzer, US patent 6411406 B1 (2002), the coordinates X' = X·L/R).
/// Between pixels by cubic convolution (R. G. Keys, 1981); beyond the border the last value fades to nothing.
/// </summary>
internal sealed class DirectionResampling(Image<float> amplitude, double pixelUm, double sourceUm)
{
    private const double FadePixels = 32;

    /// <summary>Amplitude − 1 in the direction of those sines; 0 where no sensor is.</summary>
    public double At(double sineY, double sineX)
    {
        var axial2 = 1 - sineY * sineY - sineX * sineX;
        if (axial2 <= 0)
            return 0;
        var scale = sourceUm / (Math.Sqrt(axial2) * pixelUm);
        // The axis meets the middle of the sensor: pixel (size − 1)/2.
        var y = sineY * scale + (amplitude.Height - 1) / 2.0;
        var x = sineX * scale + (amplitude.Width - 1) / 2.0;
        var beyond = Math.Max(Beyond(y, amplitude.Height), Beyond(x, amplitude.Width));
        if (beyond >= FadePixels)
            return 0;
        var fade = beyond <= 0 ? 1 : 0.5 + 0.5 * Math.Cos(Math.PI * beyond / FadePixels);
        return fade * (Cubic(y, x) - 1);
    }

    private static double Beyond(double at, int count) => Math.Max(-at, at - (count - 1));

    private double Cubic(double y, double x)
    {
        var (top, left) = ((int)Math.Floor(y), (int)Math.Floor(x));
        Span<double> wy = stackalloc double[4], wx = stackalloc double[4];
        Weights(y - top, wy);
        Weights(x - left, wx);
        var sum = 0.0;
        for (var i = 0; i < 4; i++)
        {
            var row = amplitude.Row(Math.Clamp(top - 1 + i, 0, amplitude.Height - 1));
            for (var j = 0; j < 4; j++)
                sum += wy[i] * wx[j] * row[Math.Clamp(left - 1 + j, 0, amplitude.Width - 1)];
        }
        return sum;
    }

    private static void Weights(double t, Span<double> weights)
    {
        weights[0] = ((-0.5 * t + 1) * t - 0.5) * t;
        weights[1] = (1.5 * t - 2.5) * t * t + 1;
        weights[2] = ((-1.5 * t + 2) * t + 0.5) * t;
        weights[3] = (0.5 * t - 0.5) * t * t;
    }
}
