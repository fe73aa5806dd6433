using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>One field of all holograms, which are frames of one sample.</summary>
internal static class JointWorkflow
{
    /// <inheritdoc cref="Workflow.Run"/>
    public static WorkflowOutcome<JointReport> Run(ReconstructRequest request, WorkflowOutput output,
        IProgress<WorkflowProgress>? progress, CancellationToken cancellation)
    {
        var holograms = HologramSet.Open(request, progress,
            (_, all) => OutputFolder.InputsInTheWay(all, output.Folder, [""], JointFiles.Names));
        var frames = request.Joint! with { RawColour = holograms.JointColour };
        var paths = holograms.Paths;
        var contradictions = new HashSet<string>();
        return WorkflowLoop.Run([null], output, progress, (_, files) =>
        {
            var result = JointReconstruction.Run(
                paths.Select((_, k) => HologramOf(holograms, frames, request, k, contradictions)), paths.Count,
                RequestSettings.Joint(request, frames), StageOf.Joining(paths, progress), cancellation);
            var report = JointReport.Of(result, holograms, output.Made());
            files.Write(pathOf => JointFiles.Write(result, report, pathOf));
            return report;
        }, report => contradictions.Concat(report.Warnings));
    }

    private static Hologram HologramOf(
        HologramSet holograms, JointFrames frames, ReconstructRequest request, int k, HashSet<string> contradictions)
    {
        var hologram = holograms.Hologram(holograms.Paths[k], recorded =>
        {
            var given = frames.WavelengthsNm?[k];
            if (given is { } nm && recorded.WavelengthNm is { } said && Math.Abs(nm - said) > 0.5)
                contradictions.Add($"{recorded.Path} says that its wavelength is {said} nm, but {nm} nm from " +
                "`wavelengthsNm` was used. Check the order of the files.");
            var optics = holograms.OpticsOf(recorded, given);
            return optics with { Illumination = frames.AnglesDeg?[k] ?? default };
        });
        var (finer, farthest) = (frames.SuperResolution ?? 1,
            frames.HeightsUm?.Max() ?? request.ZUm ?? request.ZRangeUm?.To ?? 0);
        holograms.CheckMemory(holograms.Paths[k], hologram, MemoryNeed.OfReconstruction(
            finer * hologram.Intensity.Height, finer * hologram.Intensity.Width, hologram.Optics, farthest,
            ReconstructionMethod.TotalVariation, measured: false, holograms.Paths.Count), "give fewer frames");
        return hologram;
    }
}
