using System.Text.Json;
using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>One line of frames.jsonl: one of these.</summary>
internal sealed record RunLogLine
{
    public RecordedFrame? Frame { get; init; }

    public MissingFrame? Missing { get; init; }

    public RunEvent? Event { get; init; }

    /// <summary>Numbers of frames that an earlier line claims and that a failing disk has lost.</summary>
    public IReadOnlyList<long>? Lost { get; init; }
}

/// <summary>A frame that was given up.</summary>
internal sealed record MissingFrame(long Index, string Reason);

/// <summary>What the lines of a run add up to.</summary>
internal sealed class RunLogContents
{
    internal SortedDictionary<long, RecordedFrame> Frames { get; } = [];

    internal SortedDictionary<long, string> Missing { get; } = [];

    internal List<RunEvent> Events { get; } = [];

    /// <summary>Bytes of the lines that are whole.</summary>
    internal long WholeBytes { get; private set; }

    internal void Add(RunLogLine line)
    {
        if (line.Frame is { } frame)
        {
            Frames[frame.Index] = frame;
            Missing.Remove(frame.Index);
        }
        if (line.Missing is { } missing)
            Missing[missing.Index] = missing.Reason;
        if (line.Event is { } happened)
            Events.Add(happened);
        foreach (var index in line.Lost ?? [])
            Frames.Remove(index);
    }

    /// <summary>
    /// Reads the lines; the last one, if it is torn, and all after a damaged one are left out.
    /// </summary>
    internal static RunLogContents Read(string folder)
    {
        var contents = new RunLogContents();
        var path = Path.Combine(folder, RunFiles.Log);
        if (!File.Exists(path))
            return contents;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new BinaryReader(stream);
        var bytes = reader.ReadBytes((int)Math.Min(stream.Length, Array.MaxLength)).AsSpan();
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            try
            {
                contents.Add(JsonSerializer.Deserialize<RunLogLine>(bytes[..end], RunJson.Reading)!);
            }
            catch (Exception e) when (e is JsonException or NullReferenceException)
            {
                break;
            }
            contents.WholeBytes += end + 1;
        }
        return contents;
    }
}

/// <summary>
/// Appends to frames.jsonl. Lines that cannot be written are kept for the next time, and those that are not flushed are
/// written again where a medium comes back without them.
/// </summary>
internal sealed class RunLog(string folder, long end) : IDisposable
{
    private readonly string _path = Path.Combine(folder, RunFiles.Log);
    private readonly Queue<RunLogLine> _waiting = new();
    private readonly MemoryStream _unflushed = new(); // what the file has after _flushed
    private DurableFile? _file;
    private long _flushed = end;

    internal void Add(RunLogLine line) => _waiting.Enqueue(line);

    /// <exception cref="ImageFileException">Not all could be written; they are kept.</exception>
    internal void Write(bool flush)
    {
        try
        {
            if (_file is null)
                Open();
            else
                _file.CheckInPlace();
            while (_waiting.TryPeek(out var line))
            {
                byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, RunJson.Line.RunLogLine), (byte)'\n'];
                _file!.Write(_flushed + _unflushed.Length, bytes);
                _unflushed.Write(bytes);
                _waiting.Dequeue();
            }
            if (!flush)
                return;
            _file!.Flush();
            _flushed += _unflushed.Length;
            _unflushed.SetLength(0);
        }
        catch (ImageFileException)
        {
            Dispose(); // the medium may be another one next time
            throw;
        }
    }

    private void Open()
    {
        _file = DurableFile.Open(_path, _flushed > 0 ? FileMode.Open : FileMode.OpenOrCreate);
        _file.CheckHolds(_flushed);
        _file.Write(_flushed, _unflushed.GetBuffer().AsSpan(0, (int)_unflushed.Length));
        _file.Truncate(_flushed + _unflushed.Length);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
