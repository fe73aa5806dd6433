using LenslessScope.Imaging;

namespace LenslessScope.Holography.Registering;

/// <summary>
/// A first guess of how two pictures lie: every turn and scale of a grid is tried, the shift that belongs to it found
/// by phase correlation, and the one with the highest peak kept. On small pictures that costs less than it seems,
/// and where the spectra's moduli differ (every distance of a hologram has zeros of its own),
/// it finds what comparing those misses.
/// </summary>
internal static class CoarseSearch
{
    // At the corner of a picture 1 is less than a pixel and a half.
    private const double StepPx = 1.5;

    /// <param name="reference">A small picture.</param>
    /// <param name="other">Another of its size.</param>
    /// <param name="settings">How far to look.</param>
    /// <param name="guess">Where to look: around this turn and scale.</param>
    /// <param name="parallel">Threads.</param>
    public static Similarity Run(Image<float> reference, Image<float> other, FrameRegistrationSettings settings,
        Similarity guess, ParallelOptions parallel)
    {
        var half = double.Hypot(reference.Height, reference.Width) / 2;
        var most = (int)(settings.MostShift * Math.Min(reference.Height, reference.Width));
        var spectrum = ImageSpectrum.Of(reference, parallel);
        var (best, highest) = (guess, double.NegativeInfinity);
        foreach (var degrees in Grid(settings.MostRotationDegrees, StepPx / half * 180 / Math.PI))
            foreach (var scale in Grid(settings.MostScale, StepPx / half))
            {
                parallel.CancellationToken.ThrowIfCancellationRequested();
                var tried = new Similarity(guess.Scale * (1 + scale), guess.RotationDegrees + degrees, 0, 0);
                var turned = Filled(Resampled.Run(other, tried, parallel));
                var (rows, columns, peak) = PhaseCorrelation.Shift(
                    spectrum, ImageSpectrum.Of(turned, parallel), most, parallel);
                if (peak <= highest)
                    continue;
                highest = peak;
                // The turned picture lies further by the shift: T(r + shift) is the reference's place r.
                best = tried.After(new Similarity(1, 0, columns, rows));
            }
        return best;
    }

    private static IEnumerable<double> Grid(double most, double step)
    {
        var count = (int)Math.Ceiling(most / step);
        return Enumerable.Range(-count, 2 * count + 1).Select(i => count == 0 ? 0 : i * most / count);
    }

    private static Image<float> Filled(Image<float> image)
    {
        var mean = image.Pixels.Where(float.IsFinite).DefaultIfEmpty(0).Average();
        foreach (ref var pixel in image.Pixels.AsSpan())
            if (!float.IsFinite(pixel))
                pixel = mean;
        return image;
    }
}
