using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// The objects of one hologram after the other, as tracking asks for them: no more than one is in memory, with what the
/// report and the picture need of the earlier ones.
/// </summary>
internal sealed class TrackedSeries(
    HologramSet holograms, TrackRequest request, IProgress<WorkflowProgress>? progress, CancellationToken cancellation)
{
    private readonly List<int> _counts = [];
    private readonly List<string> _warnings = [];

    public IReadOnlyList<int> ObjectsInFrame => _counts;

    public IReadOnlyList<string> Warnings => _warnings;

    public Optics? Optics { get; private set; }

    /// <summary>Largest dark-field modulus over all planes and frames.</summary>
    public Image<float>? Projection { get; private set; }

    public IEnumerable<IReadOnlyList<DetectedObject>> Frames()
    {
        foreach (var path in holograms.Paths)
        {
            var hologram = holograms.Hologram(path);
            holograms.CheckMemory(path, hologram, MemoryNeed.OfPlanes(hologram.Intensity.Height,
                hologram.Intensity.Width, hologram.Optics, request.Detection!.MaxZUm));
            var result = ObjectDetection.Run(hologram, request.Detection!, request.Normalisation,
                StageOf.Detecting(path, progress), cancellation);
            Keep(path, hologram.Optics, result);
            yield return result.Objects;
        }
    }

    private void Keep(string path, Optics optics, ObjectDetectionResult result)
    {
        Optics ??= optics;
        var projection = Projection ??= result.MaximumProjection;
        if ((projection.Height, projection.Width) != (result.Labels.Height, result.Labels.Width) || Optics != optics)
            throw new RequestException($"{path} differs from {holograms.Paths[0]} in size or optics; the frames of a " +
                "series must be alike. Give holograms of one series.");
        for (var i = 0; i < projection.Pixels.Length; i++)
            projection.Pixels[i] = Math.Max(projection.Pixels[i], result.MaximumProjection.Pixels[i]);
        _counts.Add(result.Objects.Count);
        _warnings.AddRange(result.Warnings.Select(warning => $"{path}: {warning}"));
    }
}
