using LenslessScope.Holography.Propagating;
using LenslessScope.Holography.Solving;

namespace LenslessScope.Holography;

/// <summary>
/// Memory that a phase retrieval takes at most, besides the frames that it is given: known before it begins, so that it
/// can be compared with what is free.
/// </summary>
/// <param name="PaddedHeight">Rows of the padded grid.</param>
/// <param name="PaddedWidth">Its columns.</param>
/// <param name="Planes">
/// How many planes of single-precision numbers of that grid it takes: below 12 for one frame under light along the
/// axis.
/// </param>
public sealed record SolverMemory(int PaddedHeight, int PaddedWidth, double Planes)
{
    // Rows begin at a cache line, after room for neighbours.
    private const double PerRow = 48;

    /// <summary>Bytes.</summary>
    public long Bytes => (long)(Planes * 4 * PaddedHeight * (PaddedWidth + PerRow));

    /// <summary>Of frames of that size.</summary>
    /// <param name="height">Rows of a frame, at least 1.</param>
    /// <param name="width">Columns of a frame, at least 1.</param>
    /// <param name="optics">Light and pixels; of a point source the equivalent arrangement counts.</param>
    /// <param name="zUm">Distance from sample to sensor, of several the largest; µm, above 0.</param>
    /// <param name="settings">Method, oversampling, padding.</param>
    /// <param name="frames">How many frames, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sample would lie behind the source.</exception>
    public static SolverMemory Of(
        int height, int width, Optics optics, double zUm, PhaseRetrievalSettings settings, int frames = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        var geometry = optics.Effective(zUm);
        var effective = optics with { PixelUm = geometry.PixelUm, SourceUm = null };
        var grid = RetrievalGrid.Of(height, width, effective, geometry.DistanceUm, settings);
        var part = (double)grid.Height * grid.Width / ((double)grid.PaddedHeight * grid.PaddedWidth);
        var pixels = part / (settings.Oversampling * settings.Oversampling);
        // A transfer function has four-fold symmetry where the light comes along the axis and no frame is displaced.
        var transfer = Waves.Of(effective).IsOnAxis && frames == 1 ? 0.5 : 2;
        const double field = 2, propagator = 2, dual = 4, extrapolated = 2, sum = 2, support = 4;
        var result = 2 * part;
        var model = propagator + frames * (transfer + pixels) + (frames > 1 ? sum : 0);
        return new SolverMemory(grid.PaddedHeight, grid.PaddedWidth, model + field +
            (settings.Method == ReconstructionMethod.Support
                ? Math.Max(support, result)
                : dual + Math.Max(extrapolated, result)));
    }
}
