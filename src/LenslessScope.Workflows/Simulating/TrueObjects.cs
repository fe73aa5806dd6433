using LenslessScope.Holography;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows;

/// <summary>One object of the truth. Positions as in <see cref="DetectedObject"/>.</summary>
/// <param name="Id">From 1; the value of its pixels in the picture of objects.</param>
/// <param name="XUm">Column of the centre of its area times the pitch, µm.</param>
/// <param name="YUm">Row of it times the pitch, µm.</param>
/// <param name="AreaUm2">Area, µm².</param>
/// <param name="DiameterUm">Of a disc of that area, µm.</param>
/// <param name="PeakPhaseRad">Largest phase, rad.</param>
/// <param name="OpticalVolumeUm3">
/// λ/2π · Σφ · p², µm³; null where phases near ±π may have been wrapped.
/// </param>
/// <param name="DryMassPg">Dry mass at 0.19 µm³/pg, pg; null with it.</param>
/// <param name="TouchesBorder">Whether the sensor's border cuts it.</param>
internal sealed record TrueObject(int Id, double XUm, double YUm, double AreaUm2, double DiameterUm,
    double PeakPhaseRad, double? OpticalVolumeUm3, double? DryMassPg, bool TouchesBorder);

/// <summary>The objects in pictures of truth.</summary>
internal static class TrueObjects
{
    private const double MostUnwrappedRad = 3.1;

    /// <summary>The objects, with their numbers made to run from 1 without gaps.</summary>
    public static (Image<ushort> Labels, IReadOnlyList<TrueObject> Objects) Of(
        Image<ushort> labels, Image<float> phase, double pixelUm, double wavelengthNm)
    {
        var objects = new List<TrueObject>();
        var numbered = new Image<ushort>(labels.Height, labels.Width);
        var pixels = Enumerable.Range(0, labels.Pixels.Length).Where(at => labels.Pixels[at] > 0)
            .GroupBy(at => labels.Pixels[at]).OrderBy(group => group.Key);
        foreach (var group in pixels)
        {
            var id = objects.Count + 1;
            var all = group.ToList();
            foreach (var at in all)
                numbered.Pixels[at] = (ushort)id;
            objects.Add(Measure(id, all, phase, pixelUm, wavelengthNm));
        }
        return (numbered, objects);
    }

    private static TrueObject Measure(
        int id, List<int> pixels, Image<float> phase, double pixelUm, double wavelengthNm)
    {
        var width = phase.Width;
        var area = pixels.Count * pixelUm * pixelUm;
        double sum = pixels.Sum(at => (double)phase.Pixels[at]);
        double peak = pixels.Max(at => phase.Pixels[at]), most = pixels.Max(at => Math.Abs(phase.Pixels[at]));
        double? volume = most < MostUnwrappedRad
            ? PhaseQuantity.OpticalPathNm(sum, wavelengthNm) / 1000 * pixelUm * pixelUm
            : null;
        return new TrueObject(id, pixels.Average(at => (double)(at % width)) * pixelUm,
            pixels.Average(at => (double)(at / width)) * pixelUm, area, Math.Sqrt(4 * area / Math.PI), peak, volume,
            volume / new QuantitativePhaseSettings().RefractionIncrement,
            pixels.Exists(at => at % width == 0 || at % width == width - 1 || at / width == 0
                || at / width == phase.Height - 1));
    }
}
