using System.Numerics;
using LenslessScope.Holography.Fourier;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Reviewing;

/// <summary>
/// Straight fringes all over a frame, as of reference light that comes at an angle: the spectra of its parts have one
/// strong peak in common, away from the middle.
/// </summary>
internal static class Carrier
{
    private const int PartPx = 64;

    // A mosaic of colours, or the blocks of a JPEG, repeat after 2, 4 or 8 pixels, along an axis.
    private const int LeastPeriods = 4;

    // Of the amplitude at frequency 0: fringes of a contrast of a quarter. Those of in-line holograms of single objects
    // have it nearby only, and no direction.
    private const double LeastAmplitude = 0.12;
    private const double LeastParts = 0.75;

    /// <summary>The fringes' period, pixels; null where there are none.</summary>
    public static double? PeriodPx(Hologram hologram)
    {
        var image = hologram.Intensity;
        var peaks = new List<(int Row, int Column)?>();
        for (var y = 0; y + PartPx <= image.Height; y += Math.Max(PartPx, image.Height / 6))
            for (var x = 0; x + PartPx <= image.Width; x += Math.Max(PartPx, image.Width / 6))
                if (Spectrum(image, y, x) is { } spectrum)
                    peaks.Add(Peak(spectrum));
        if (peaks.Count == 0)
            return null;
        // Neighbouring frequencies are one: the fringes of curved waves change a little from part to part.
        var best = peaks.OfType<(int Row, int Column)>()
            .Select(peak => (Peak: peak, Count: peaks.Count(other => other is { } o &&
                Math.Abs(o.Row - peak.Row) <= 2 && Math.Abs(o.Column - peak.Column) <= 2)))
            .DefaultIfEmpty().MaxBy(found => found.Count);
        return best.Count >= LeastParts * peaks.Count
            ? PartPx / double.Hypot(best.Peak.Row, best.Peak.Column)
            : null;
    }

    // Null of a part without light.
    private static Complex[,]? Spectrum(Image<float> image, int y, int x)
    {
        var part = new Complex[PartPx, PartPx];
        var mean = 0.0;
        for (var row = 0; row < PartPx; row++)
            for (var column = 0; column < PartPx; column++)
                mean += image[y + row, x + column] / ((double)PartPx * PartPx);
        if (!(mean > 0))
            return null;
        for (var row = 0; row < PartPx; row++)
            for (var column = 0; column < PartPx; column++)
                part[row, column] =
                    (image[y + row, x + column] / mean - 1) * Hann(row) * Hann(column);
        var parallel = new ParallelOptions();
        PlaneTransform.Rows(part, FftKind.ComplexForward, parallel);
        PlaneTransform.Columns(part, FftKind.ComplexForward, 0, PartPx, parallel);
        return part;
    }

    // The strongest of half of the frequencies, of which the others are the mirror image.
    private static (int Row, int Column)? Peak(Complex[,] spectrum)
    {
        var (best, place) = (0.0, (Row: 0, Column: 0));
        for (var row = -PartPx / 2; row < PartPx / 2; row++)
            for (var column = 0; column < PartPx / 2; column++)
            {
                if (column == 0 && row <= 0 || double.Hypot(row, column) < LeastPeriods)
                    continue;
                var value = spectrum[(row + PartPx) % PartPx, column].Magnitude;
                if (value > best)
                    (best, place) = (value, (row, column));
            }
        // The window's sum is that of a constant of 1.
        var onAxis = (place.Row == 0 || place.Column == 0)
            && PartPx / double.Hypot(place.Row, place.Column) is 2 or 4 or 8;
        return best >= LeastAmplitude * PartPx * PartPx / 4 && !onAxis ? place : null;
    }

    private static double Hann(int index) => 0.5 - 0.5 * Math.Cos(2 * Math.PI * (index + 0.5) / PartPx);
}
