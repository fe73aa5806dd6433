using LenslessScope.Holography.Focusing;
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

    // Spectrum, field, and what is worked on, of one distance or of several.
    private const int OfPropagation = 4;
    private const int OfStack = 6;

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
        var solves = method != ReconstructionMethod.BackPropagation && IsPossible(zUm, optics);
        var pixels = (long)height * width;
        var solving = solves
            ? SolverMemory.Of(height, width, optics, zUm, new PhaseRetrievalSettings { Method = method }, frames).Bytes
            : BytesPerSample * OfPropagation * Samples(height, width, optics, zUm);
        var after = (OfResult + (measured ? OfUnwrapping : 0)) * pixels;
        return BytesPerSample * (OfFrames + 2L * (frames - 1)) * pixels + Math.Max(solving, BytesPerSample * after);
    }

    /// <summary>Of a search for the focus alone, which looks at a window of the hologram, bytes.</summary>
    /// <param name="height">Rows of the hologram.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="optics">Light and geometry.</param>
    /// <param name="settings">Range and region.</param>
    public static long OfFocus(int height, int width, Optics optics, FocusSettings settings)
    {
        ArgumentNullException.ThrowIfNull(optics);
        ArgumentNullException.ThrowIfNull(settings);
        var (rows, columns) = settings.Roi is { } roi ? (roi.Height, roi.Width)
            : (Math.Min(height, FocusRegion.LargestWindow), Math.Min(width, FocusRegion.LargestWindow));
        return BytesPerSample * (OfFrames * (long)height * width
            + OfPropagation * Samples(rows, columns, optics, settings.MaxZUm));
    }

    /// <summary>Of a search through planes, for objects, or of a stack, bytes.</summary>
    /// <inheritdoc cref="OfReconstruction"/>
    public static long OfPlanes(int height, int width, Optics optics, double zUm)
    {
        ArgumentNullException.ThrowIfNull(optics);
        return BytesPerSample * ((OfFrames + OfResult) * (long)height * width
            + OfStack * Samples(height, width, optics, zUm));
    }

    // Of the padded grid. Distances that are impossible are refused by the work itself.
    private static long Samples(int height, int width, Optics optics, double zUm)
    {
        if (!IsPossible(zUm, optics))
            return (long)height * width;
        var geometry = optics.Effective(zUm);
        var waves = Waves.Of(optics with { PixelUm = geometry.PixelUm, SourceUm = null });
        var grid = PaddedGrid.ForReach(height, width, waves.ReachPixels(waves.Tilt.Y, geometry.DistanceUm),
            waves.ReachPixels(waves.Tilt.X, geometry.DistanceUm));
        return (long)grid.PaddedHeight * grid.PaddedWidth;
    }

    private static bool IsPossible(double zUm, Optics optics) => zUm > 0 && !(zUm >= optics.SourceUm);
}
