using LenslessScope.Acquisition;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Plans;

/// <summary>What <c>lensless plan check</c> found. Without an instrument, what depends on one is null.</summary>
internal sealed record PlanReport
{
    public required string File { get; init; }

    public required string? Cfg { get; init; }

    public required IReadOnlyList<PlanProblem> Problems { get; init; }

    public long? Frames { get; init; }

    public long? Images { get; init; }

    public long? Backgrounds { get; init; }

    public long? Darks { get; init; }

    public IReadOnlyList<PlannedStack>? Stacks { get; init; }

    /// <summary>Bytes of a frame with the camera's settings.</summary>
    public long? FrameBytes { get; init; }

    public long? Bytes { get; init; }

    public string? Output { get; init; }

    public long? FreeBytes { get; init; }

    /// <summary>Whether the run fits on the disk.</summary>
    public bool? Fits { get; init; }

    public double? DurationSeconds { get; init; }

    public double? ExposureSeconds { get; init; }

    public double? LateSeconds { get; init; }

    /// <summary>What to know beforehand, although it prevents nothing.</summary>
    public IReadOnlyList<PlanProblem> Notes { get; init; } = [];

    /// <summary>Of a plan that cannot be run.</summary>
    public static PlanReport Of(string file, string? cfg, IReadOnlyList<PlanProblem> problems) =>
        new()
        {
            File = file,
            Cfg = cfg,
            Problems = [.. problems.Select(problem => problem with { Message = OptionWords.In(problem.Message) })],
        };

    /// <summary>Of a plan that can be run.</summary>
    public static PlanReport Of(string file, string? cfg, Plan plan, InstrumentFacts? instrument, FreeSpace disk)
    {
        var estimate = PlanEstimate.Of(plan, instrument);
        return new PlanReport
        {
            File = file,
            Cfg = cfg,
            Problems = [],
            Frames = estimate.Frames,
            Images = estimate.Images,
            Backgrounds = estimate.Backgrounds,
            Darks = estimate.Darks,
            Stacks = plan.Stacks(),
            FrameBytes = instrument?.FrameBytes,
            Bytes = estimate.Bytes,
            Output = disk.Folder,
            FreeBytes = disk.Bytes,
            Fits = estimate.Bytes is { } bytes ? bytes <= disk.Bytes : null,
            DurationSeconds = estimate.Duration.TotalSeconds,
            ExposureSeconds = estimate.Exposing.TotalSeconds,
            LateSeconds = estimate.Late.TotalSeconds,
            Notes = instrument is null ? [] : plan.NotesOn(instrument),
        };
    }

    public IEnumerable<string> InWords()
    {
        if (Problems.Count > 0)
            return [.. Problems.Select(problem => problem.Line > 0 ? $"{File}:{problem}" : $"{File}: {problem}"),
                $"{Problems.Count} problem{(Problems.Count == 1 ? "" : "s")} in {File}."];
        List<string[]> rows =
        [
            ["Frames", $"{Images} of the sample{Also(Backgrounds, "without sample")}{Also(Darks, "without light")}"],
            ["Stacks", string.Join("; ", Stacks!.Take(8).Select(InWords)) +
                (Stacks!.Count > 8 ? $"; and {Stacks.Count - 8} more" : "")],
            ["Duration", $"about {PlanWords.Duration(DurationSeconds!.Value)}, exposures " +
                $"{PlanWords.Duration(ExposureSeconds!.Value)} of it" +
                (Cfg == null ? "; without exposure times that the plan leaves open" : "")],
            ["On disk", Bytes is { } bytes
                ? $"{ByteWords.Of(bytes)} ({ByteWords.Of(FrameBytes!.Value)} per frame with the camera's settings); " +
                    $"free in '{Output}': " +
                    ByteWords.Of(FreeBytes!.Value)
                : "unknown without --cfg; free in '" + Output + "': " + ByteWords.Of(FreeBytes!.Value)],
        ];
        return [$"{File}: no problems{(Cfg == null ? "" : $" with {Cfg}")}.", .. Table.Of(rows), .. Warnings()];
    }

    private IEnumerable<string> Warnings()
    {
        foreach (var note in Notes)
            yield return $"{note}";
        if (Fits == false)
            yield return $"The disk is too small by {ByteWords.Of(Bytes!.Value - FreeBytes!.Value)}. Free some " +
                "space, choose another disk with --output, or take fewer or smaller frames.";
        if (LateSeconds > 0)
            yield return $"The schedule is too tight: the last time point would begin about " +
                $"{PlanWords.Duration(LateSeconds.Value)} " +
                "late. Choose a longer interval or fewer frames per time point.";
    }

    private static string Also(long? count, string what) => count > 0 ? $", {count} {what}" : "";

    private static string InWords(PlannedStack stack) => $"{stack.Name} ({stack.Frames})";
}
