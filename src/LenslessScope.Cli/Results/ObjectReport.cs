using LenslessScope.Cli.Verbs;
using LenslessScope.Holography;

namespace LenslessScope.Cli.Results;

/// <summary>
/// What <c>objects.json</c> says: the count first, then the objects and everything they were found with.
/// </summary>
internal sealed record ObjectReport(
    string Hologram,
    ObjectCount Count,
    IReadOnlyList<DetectedObject> Objects,
    ObjectDetectionSettings Settings,
    NormalisationSettings Normalisation,
    Optics Optics,
    IReadOnlyList<string> Backgrounds,
    IReadOnlyList<string> Darks,
    double Threshold,
    int Planes,
    int Candidates,
    int BeyondRange,
    int TwinFringes,
    IReadOnlyList<string> Warnings,
    double ElapsedSeconds,
    string Lensless,
    DateTimeOffset MadeAt)
{
    public static ObjectReport Of(
        ObjectDetectionResult result, Optics optics, string hologram, HologramRequest request, DateTimeOffset now) =>
        new(hologram, result.Count, result.Objects, result.Settings, request.Normalisation, optics, request.Backgrounds,
            request.Darks, result.Threshold, result.PlanesUm.Count, result.Candidates, result.BeyondRange, result.TwinFringes, result.Warnings,
            result.Elapsed.TotalSeconds, VersionVerb.Lensless, now);
}
