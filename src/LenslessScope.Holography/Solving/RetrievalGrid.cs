using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>The grid a field is retrieved on: the frame's area and room around it.</summary>
internal static class RetrievalGrid
{
    private const int LeastPadding = 64;

    /// <summary>
    /// Unlike a propagation, which needs a single gap between both ends of a periodic grid, a retrieval looks for the objects
    /// that lie outside and throw light into the frame: the gap holds the reach of both sides, displacement and slant of the
    /// light included; at most the size of the frame.
    /// </summary>
    public static PaddedGrid Of(IReadOnlyList<SensorFrame> frames, PhaseRetrievalSettings settings)
    {
        var n = settings.Oversampling;
        var (height, width) = (n * frames[0].Amplitude.Height, n * frames[0].Amplitude.Width);
        if (settings.PaddingFactor is { } factor)
            return PaddedGrid.ByFactor(height, width, factor);
        var padding = frames.Max(frame => 2 * Reach(frame));
        return new PaddedGrid(height, width, Padded(height), Padded(width));

        int Padded(int size) => SmoothSize.AtLeast(size + (int)Math.Clamp(Math.Ceiling(n * padding), LeastPadding, Math.Max(size, LeastPadding)));
    }

    // In pixels of the frame: what the pixels sample reaches no further on a finer grid.
    private static double Reach(SensorFrame frame)
    {
        var pixel = frame.Optics.PixelUm;
        var aside = Math.Max(
            Math.Abs(frame.SampleXUm) + Slant(frame.LightAngleXDeg), Math.Abs(frame.SampleYUm) + Slant(frame.LightAngleYDeg));
        return PaddedGrid.ReachPixels(pixel, frame.Optics.WavelengthInMediumUm, frame.ZUm) + aside / pixel;

        double Slant(double degrees) =>
            frame.ZUm * Math.Abs(Math.Tan(Math.Asin(Math.Sin(degrees * Math.PI / 180) / frame.Optics.RefractiveIndex)));
    }
}
