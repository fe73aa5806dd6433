using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography;

/// <summary>
/// The memory that computations take at most, so that it can be compared with what is free before hours are spent:
/// planes of single precision, of the frame's size or of that of the padded grid, counted in what is alive at once.
/// </summary>
public static class MemoryNeed
{
    private const int BytesPerSample = 4;

    // Hologram, background, dark frame and the amplitude made of them, with what smoothing takes.
    private const int OfFrames = 6;

    // Field, amplitude, phase and the pictures of them.
    private const int OfResult = 12;

    // The edges between neighbours, sorted: keys, places, their copies; and the phase in its stages.
    private const int OfUnwrapping = 18;

    /// <summary>Of a reconstruction, bytes.</summary>
    /// <param name="height">Rows of the hologram.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="optics">Light and geometry.</param>
    /// <param name="zUm">Distance from sample to sensor, µm; the largest where it is searched for.</param>
    /// <param name="method">How the field is found.</param>
    /// <param name="measured">Whether the phase is unwrapped and measured.</param>
    /// <param name="frames">How many frames one field is made of; their amplitudes are all kept. Default 1.</param>
    public static long OfReconstruction(
        int height, int width, Optics optics, double zUm, ReconstructionMethod method, bool measured,
        int frames = 1)
    {
        ArgumentNullException.ThrowIfNull(optics);
        var solves = method != ReconstructionMethod.BackPropagation;
        var grid = Grid(height, width, optics, zUm, solves ? 2 : 1);
        var padded = (long)grid.PaddedHeight * grid.PaddedWidth;
        var pixels = (long)height * width;
        var solving = (method switch
        {
            ReconstructionMethod.TotalVariation => 14,
            ReconstructionMethod.Support => 10,
            _ => 4,
        }) * padded;
        var after = (OfResult + (measured ? OfUnwrapping : 0)) * pixels;
        return BytesPerSample * (OfFrames * pixels + Math.Max(solving, after) + 2L * (frames - 1) * pixels);
    }

    /// <summary>Of a search through planes, for the focus, for objects, or of a stack, bytes.</summary>
    /// <inheritdoc cref="OfReconstruction"/>
    public static long OfPlanes(int height, int width, Optics optics, double zUm)
    {
        ArgumentNullException.ThrowIfNull(optics);
        var grid = Grid(height, width, optics, zUm, gaps: 1);
        return BytesPerSample * ((OfFrames + OfResult) * (long)height * width
            + 6 * (long)grid.PaddedHeight * grid.PaddedWidth);
    }

    // A retrieval has room on both sides for what lies outside of the frame. Distances that are impossible are refused
    // by the work itself.
    private static PaddedGrid Grid(int height, int width, Optics optics, double zUm, int gaps)
    {
        if (!(zUm > 0) || zUm >= optics.SourceUm)
            return PaddedGrid.ByFactor(height, width, 1);
        var geometry = optics.Effective(zUm);
        var waves = Waves.Of(optics with { PixelUm = geometry.PixelUm, SourceUm = null });
        return PaddedGrid.ForReach(height, width, gaps * waves.ReachPixels(waves.Tilt.Y, geometry.DistanceUm),
            gaps * waves.ReachPixels(waves.Tilt.X, geometry.DistanceUm));
    }
}
