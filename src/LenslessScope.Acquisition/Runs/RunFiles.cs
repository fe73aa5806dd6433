namespace LenslessScope.Acquisition;

/// <summary>What lies in the folder of a run besides its OME-TIFFs.</summary>
internal static class RunFiles
{
    internal const string Plan = "plan.yaml", Document = "run.json", Log = "frames.jsonl",
        Configuration = "instrument.cfg",
        Heartbeat = "heartbeat.json", Stamp = "complete.json", Preview = "preview.png";

    /// <summary>What a run may have beside its frames: the focus over time, pictures in focus.</summary>
    internal const string Focus = "focus.csv", Reconstruction = "reconstruction", Messages = "run.log";

    internal const string ImageEnding = ".ome.tif", UnfinishedEnding = ".part";

    internal static IReadOnlyList<string> All { get; } = [Plan, Document, Log, Configuration, Heartbeat, Stamp, Preview,
        Focus, Reconstruction, Messages];

    /// <summary>What interrupted writing left behind.</summary>
    internal static IEnumerable<string> Unfinished(string folder) =>
        Directory.EnumerateFiles(folder, "*" + UnfinishedEnding).Where(path => Path.GetFileName(path).StartsWith('.'));
}
