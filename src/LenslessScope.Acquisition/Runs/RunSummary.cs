using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>A run in one line.</summary>
/// <param name="Folder">Absolute.</param>
/// <param name="Name">Of the plan.</param>
/// <param name="State">In what state it is.</param>
/// <param name="StartedAt">When it began first.</param>
/// <param name="Recorded">Frames that it has.</param>
/// <param name="Expected">Frames of the plan.</param>
/// <param name="Camera">The camera's label.</param>
public sealed record RunSummary(
    string Folder, string Name, RunState State, DateTimeOffset StartedAt, long Recorded, long Expected, string Camera)
{
    /// <summary>The process that is writing it, on this machine; null where none is, or it cannot be read.</summary>
    public int? Process { get; init; }

    /// <summary>Of the run in a folder. Quick: files of frames are not opened.</summary>
    /// <exception cref="RunRefusedException">The folder holds no run, or what describes it is damaged.</exception>
    public static RunSummary Of(string folder)
    {
        var document = RunDocument.Read(folder);
        var running = Heartbeat.IsLocked(folder);
        var ended = !running && document.Sessions[^1].End is not null;
        var facts = document.Sessions[0].Facts;
        return new RunSummary(Path.GetFullPath(folder), document.Name,
            running ? RunState.Running : ended ? document.State : RunState.Interrupted, facts.StartedAt,
            ended ? document.Recorded : RunLogContents.Read(folder).Frames.Count, document.Expected, facts.Camera)
        {
            Process = running ? Heartbeat.ProcessOf(folder) : null,
        };
    }

    /// <summary>
    /// The runs in a folder and in all folders below it. Folders that cannot be read are passed over.
    /// </summary>
    public static IEnumerable<RunSummary> Below(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true,
            AttributesToSkip = 0 };
        foreach (var document in Directory.EnumerateFiles(folder, RunFiles.Document,
            options).Order(StringComparer.Ordinal))
            if (TryOf(Path.GetDirectoryName(document)!) is { } summary)
                yield return summary;
    }

    /// <summary>The same, or null where there is no run.</summary>
    internal static RunSummary? TryOf(string folder)
    {
        try
        {
            return Of(folder);
        }
        catch (Exception e) when (e is RunRefusedException or ImageFileException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
