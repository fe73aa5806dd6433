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
    /// <summary>
    /// What the phase says of each object, in their order, or why it says nothing, and how it was found; the mass of
    /// all is null where none has one.
    /// </summary>
    internal sealed record PhasePart(IReadOnlyList<PhaseObject?> Objects, IReadOnlyList<MassGap> NoMass,
        double? DryMassPg, double? DryMassErrorPg,
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
        var measured = phase.Phases.OfType<PhaseObject>().ToList();
        // The level of the background is wrong for all alike: errors add.
        return new PhasePart(phase.Phases, phase.Gaps,
            measured.Count > 0 ? measured.Sum(one => one.DryMassPg) : null,
            measured.Count > 0 ? measured.Sum(one => one.DryMassErrorPg) : null, phase.PlanesUm,
            RequestSettings.Retrieval(request.Iterations).MostIterations, request.IndexDifference, increment.Least,
            increment.Largest, phase.Elapsed.TotalSeconds);
    }
}
