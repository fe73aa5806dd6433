using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// How much of a fringe's contrast a frame is expected to show: exp(−0.3·(2f)^1.5), f in cycles per pixel, 1 for wide
/// fringes, three quarters at the pixels' limit. Spectrum and size of the source, and detail finer than the pixels,
/// which comes back as wider fringes at the wrong places, take from fine fringes what a sharp, monochromatic model
/// expects; and the total variation takes some off all that is small. A model with less contrast asks for more of the
/// sample.
/// Found on simulated cells and phase discs, where it makes the error of the phase smaller.
/// </summary>
internal static unsafe class FringeContrast
{
    private const double Loss = 0.3;
    private const double HalfExponent = 0.75;

    /// <summary>What multiplies the columns of a transfer function by the contrast.</summary>
    /// <param name="binning">Pixels of the frame to a sample, along an axis.</param>
    public static ColumnChange Of(int binning) => (column, kx, size) =>
    {
        var x = TwiceFrequency(kx, size.Width) / binning;
        for (var ky = 0; ky < size.Height; ky++)
        {
            var y = TwiceFrequency(ky, size.Height) / binning;
            ComplexRows.At(column, 2 * ky) *= (float)Math.Exp(-Loss * Math.Pow(x * x + y * y, HalfExponent));
        }
    };

    // Of the highest frequency that pixels can show.
    private static double TwiceFrequency(int index, int count) => 2.0 * Math.Min(index, count - index) / count;
}
