using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>
/// What a run knows of itself while it is written, and its two homes on the disk: frames.jsonl, a line for everything
/// that happens, and run.json, a summary for people.
/// </summary>
internal sealed class RunRecord : IDisposable
{
    private static readonly TimeSpan s_documentInterval = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly Plan _plan;
    private readonly IReadOnlyList<PlannedStack> _stacks;
    private readonly RunOptions _options;
    private readonly List<RunSession> _sessions;
    private readonly SortedDictionary<long, string> _missingReasons = [];
    private readonly List<RunEvent> _events = [];
    private RunLog _log;
    private long _documented;
    private bool _documentDue;

    internal RunRecord(string folder, Plan plan, IReadOnlyList<PlannedStack> stacks, IReadOnlyList<RunSession> sessions,
        RunOptions options)
    {
        (_folder, _plan, _stacks, _options, _sessions) = (folder, plan, stacks, options, [.. sessions]);
        Expected = stacks.Sum(stack => stack.Frames);
        _log = new RunLog(folder, 0);
    }

    internal long Expected { get; }

    internal FrameSet Done { get; } = new();

    internal FrameSet Missing { get; } = new();

    /// <summary>The time of the last frame of a run that is gone on with; null where there is none.</summary>
    internal TimeSpan? LastElapsed { get; private set; }

    /// <summary>Of all frames; null before the first.</summary>
    internal FrameShape? Shape { get; private set; }

    internal RunFacts Facts => _sessions[0].Facts;

    /// <summary>Adds the line of a frame; it counts once <see cref="Recorded"/> is called.</summary>
    internal void Add(RecordedFrame frame) => _log.Add(new RunLogLine { Frame = frame });

    /// <summary>The frame's line is written.</summary>
    internal void Recorded(long index)
    {
        Done.Add(index);
        if (Missing.Remove(index))
            _missingReasons.Remove(index);
    }

    internal void GivenUp(long index, string reason)
    {
        if (Missing.Add(index) || _missingReasons.GetValueOrDefault(index) != reason)
            _log.Add(new RunLogLine { Missing = new MissingFrame(index, reason) });
        _missingReasons[index] = reason;
        _documentDue = true;
    }

    internal void Happened(RunEvent what)
    {
        _events.Add(what);
        _log.Add(new RunLogLine { Event = what });
        _documentDue = true;
    }

    internal void Lost(IReadOnlyList<long> lost)
    {
        if (lost.Count == 0)
            return;
        foreach (var index in lost)
            Done.Remove(index);
        _log.Add(new RunLogLine { Lost = lost });
#pragma warning disable RS0030 // what writes knows no clock but those of its frames, and loses them without any
        var now = DateTimeOffset.UtcNow;
#pragma warning restore RS0030
        Happened(new RunEvent(now, RunEventKind.StorageError,
            $"The disk lost {lost.Count} frames that " +
            $"were not flushed yet: {string.Join(", ", lost.Take(100))}. Resume the run to take them again."));
    }

    /// <summary>States the instrument of this session anew. What the disk refuses is tried again later.</summary>
    internal void State(MMCore.Configuration deviceState, double? pixelUm)
    {
        var facts = _sessions[^1].Facts with { DeviceState = deviceState, PixelUm = pixelUm };
        _sessions[^1] = _sessions[^1] with { Facts = facts };
        _documentDue = true;
        SaveDocumentWhenDue();
    }

    /// <summary>States the shape of all frames.</summary>
    /// <exception cref="ImageFileException">It cannot be written, and is not stated.</exception>
    internal void State(FrameShape shape)
    {
        Shape = shape;
        try
        {
            SaveDocument();
        }
        catch (ImageFileException)
        {
            Shape = null;
            throw;
        }
    }

    /// <exception cref="ImageFileException">
    /// Not all lines could be written; the rest is kept for the next time.
    /// </exception>
    internal void WriteLog(bool flush) => _log.Write(flush);

    /// <summary>Ends the session.</summary>
    /// <exception cref="ImageFileException">It cannot be written, and is not ended.</exception>
    internal void End(RunEnd end, RunState state)
    {
        _sessions[^1] = _sessions[^1] with { End = end };
        try
        {
            SaveDocument(state);
        }
        catch (ImageFileException)
        {
            _sessions[^1] = _sessions[^1] with { End = null };
            throw;
        }
    }

    /// <summary>
    /// Brings run.json up to date now and then. What the disk refuses is tried again later: the log has it.
    /// </summary>
    internal void SaveDocumentWhenDue()
    {
        if (!_documentDue || Environment.TickCount64 - _documented < s_documentInterval.TotalMilliseconds)
            return;
        try
        {
            SaveDocument();
        }
        catch (ImageFileException)
        {
            _documented = Environment.TickCount64;
        }
    }

    /// <exception cref="ImageFileException">It cannot be written.</exception>
    internal void SaveDocument(RunState state = RunState.Running)
    {
        new RunDocument
        {
            Format = RunDocument.FormatVersion, Name = _plan.Name, Description = _plan.Description, State = state,
            Expected = Expected, Recorded = Done.Count, Shape = Shape, Options = _options, Stacks = _stacks,
            // The configuration has a file of its own.
            Sessions = [.. _sessions.Select(s => s with { Facts = s.Facts with { ConfigurationText = "" } })],
            Missing = _missingReasons, Events = _events,
        }.Write(_folder);
        _documentDue = false;
        _documented = Environment.TickCount64;
    }

    /// <summary>Goes on with a run: makes what its log says and what its files hold the same.</summary>
    internal void TakeOver(RunLogContents contents, FrameShape? shape, StackFiles files)
    {
        Shape = shape;
        _log.Dispose();
        _log = new RunLog(_folder, contents.WholeBytes);
        _events.AddRange(contents.Events);
        foreach (var (index, reason) in contents.Missing)
        {
            Missing.Add(index);
            _missingReasons[index] = reason;
        }
        if (shape is not { } known)
            return;
        files.Sensor = contents.Frames.Values.Select(frame => frame.Record.Sensor).FirstOrDefault(s => s is not null);
        var claimed = contents.Frames.Values.ToDictionary(frame => (frame.File, frame.Page));
        foreach (var there in files.Present(known))
            if (claimed.Remove((there.File, there.Page), out var frame) && frame.Index == there.Index)
                Done.Add(frame.Index);
            else if (Done.Add(there.Index))
                Add(there);
        long[] lost = [.. claimed.Values.Select(frame => frame.Index).Where(index => !Done.Contains(index))];
        if (lost.Length > 0)
            _log.Add(new RunLogLine { Lost = lost });
        foreach (var index in Done)
            if (Missing.Remove(index))
                _missingReasons.Remove(index);
        LastElapsed = contents.Frames.Values.Max(frame => frame.Record.Elapsed);
    }

    /// <summary>Closes the log.</summary>
    public void Dispose() => _log.Dispose();
}
