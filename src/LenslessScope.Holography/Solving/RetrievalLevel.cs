using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// One of the sizes that a field is looked for in, coarse ones first: what the sensor's pixels show least of, and what
/// iterations therefore find last, are wide structures, and those a grid of pixels binned 4 by 4 holds, too, where an
/// iteration costs a sixteenth.
/// </summary>
/// <param name="Binning">Pixels of the frame to a sample of the level, along an axis: 4, 2 or 1.</param>
/// <param name="Iterations">At most.</param>
/// <param name="Grid">The grid.</param>
internal readonly record struct RetrievalLevel(int Binning, int Iterations, PaddedGrid Grid)
{
    /// <summary>How many times finer a level is than the one before.</summary>
    public const int Ratio = 2;

    // A level costs an eighth or less of those of the full size; with more it adds little, with fewer the full size has
    // more to do. Found on simulated cells.
    private const int CoarseIterations = 50;

    // A frame smaller than that, binned, has no room for wide structures.
    private const int LeastSize = 32;

    /// <summary>Samples of the grid, padding included.</summary>
    public double Samples => (double)Grid.PaddedHeight * Grid.PaddedWidth;

    /// <summary>
    /// The levels, the full size last; nothing but that on a finer grid, with a support, and for small frames.
    /// </summary>
    public static IReadOnlyList<RetrievalLevel> Of(
        IReadOnlyList<SensorFrame> frames, PhaseRetrievalSettings settings)
    {
        var full = new RetrievalLevel(1, settings.MostIterations, RetrievalGrid.Of(frames, settings));
        if (settings.Oversampling > 1 || settings.Method != ReconstructionMethod.TotalVariation)
            return [full];
        var least = Math.Min(full.Grid.Height, full.Grid.Width);
        return
        [
            .. ((int[])[4, 2]).Where(binning => least / binning >= LeastSize).Select(binning => new RetrievalLevel(
                binning, Math.Min(CoarseIterations, full.Iterations),
                RetrievalGrid.Of(frames, settings, binning))),
            full,
        ];
    }

    /// <summary>The frame as pixels of the level would have recorded it.</summary>
    public SensorFrame Of(SensorFrame frame)
    {
        if (Binning == 1)
            return frame;
        var (binning, image) = (Binning, frame.Amplitude);
        var binned = new Image<float>(image.Height / binning, image.Width / binning);
        for (var row = 0; row < binned.Height; row++)
            for (var column = 0; column < binned.Width; column++)
            {
                var (light, count) = (0f, 0);
                for (var y = row * binning; y < (row + 1) * binning; y++)
                    for (var x = column * binning; x < (column + 1) * binning; x++)
                        if (frame.Counts(y, x))
                            (light, count) = (light + image[y, x] * image[y, x], count + 1);
                binned[row, column] = MathF.Sqrt(light / count);
            }
        return frame with
        {
            Amplitude = binned,
            Optics = frame.Optics with { PixelUm = binning * frame.Optics.PixelUm },
            Sites = ColourSites.All,
        };
    }
}
