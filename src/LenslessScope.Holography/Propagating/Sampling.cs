namespace LenslessScope.Holography.Propagating;

/// <summary>
/// Tells which parts of a propagation a grid cannot represent: meaningless requests are refused, those that lose detail
/// or wrap around are explained. All values are of the effective plane-wave arrangement.
/// </summary>
internal static class Sampling
{
    // A radian at the finest detail is a third of the depth of field: the planes before it look like the frame.
    private const double LeastPhase = 1;

    // The cover of a sensor alone is thicker.
    private const double LeastPixels = 20;

    /// <summary>Reasons why nothing but the background could come out; empty when the request has a meaning.</summary>
    public static IReadOnlyList<string> Refusals(Waves waves, PaddedGrid grid, PropagationSettings settings)
    {
        if (!settings.BandLimit)
            return [];
        var band = waves.Band(grid, settings.DistanceUm);
        var reasons = new List<string>();
        Check(grid.PaddedWidth, band.CyclesX, waves.Tilt.X, "columns");
        Check(grid.PaddedHeight, band.CyclesY, waves.Tilt.Y, "rows");
        return reasons;

        void Check(int count, double limit, double tilt, string what)
        {
            // The background and the first frequency at each side of it have to fit; a single sample has none.
            var needed = Math.Abs(tilt) * waves.PixelUm + (count > 1 ? 1.0 / count : 0);
            if (limit >= needed)
                return;
            var largest = LargestDistanceUm(count, needed, waves);
            reasons.Add(FormattableString.Invariant(
                $"The distance of {settings.DistanceUm:0.#} µm is too large for a grid of {count} {what} ") +
                FormattableString.Invariant($"({count * waves.PixelUm:0} µm): every frequency of the image would ") +
                FormattableString.Invariant($"alias. At most {largest:0} µm can be propagated with this padding") +
                (tilt == 0 ? "" : " under this angle of illumination") +
                ". Check the units (µm), or pad more or use a larger area.");
        }
    }

    /// <summary>What limits the result, in sentences; empty when nothing does.</summary>
    public static IReadOnlyList<string> Warnings(Waves waves, PaddedGrid grid, PropagationSettings settings)
    {
        var warnings = new List<string>();
        var z = settings.DistanceUm;
        var sampled = FinestFrequency(waves);
        if (TooClose(waves, z) is { } tooClose)
            warnings.Add(tooClose);

        var band = waves.Band(grid, z);
        var limit = Math.Min(band.CyclesY, band.CyclesX) / waves.PixelUm;
        // A margin for rounding only: at the limit itself nothing is lost.
        if (limit < sampled * (1 - 1e-9))
            warnings.Add(settings.BandLimit ? LeftOut(waves, grid, z, limit, sampled) : Aliased(waves, grid, z, limit));
        if (settings.PaddingFactor != null && Wrapped(waves, grid, z) is { } wrapped)
            warnings.Add(wrapped);
        return warnings;
    }

    /// <summary>
    /// What is said of a distance that may be one in another unit: within a third of the depth of field, or closer than
    /// a sample can usually be. Null when it is neither, or 0.
    /// </summary>
    public static string? TooClose(Waves waves, double distanceUm)
    {
        var z = Math.Abs(distanceUm);
        var phase = FinestPhase(FinestFrequency(waves), waves.WavelengthUm, z);
        if (z == 0 || !waves.IsOnAxis || phase >= LeastPhase && z >= LeastPixels * waves.PixelUm)
            return null;
        return FormattableString.Invariant(
            $"A distance of {z:0.####} µm is that of {z / waves.PixelUm:0.##} pixels; over it the finest detail ") +
            FormattableString.Invariant($"changes by only {phase:0.##} rad, and the result is hardly more than the ") +
            FormattableString.Invariant($"frame itself. Distances are in µm: {z:0.####} mm is {1000 * z:0.####}.");
    }

    private static double FinestFrequency(Waves waves) => Math.Min(1 / (2 * waves.PixelUm), 1 / waves.WavelengthUm);

    private static double FinestPhase(double frequency, double wavelengthUm, double z) => 2 * Math.PI * Math.Abs(z) *
        (1 / wavelengthUm - Math.Sqrt(Math.Max(0, 1 / (wavelengthUm * wavelengthUm) - frequency * frequency)));

    private static string LeftOut(Waves waves, PaddedGrid grid, double z, double limit, double sampled) =>
        FormattableString.Invariant(
            $"At {Math.Abs(z):0.#} µm the grid of {grid.PaddedWidth}×{grid.PaddedHeight} samples supports ") +
        FormattableString.Invariant($"details of {1 / (2 * limit):0.##} µm half-pitch, coarser than the ") +
        FormattableString.Invariant($"{1 / (2 * sampled):0.##} µm of the pixels; finer ones are left out, as they ") +
        "would alias. A smaller distance or a larger sensor area resolves more.";

    private static string Aliased(Waves waves, PaddedGrid grid, double z, double limit)
    {
        var count = Math.Min(grid.PaddedHeight, grid.PaddedWidth);
        var largest = LargestDistanceUm(count, Math.Min(0.5, waves.PixelUm / waves.WavelengthUm), waves);
        return FormattableString.Invariant(
            $"Without the band limit, details finer than {1 / (2 * limit):0.##} µm half-pitch are aliased at ") +
            FormattableString.Invariant($"{Math.Abs(z):0.#} µm on {count} samples; up to {largest:0} µm there is no ") +
            "aliasing. Turn the band limit on, pad more, or use a smaller distance.";
    }

    private static string? Wrapped(Waves waves, PaddedGrid grid, double z)
    {
        var (missing, padding, reach) = (0.0, 0, 0.0);
        Check(grid.PaddedHeight - grid.Height, waves.ReachPixels(waves.Tilt.Y, z), grid.Height);
        Check(grid.PaddedWidth - grid.Width, waves.ReachPixels(waves.Tilt.X, z), grid.Width);
        return missing <= 0 ? null : FormattableString.Invariant(
            $"The padding of {padding} pixels is less than the {reach:0} that light spreads over ") +
            FormattableString.Invariant($"{Math.Abs(z):0.#} µm: ") +
            "it enters again at the opposite edge. Leave the padding factor out to pad as the distance demands.";

        void Check(int given, double spread, int size)
        {
            // More than the image's own size is never asked for: the band limit cuts what would walk farther.
            var wanted = Math.Min(spread, size);
            if (wanted - given > missing)
                (missing, padding, reach) = (wanted - given, given, spread);
        }
    }

    // Where the band limit of `count` samples is `cycles` a pixel: |f| = 1/(λ√((2z/(N·p))² + 1)) solved for z.
    private static double LargestDistanceUm(int count, double cycles, Waves waves)
    {
        var ratio = waves.PixelUm / (waves.WavelengthUm * cycles);
        return count * waves.PixelUm / 2 * Math.Sqrt(Math.Max(0, ratio * ratio - 1));
    }
}
