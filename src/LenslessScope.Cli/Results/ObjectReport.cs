using LenslessScope.Holography;
using LenslessScope.Workflows;

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
    ObjectReport.PhasePart? Phase,
    double Threshold,
    int Planes,
    int Candidates,
    int BeyondRange,
    int TwinFringes,
    IReadOnlyList<string> Warnings,
    double ElapsedSeconds,
    Making Made)
{
    /// <summary>What the phase says of each object, in their order, and how it was found.</summary>
    internal sealed record PhasePart(IReadOnlyList<PhaseObject?> Objects, double DryMassPg, IReadOnlyList<double> PlanesUm,
        int MostIterations, double? IndexDifference, double LeastRefractionIncrement, double LargestRefractionIncrement,
        double ElapsedSeconds);

    public static ObjectReport Of(
        ObjectDetectionResult result, Optics optics, string hologram, HologramRequest request, PhasePart? phase,
        IReadOnlyList<string> warnings, Making made) =>
        new(hologram, result.Count, result.Objects, result.Settings, request.Normalisation, optics, request.Backgrounds,
            request.Darks, phase, result.Threshold, result.PlanesUm.Count, result.Candidates, result.BeyondRange, result.TwinFringes, warnings,
            result.Elapsed.TotalSeconds, made);
}
