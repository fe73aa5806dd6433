using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>The grid a field is retrieved on: the frame's area and room around it.</summary>
internal static class RetrievalGrid
{
    private const int LeastPadding = 64;

    /// <summary>
    /// Unlike a propagation, which needs a single gap between both ends of a periodic grid, a retrieval looks
    /// for the objects that lie outside and throw light into the frame: the gap holds the reach of both sides,
    /// displacement and slant of the light included; at most the size of the frame.
    /// </summary>
    public static PaddedGrid Of(IReadOnlyList<SensorFrame> frames, PhaseRetrievalSettings settings)
    {
        var n = settings.Oversampling;
        var (height, width) = (n * frames[0].Amplitude.Height, n * frames[0].Amplitude.Width);
        if (settings.PaddingFactor is { } factor)
            return PaddedGrid.ByFactor(height, width, factor);
        return new PaddedGrid(height, width,
            Padded(height, frames.Max(frame => Reach(frame, static tilt => tilt.Y, frame.SampleYUm))),
            Padded(width, frames.Max(frame => Reach(frame, static tilt => tilt.X, frame.SampleXUm))));

        int Padded(int size, double reach) => SmoothSize.AtLeast(
            size + (int)Math.Clamp(Math.Ceiling(2 * n * reach), LeastPadding, Math.Max(size, LeastPadding)));
    }

    // In pixels of the frame: what the pixels sample reaches no further on a finer grid.
    private static double Reach(SensorFrame frame, Func<(double Y, double X), double> axis, double displacementUm)
    {
        var waves = Waves.Of(frame.Optics);
        return waves.ReachPixels(axis(waves.Tilt), frame.ZUm) + Math.Abs(displacementUm) / frame.Optics.PixelUm;
    }
}
