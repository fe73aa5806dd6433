using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>One object in the volume. In the order of a table's columns.</summary>
/// <param name="Id">From 1, by distance from the sensor; the value of its pixels in the labels.</param>
/// <param name="XUm">Column of its centre times the pitch in its plane, µm; 0 is the first pixel's centre.</param>
/// <param name="YUm">Row of its centre times the pitch in its plane, µm.</param>
/// <param name="ZUm">Distance from the object to the sensor, µm.</param>
/// <param name="DiameterUm">Of a disc of the object's area at half of its contrast, µm.</param>
/// <param name="AreaUm2">That area, µm².</param>
/// <param name="PeakContrast">
/// Largest modulus of the field minus the background, relative to the background, in the object's plane.
/// </param>
/// <param name="Confidence">
/// 0 to 1: P₁/(P₁ + P₂), P₁ the prominence of its peak over z and P₂ that of the next one, as
/// <see cref="FocusResult.Confidence"/>.
/// </param>
/// <param name="TouchesBorder">
/// Whether it is nearer to the border than its diameter: part of it may be missing, z less sure.
/// </param>
/// <param name="Region">Where its focus was judged, in pixels of the hologram.</param>
public sealed record DetectedObject(
    int Id, double XUm, double YUm, double ZUm, double DiameterUm, double AreaUm2, double PeakContrast,
    double Confidence,
    bool TouchesBorder, Roi Region);

/// <summary>How many objects there are.</summary>
/// <param name="Objects">Those found.</param>
/// <param name="Confident">Those with a confidence of at least 0.6 that do not touch the border.</param>
/// <param name="Low95">
/// Lower end of the 95 % interval of the mean that such a count comes from, for rare objects.
/// </param>
/// <param name="High95">Its upper end.</param>
/// <param name="VolumeMl">The volume looked at, mL: the field of view over the range of z.</param>
public readonly record struct ObjectCount(int Objects, int Confident, double Low95, double High95, double VolumeMl)
{
    /// <summary>Objects a mL.</summary>
    public double PerMl => Objects / VolumeMl;

    /// <summary>
    /// The count with its Poisson interval (F. Garwood, Biometrika 28, 437 (1936)), by Wilson and Hilferty's cube root
    /// of the χ² distribution, right to a few parts in a thousand from ten objects on.
    /// </summary>
    internal static ObjectCount Of(IReadOnlyList<DetectedObject> objects, double volumeUm3)
    {
        const double confident = 0.6;
        const double z = 1.959964;
        var n = objects.Count;
        return new ObjectCount(n, objects.Count(o => o is { Confidence: >= confident, TouchesBorder: false }),
            n == 0 ? 0 : n * Math.Pow(1 - 1 / (9.0 * n) - z / (3 * Math.Sqrt(n)), 3),
            (n + 1) * Math.Pow(1 - 1 / (9.0 * (n + 1)) + z / (3 * Math.Sqrt(n + 1)), 3), volumeUm3 * 1e-12);
    }
}

/// <summary>How far a detection is.</summary>
/// <param name="Fraction">0 to 1.</param>
/// <param name="ZUm">The plane just done, µm.</param>
public readonly record struct ObjectDetectionProgress(double Fraction, double ZUm);

/// <summary>The objects in a volume and how they were found.</summary>
public sealed record ObjectDetectionResult
{
    /// <summary>What was asked for.</summary>
    public required ObjectDetectionSettings Settings { get; init; }

    /// <summary>All objects, nearest to the sensor first.</summary>
    public required IReadOnlyList<DetectedObject> Objects { get; init; }

    /// <summary>How many, with their interval.</summary>
    public required ObjectCount Count { get; init; }

    /// <summary>
    /// Largest modulus of the field minus the background over all planes, relative to the background: every object in
    /// focus.
    /// </summary>
    public required Image<float> MaximumProjection { get; init; }

    /// <summary>For each pixel the <see cref="DetectedObject.Id"/> of the object that covers it, 0 for none.</summary>
    public required Image<int> Labels { get; init; }

    /// <summary>What an object has to reach in the maximum projection and in its own plane.</summary>
    public required double Threshold { get; init; }

    /// <summary>The planes of the range that was asked for, µm.</summary>
    public required IReadOnlyList<double> PlanesUm { get; init; }

    /// <summary>Bright places in the maximum projection; fringes of objects are among them.</summary>
    public required int Candidates { get; init; }

    /// <summary>Candidates that are sharpest at an end of the range: the object, if any, lies beyond.</summary>
    public required int BeyondRange { get; init; }

    /// <summary>
    /// Dim places left out because they lie in the rings of a brighter object's twin image: at less than half of its
    /// contrast within √(2λz) of its edge.
    /// </summary>
    public required int TwinFringes { get; init; }

    /// <summary>What may spoil the result, in sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>
    /// The object that has most to show, by area, contrast and confidence: where its distance is, a hologram of one
    /// animal or grain among its own fringes and dust is in focus. Null without objects.
    /// </summary>
    public DetectedObject? Dominant => Objects.MaxBy(o => o.AreaUm2 * o.PeakContrast * o.Confidence);

    /// <summary>
    /// The distance from the sensor of what covers each pixel, µm; NaN where nothing does. A new image.
    /// </summary>
    public Image<float> DepthMap()
    {
        var depth = new Image<float>(Labels.Height, Labels.Width);
        for (var at = 0; at < depth.Pixels.Length; at++)
            depth.Pixels[at] = Labels.Pixels[at] is var id and > 0 ? (float)Objects[id - 1].ZUm : float.NaN;
        return depth;
    }
}
