using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>
/// What <c>tracks.json</c> says: the tracks without their points, which the table has, and how they were found.
/// </summary>
internal sealed record TrackReport(
    IReadOnlyList<string> Holograms,
    IReadOnlyList<int> ObjectsInFrame,
    IReadOnlyList<TrackReport.TrackPart> Tracks,
    int TooShort,
    TrackingSettings Tracking,
    ObjectDetectionSettings Detection,
    NormalisationSettings Normalisation,
    Optics Optics,
    IReadOnlyList<string> Backgrounds,
    IReadOnlyList<string> Darks,
    IReadOnlyList<string> Warnings,
    Making Made)
{
    /// <summary>One track.</summary>
    internal sealed record TrackPart(int Id, int FirstFrame, int LastFrame, int Points, int Missing, double PathUm,
        double DisplacementUm, double? MeanSpeedUmPerS, double? NetSpeedUmPerS)
    {
        public static TrackPart Of(Track track) => new(track.Id, track.Points[0].Frame, track.Points[^1].Frame,
            track.Points.Count, track.Missing, track.PathUm, track.DisplacementUm, track.MeanSpeedUmPerS,
            track.NetSpeedUmPerS);
    }

    public static TrackReport Of(
        TrackingResult result, TrackedSeries series, HologramSet holograms, TrackRequest request, Making made) =>
        new(holograms.Paths, series.ObjectsInFrame, [.. result.Tracks.Select(TrackPart.Of)], result.TooShort,
            result.Settings, request.Detection!, request.Normalisation, series.Optics!, holograms.Backgrounds,
            holograms.Darks, series.Warnings, made);
}
