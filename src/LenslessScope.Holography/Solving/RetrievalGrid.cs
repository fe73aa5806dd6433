using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// The grid a field is retrieved on: the frame's area and room around it. Unlike a propagation, which needs a single
/// gap between both ends of a periodic grid, a retrieval looks for the objects that lie outside and throw light into
/// the frame: the gap holds the reach of both sides, displacement and slant of the light included; at most the size of
/// the frame.
/// </summary>
internal static class RetrievalGrid
{
    private const int LeastPadding = 64;

    /// <summary>For frames.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="settings">Padding and oversampling.</param>
    /// <param name="binning">Pixels to a sample, along an axis, of a coarse level.</param>
    public static PaddedGrid Of(IReadOnlyList<SensorFrame> frames, PhaseRetrievalSettings settings, int binning = 1) =>
        Of(frames[0].Amplitude.Height, frames[0].Amplitude.Width, settings, binning,
            frames.Max(frame => Reach(frame.Optics, frame.ZUm, binning, static tilt => tilt.Y, frame.SampleYUm)),
            frames.Max(frame => Reach(frame.Optics, frame.ZUm, binning, static tilt => tilt.X, frame.SampleXUm)));

    /// <summary>For a frame of that size, under a plane wave.</summary>
    public static PaddedGrid Of(int height, int width, Optics optics, double zUm, PhaseRetrievalSettings settings) =>
        Of(height, width, settings, 1, Reach(optics, zUm, 1, static tilt => tilt.Y, 0),
            Reach(optics, zUm, 1, static tilt => tilt.X, 0));

    private static PaddedGrid Of(
        int height, int width, PhaseRetrievalSettings settings, int binning, double reachY, double reachX)
    {
        var n = settings.Oversampling;
        (height, width) = (n * (height / binning), n * (width / binning));
        return settings.PaddingFactor is { } factor
            ? PaddedGrid.ByFactor(height, width, factor)
            : new PaddedGrid(height, width, Padded(height, reachY), Padded(width, reachX));

        int Padded(int size, double reach) => SmoothSize.AtLeast(size + (int)Math.Clamp(
            Math.Ceiling(2 * n * reach), LeastPadding / binning, Math.Max(size, LeastPadding / binning)));
    }

    // In pixels of the frame, or of the level: what they sample reaches no further on a finer grid.
    private static double Reach(
        Optics optics, double zUm, int binning, Func<(double Y, double X), double> axis, double displacementUm)
    {
        var waves = Waves.Of(optics) with { PixelUm = binning * optics.PixelUm };
        return waves.ReachPixels(axis(waves.Tilt), zUm) + Math.Abs(displacementUm) / waves.PixelUm;
    }
}
