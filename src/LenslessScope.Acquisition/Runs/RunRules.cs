namespace LenslessScope.Acquisition;

/// <summary>What must hold before a run or a frame is written; all problems are reported at once.</summary>
internal static class RunRules
{
    private const int MaxNameBytes = ProblemList.MostNameBytes;

    /// <summary>Why a run cannot begin in that folder; null if it can.</summary>
    internal static string? Occupied(string folder) =>
        File.Exists(folder) ? $"{folder} is a file. Name a new or empty folder for the run."
        : !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any() ? null
        : RunFolder.WhyTaken(folder) ?? $"{folder} is not empty. Name a new or empty folder for the run.";

    internal static void CheckNew(string folder, IReadOnlyList<PlannedStack> stacks, RunFacts facts, RunOptions options)
    {
        var reasons = new List<string>();
        if (Occupied(folder) is { } occupied)
            reasons.Add(occupied);
        if (stacks.Count == 0)
            reasons.Add("The plan has no frames. Give it at least one.");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase); // file systems of USB sticks fold case
        foreach (var name in stacks.Select(stack => stack.Name))
        {
            if (name.Length == 0 || name[0] == '.' || name.AsSpan().IndexOfAny('/', '\0') >= 0
                    || System.Text.Encoding.UTF8.GetByteCount(name) > MaxNameBytes)
                reasons.Add($"'{name}' would name a file of the run; it must have 1 to {MaxNameBytes} bytes, no " +
                    "'/', and no dot at its beginning. Rename the plan or the position.");
            if (!names.Add(name))
                reasons.Add($"Two stacks are named '{name}' (ignoring case). Rename one position.");
        }
        if (facts.PixelUm is { } um && !(um > 0 && double.IsFinite(um)))
            reasons.Add($"The pixel pitch is {um} µm; it must be above 0. Set the pixel size in " +
                $"{facts.ConfigurationPath}.");
        CheckOptions(options, reasons);
        if (reasons.Count > 0)
            throw new RunRefusedException(folder, reasons);
    }

    internal static void CheckResumed(string folder, RunDocument document, RunLogContents contents, RunFacts facts)
    {
        var reasons = new List<string>();
        var first = document.Sessions[0].Facts;
        if (Heartbeat.IsLocked(folder))
            reasons.Add($"{folder} is being written by another process. Stop that one first.");
        else if (contents.Frames.Count == document.Expected && document.State == RunState.Complete)
            reasons.Add($"{folder} is complete: it has all {document.Expected} frames. There is nothing left to do.");
        if (first.ConfigurationText != facts.ConfigurationText)
            reasons.Add($"{facts.ConfigurationPath} differs from the configuration with which the run began. That " +
                $"one is kept in {Path.Combine(folder, RunFiles.Configuration)}; use it.");
        if (first.Camera != facts.Camera)
            reasons.Add($"The run began with the camera '{first.Camera}'; now it is '{facts.Camera}'. Use the same " +
                "one.");
        if (reasons.Count > 0)
            throw new RunRefusedException(folder, reasons);
    }

    /// <returns>The frame's stack.</returns>
    internal static PlannedStack CheckFrame(string folder, PlannedFrame planned, FrameShape shape, FrameShape? before,
        FrameSet done, StackFiles files)
    {
        var stack = files.StackOf(planned.Stack) ?? throw new ArgumentException(
            $"Frame {planned.Index} belongs to the stack '{planned.Stack}', which the run does not have.",
            nameof(planned));
        if (done.Contains(planned.Index))
            throw new ArgumentException($"Frame {planned.Index} is recorded already.", nameof(planned));
        if (before is { } expected && expected != shape)
            throw new RunRefusedException(folder,
                [$"Frame {planned.Index} has {shape}, earlier frames {expected}; all " +
                "frames of a run must be alike. Restore the camera's size, binning and pixel type, or start another " +
                    "run."]);
        if (StackFiles.PixelsOf(shape.PixelType) is null)
            throw new RunRefusedException(folder,
                [$"Frame {planned.Index} has pixels of type {shape.PixelType}; GRAY8, GRAY16 " +
                "and RGB32 can be recorded. Choose another pixel type for the camera."]);
        return stack;
    }

    private static void CheckOptions(RunOptions options, List<string> reasons)
    {
        const int maxFrames = 100_000;
        const long minBytes = 1L << 20, maxBytes = 1L << 44;
        if (options.PartFrames is < 1 or > maxFrames)
            reasons.Add($"PartFrames is {options.PartFrames}; it must be 1 to {maxFrames}.");
        if (options.PartBytes is < minBytes or > maxBytes)
            reasons.Add($"PartBytes is {options.PartBytes}; it must be {minBytes} (1 MiB) to {maxBytes} (16 TiB).");
        if (options.FlushEvery < TimeSpan.Zero || options.FlushEvery > TimeSpan.FromSeconds(10))
            reasons.Add($"FlushEvery is {options.FlushEvery}; it must be 0 to 10 s.");
        if (!Enum.IsDefined(options.Compression))
            reasons.Add($"Compression is {options.Compression}; it must be None or Deflate.");
    }
}
