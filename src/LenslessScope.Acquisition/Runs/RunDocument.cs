using System.Text.Json;
using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>
/// What run.json holds. How many frames there are and which events happened is told by frames.jsonl; they are repeated
/// here for people, as of the time of writing.
/// </summary>
internal sealed record RunDocument
{
    internal const int FormatVersion = 1;

    public required int Format { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required RunState State { get; init; }

    public required long Expected { get; init; }

    public required long Recorded { get; init; }

    public FrameShape? Shape { get; init; }

    public required RunOptions Options { get; init; }

    public required IReadOnlyList<PlannedStack> Stacks { get; init; }

    public required IReadOnlyList<RunSession> Sessions { get; init; }

    public required IReadOnlyDictionary<long, string> Missing { get; init; }

    public required IReadOnlyList<RunEvent> Events { get; init; }

    /// <exception cref="ImageFileException">It cannot be written.</exception>
    internal void Write(string folder)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, RunJson.Document.RunDocument);
        AtomicFile.Write(Path.Combine(folder, RunFiles.Document), stream => stream.Write(bytes));
    }

    /// <exception cref="RunRefusedException">It is missing or damaged.</exception>
    internal static RunDocument Read(string folder)
    {
        var path = Path.Combine(folder, RunFiles.Document);
        if (!File.Exists(path))
            throw new RunRefusedException(folder,
                [$"{folder} is not the folder of a run: it has no {RunFiles.Document}. Name the " +
                "folder of a run."]);
        try
        {
            var read = JsonSerializer.Deserialize<RunDocument>(File.ReadAllBytes(path), RunJson.Reading)
                ?? throw new JsonException("it is null");
            if (read.Format != FormatVersion)
                throw new RunRefusedException(folder, [$"{path} has format {read.Format}; this version reads " +
                    $"{FormatVersion}. Use the version that wrote it."]);
            var configuration = File.ReadAllText(Path.Combine(folder, RunFiles.Configuration));
            return read with
            {
                Sessions = [.. read.Sessions.Select(s =>
                    s with { Facts = s.Facts with { ConfigurationText = configuration } })],
            };
        }
        catch (Exception e) when (e is JsonException or UnauthorizedAccessException
            or IOException and not RunRefusedException)
        {
            throw new RunRefusedException(folder,
                [$"{path} cannot be read: {e.Message} The frames in the OME-TIFFs are not " +
                "harmed; any program reads them."], e);
        }
    }
}
