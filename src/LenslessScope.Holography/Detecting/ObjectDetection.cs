using System.Diagnostics;
using LenslessScope.Holography.Detecting;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// Objects in three dimensions from one hologram, particles in a volume or cells on a slide, each with its own focus.
/// Where the field minus the background is bright in any plane there may be an object; it lies where the field around
/// is sharpest (Tamura coefficient of the complex gradient, see <see cref="FocusMetric.Complex"/>), and counts if it is
/// bright there. Where objects overlap in the picture at different distances, the one that stands out is found.
/// </summary>
public static class ObjectDetection
{
    // Planes reach that far from end to end, as whether something is sharpest in a plane is seen from those beyond it.
    // Where objects are dense the fringes of others disturb more the farther they reach;
    private const double NearBy = 1.57;

    // where nothing is found nearby, large objects alone may need more.
    private const double FarBeyond = 4;

    /// <summary>Finds the objects of a hologram.</summary>
    /// <param name="hologram">The hologram, its background and dark frames, its optics.</param>
    /// <param name="settings">Range of z, threshold, least size.</param>
    /// <param name="normalisation">How it is normalised.</param>
    /// <param name="progress">Told of every plane, on the calling thread.</param>
    /// <param name="cancellation">Ends the detection early.</param>
    /// <exception cref="HolographyException">
    /// Frames do not fit together or a setting is outside its range; all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ObjectDetectionResult Run(Hologram hologram, ObjectDetectionSettings settings,
        NormalisationSettings normalisation, IProgress<ObjectDetectionProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(normalisation);
        HolographyException.ThrowIfAny(
            [.. hologram.Validate(), .. settings.Validate(hologram), .. normalisation.Validate()]);
        var clock = Stopwatch.StartNew();
        var normalised = Normalisation.Run(hologram, normalisation with { Threads = settings.Threads }, cancellation);
        var optics = hologram.Optics;
        // Planes beyond the range are of the same band: it is as sharp as the range allows.
        using var volume = new DarkFieldVolume(normalised.Amplitude, optics, settings.MinZUm, settings.MaxZUm,
            ThreadCount.Options(settings.Threads, cancellation));
        var search = new ObjectSearch(volume, settings, optics, NearBy, progress);
        var cores = search.Run();
        if (cores.Count == 0)
            cores = (search = new ObjectSearch(volume, settings, optics, FarBeyond, progress)).Run();
        var objects = new List<DetectedObject>();
        var labels = new Image<int>(volume.Height, volume.Width);
        foreach (var core in cores)
        {
            objects.Add(
                Describe(core, objects.Count + 1, optics, core.TouchesBorder(volume.Height, volume.Width)));
            foreach (var at in core.Pixels)
                labels.Pixels[at] = objects.Count;
        }
        return new ObjectDetectionResult
        {
            Settings = settings,
            Objects = objects,
            Count = ObjectCount.Of(objects, VolumeUm3(hologram, settings)),
            MaximumProjection = search.Projection,
            Labels = labels,
            Threshold = search.Threshold,
            PlanesUm = search.Asked,
            Candidates = search.Candidates,
            BeyondRange = search.BeyondRange,
            TwinFringes = search.TwinFringes,
            Warnings = [.. normalised.Warnings, .. Warnings(objects.Count, search, settings)],
            Elapsed = clock.Elapsed,
        };
    }

    private static DetectedObject Describe(ObjectCore core, int id, Optics optics, bool touchesBorder)
    {
        var pixel = optics.Effective(core.ZUm).PixelUm;
        return new DetectedObject(id, core.Column * pixel, core.Row * pixel, core.ZUm, 2 * core.RadiusPx * pixel,
            core.Pixels.Count * pixel * pixel, core.Peak, core.Confidence, touchesBorder, core.Region);
    }

    // With a point source the field of view narrows towards it: a frustum.
    private static double VolumeUm3(Hologram hologram, ObjectDetectionSettings settings)
    {
        var pixels = (double)hologram.Intensity.Height * hologram.Intensity.Width;
        var near = hologram.Optics.Effective(settings.MinZUm).PixelUm;
        var far = hologram.Optics.Effective(settings.MaxZUm).PixelUm;
        return pixels * (near * near + near * far + far * far) / 3 * (settings.MaxZUm - settings.MinZUm);
    }

    private static IEnumerable<string> Warnings(int objects, ObjectSearch search, ObjectDetectionSettings settings)
    {
        if (search.BeyondRange > Math.Max(1, objects / 10))
            yield return FormattableString.Invariant(
                $"{search.BeyondRange} bright places are sharpest at an end of ") +
                FormattableString.Invariant($"{settings.MinZUm:0.#}:{settings.MaxZUm:0.#} µm: ") +
                "objects may lie beyond. Widen the range.";
        if (search.Covered > 0.25)
            yield return FormattableString.Invariant(
                $"Bright places cover {search.Covered:0 %} of the field: objects are too dense to be told apart ") +
                "safely. Dilute the sample, or raise the threshold.";
    }
}
