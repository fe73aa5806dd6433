using LenslessScope.Holography;

namespace LenslessScope.Workflows;

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
    internal sealed record PhasePart(IReadOnlyList<PhaseObject?> Objects, double DryMassPg,
        IReadOnlyList<double> PlanesUm, int MostIterations, double? IndexDifference,
        double LeastRefractionIncrement, double LargestRefractionIncrement,
        double ElapsedSeconds);

    public static ObjectReport Of(ObjectDetectionResult result, Optics optics, string hologram, HologramSet holograms,
        ObjectsRequest request, ObjectPhaseResult? phase, Making made) =>
        new(hologram, result.Count, result.Objects, result.Settings, request.Normalisation, optics,
            holograms.Backgrounds, holograms.Darks, phase == null ? null : PartOf(phase, request),
            result.Threshold, result.PlanesUm.Count, result.Candidates, result.BeyondRange, result.TwinFringes,
            [.. result.Warnings, .. phase?.Warnings ?? []], result.Elapsed.TotalSeconds, made);

    private static PhasePart PartOf(ObjectPhaseResult phase, ObjectsRequest request)
    {
        var increment = request.RefractionIncrement ?? RefractionIncrement.OfCells;
        return new PhasePart(phase.Phases, phase.Phases.Sum(one => one?.DryMassPg ?? 0), phase.PlanesUm,
            RequestSettings.Retrieval(request.Iterations).MostIterations, request.IndexDifference, increment.Least,
            increment.Largest, phase.Elapsed.TotalSeconds);
    }
}
