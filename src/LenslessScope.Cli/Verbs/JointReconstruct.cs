using System.CommandLine;
using LenslessScope.Cli.Results;
using LenslessScope.Holography;
using LenslessScope.Workflows;

namespace LenslessScope.Cli.Verbs;

/// <summary>What <c>reconstruct</c> does when all holograms are frames of one sample.</summary>
internal static class JointReconstruct
{
    public static ExitStatus Run(ParseResult parse, double? zUm, string output, Console console, CancellationToken cancellation)
    {
        var paths = HologramPages.Expand(parse.GetRequiredValue(HologramOptions.Holograms), []);
        UsageException.ThrowIfAny(JointOptions.Contradictions(parse, zUm, paths.Count));
        var request = HologramOptions.Read(parse, console, zUm ?? JointOptions.Values(parse, JointOptions.HeightsUm)?[0]);
        var settings = JointOptions.Settings(parse, request);
        UsageException.ThrowIfAny([.. settings.Validate(paths.Count),
            .. OutputFolder.InputsInTheWay(request.Frames, output, [""], JointFiles.Names).Select(OptionWords.Of)]);
        using var folder = OutputFolder.Begin(output);
        var contradictions = new HashSet<string>();
        var result = JointReconstruction.Run(paths.Select((_, k) => Hologram(parse, request, k, contradictions)), paths.Count, settings,
            new Telling(progress => console.Progress(InWords(progress, paths))), cancellation);
        console.Progress("");
        var report = JointReport.Of(result, request, WorkflowVerb.OutputOf(parse, output).Made());
        folder.Write("", pathOf => JointFiles.Write(result, report, pathOf));
        var files = folder.Commit();
        foreach (var warning in contradictions.Concat(report.Warnings))
            console.Notice(warning);
        console.Result(new { results = new[] { report }, files }, [.. InWords(report), .. files]);
        return ExitStatus.Success;
    }

    private static Hologram Hologram(ParseResult parse, HologramRequest request, int k, HashSet<string> contradictions) =>
        request.Files.Hologram(request.Paths[k], recorded =>
        {
            var given = JointOptions.Values(parse, JointOptions.WavelengthsNm)?[k];
            if (given is { } nm && recorded.WavelengthNm is { } said && Math.Abs(nm - said) > 0.5)
                contradictions.Add($"{recorded.Path} says that its wavelength is {said} nm; {nm} nm of --wavelengths-nm was taken. " +
                    "Check the order of the files.");
            var optics = HologramOptions.OpticsOf(parse, recorded, given);
            return optics with { Illumination = JointOptions.Values(parse, JointOptions.AnglesDeg)?[k] ?? default };
        });

    private static string InWords(JointProgress progress, IReadOnlyList<string> paths) => progress.Stage switch
    {
        JointStage.Focusing => $"{Path.GetFileName(paths[progress.Frame])}: looking for the focus, {progress.Fraction:0 %}",
        JointStage.Registering => $"{Path.GetFileName(paths[progress.Frame])}: comparing with the first frame",
        _ => $"solving, {progress.Fraction:0 %}",
    };

    private static IEnumerable<string> InWords(JointReport report)
    {
        foreach (var frame in report.Frames)
            yield return $"{frame.Hologram}: {(frame.Focus == null ? "at" : "in focus at")} {frame.ZUm:0.0} µm, shifted by " +
                $"{frame.ShiftColumnsPx:0.00}, {frame.ShiftRowsPx:0.00} px, turned by {frame.RotationDegrees:0.000}°, scale " +
                $"{frame.Scale:0.0000}, correlation {frame.Correlation:0.00}";
        yield return $"one field of {report.Frames.Count} frames, pixels of {report.PixelUm:0.###} µm ({report.ElapsedSeconds:0.0} s)";
    }

    // Progress<T> of the framework reports on other threads, after the work is over.
    private sealed class Telling(Action<JointProgress> action) : IProgress<JointProgress>
    {
        public void Report(JointProgress value) => action(value);
    }
}
