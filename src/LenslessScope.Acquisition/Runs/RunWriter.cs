using System.Buffers;
using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// Writes a run into its folder. At every moment the folder can be read by <see cref="RunFolder"/> and its OME-TIFFs by
/// any program; they claim exactly the frames that they hold. To be used by one thread at a time; while it is open no
/// other process can write to the folder.
/// </summary>
/// <remarks>
/// Where a <see cref="RunStorageException"/> is thrown, nothing has changed: the same call can be made again once the
/// place is mended.
/// </remarks>
public sealed class RunWriter : IDisposable
{
    private static readonly TimeSpan s_documentInterval = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly RunOptions _options;
    private readonly List<RunSession> _sessions;
    private readonly SortedDictionary<long, string> _missingReasons = [];
    private readonly List<RunEvent> _events = [];
    private readonly Heartbeat _heartbeat;
    private readonly StackFiles _files;
    private readonly RunPreview _preview;
    private readonly TimeSpan _flushEvery;
    private RunLog _log;
    private FrameShape? _shape;
    private long? _halfWritten; // a frame that is in its file, while its line in the log could not be written
    private long _flushed, _documented;
    private bool _documentDue;
    private RunEnd? _end;

    private RunWriter(string folder, Plan plan, IReadOnlyList<PlannedStack> stacks, IReadOnlyList<RunSession> sessions,
        RunOptions options, TimeSpan flushEvery)
    {
        _folder = Path.GetFullPath(folder);
        Plan = plan;
        Stacks = stacks;
        _sessions = [.. sessions];
        _options = options;
        _flushEvery = flushEvery;
        Expected = stacks.Sum(stack => stack.Frames);
        _heartbeat = new Heartbeat(_folder);
        _log = new RunLog(_folder, 0);
        _files = new StackFiles(_folder, stacks, options, sessions[0].Facts, plan);
        _preview = new RunPreview(_folder);
    }

    /// <summary>The folder, absolute.</summary>
    public string Folder => _folder;

    /// <summary>What held at the first start.</summary>
    public RunFacts Facts => _sessions[0].Facts;

    /// <summary>The plan that is carried out.</summary>
    public Plan Plan { get; }

    /// <summary>The stacks of the plan.</summary>
    public IReadOnlyList<PlannedStack> Stacks { get; }

    /// <summary>
    /// Frames that are recorded. Only a failing disk can take one out again, if it was not flushed yet; the events tell.
    /// </summary>
    public FrameSet Done { get; } = new();

    /// <summary>Frames that were given up. Writing one takes it out of here.</summary>
    public FrameSet Missing { get; } = new();

    /// <summary>Frames of the plan.</summary>
    public long Expected { get; }

    /// <summary>When the run began first; what <see cref="PlannedFrame.Due"/> counts from.</summary>
    public DateTimeOffset StartedAt => _sessions[0].Facts.StartedAt;

    /// <summary>Begins a run.</summary>
    /// <param name="folder">Made if it is not there; else empty.</param>
    /// <param name="plan">Is kept in the folder.</param>
    /// <param name="stacks">Of the plan, all of them.</param>
    /// <param name="facts">What holds for the whole run.</param>
    /// <param name="options">Default: <see cref="RunOptions"/> as they are.</param>
    /// <exception cref="RunRefusedException">The folder or a value cannot be used; all reasons.</exception>
    /// <exception cref="RunStorageException">The folder cannot be written to.</exception>
    public static RunWriter Create(string folder, Plan plan, IReadOnlyList<PlannedStack> stacks, RunFacts facts,
        RunOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new RunOptions();
        RunRules.CheckNew(folder, stacks, facts, options);
        return Opened(folder, () => new RunWriter(folder, plan, stacks, [new RunSession(facts, null)], options, options.FlushEvery),
            writer =>
            {
                Directory.CreateDirectory(writer._folder);
                writer._heartbeat.Lock();
                AtomicFile.Write(writer.PathOf(RunFiles.Configuration), stream =>
                    stream.Write(System.Text.Encoding.UTF8.GetBytes(facts.ConfigurationText)));
                AtomicFile.Write(writer.PathOf(RunFiles.Plan), stream =>
                    stream.Write(System.Text.Encoding.UTF8.GetBytes(PlanFile.Text(plan))));
            });
    }

    /// <summary>
    /// Goes on with a run that was interrupted or ended early: cuts off what was being written, keeps every whole frame.
    /// </summary>
    /// <param name="folder">Of the run.</param>
    /// <param name="facts">As they are now; the configuration's text and the camera must be those of the first start.</param>
    /// <param name="options">Only <see cref="RunOptions.FlushEvery"/> counts; the rest is as at the first start.</param>
    /// <exception cref="RunRefusedException">
    /// It is no run, is being written by another process, is complete, or the instrument is another one; all reasons.
    /// </exception>
    /// <exception cref="RunStorageException">The folder cannot be written to.</exception>
    public static RunWriter Resume(string folder, RunFacts facts, RunOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var document = RunDocument.Read(folder);
        var contents = RunLogContents.Read(folder);
        RunRules.CheckResumed(folder, document, contents, facts);
        var plan = RunFolder.PlanOf(folder);
        return Opened(folder, () => new RunWriter(folder, plan, document.Stacks, [.. document.Sessions, new RunSession(facts, null)],
            document.Options, (options ?? document.Options).FlushEvery), writer =>
            {
                writer._heartbeat.Lock();
                foreach (var unfinished in RunFiles.Unfinished(writer._folder))
                    File.Delete(unfinished);
                writer._shape = document.Shape;
                writer.TakeOver(contents);
            });
    }

    /// <summary>Writes one frame; when it returns, the frame is recorded.</summary>
    /// <param name="planned">Which frame of the plan; not one of <see cref="Done"/>.</param>
    /// <param name="pixels">Row by row from the top, without gaps.</param>
    /// <param name="shape">Of the pixels; that of all frames before.</param>
    /// <param name="record">What else is known of it.</param>
    /// <exception cref="ArgumentException">The frame is recorded already, or its stack or place are not of the plan.</exception>
    /// <exception cref="RunRefusedException">The shape is another one than before, or cannot be recorded.</exception>
    /// <exception cref="RunStorageException">It could not be written; try the same frame again.</exception>
    public void Write(PlannedFrame planned, ReadOnlySpan<byte> pixels, FrameShape shape, FrameRecord record)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(record);
        CheckOpen();
        try
        {
            if (_halfWritten is { } half)
            {
                Advance(half, flush: false);
                if (half == planned.Index)
                    return;
            }
            var stack = RunRules.CheckFrame(_folder, planned, shape, _shape, Done, _files);
            if (_shape is null)
            {
                _shape = shape;
                SaveDocument();
            }
            var flush = Environment.TickCount64 - _flushed >= _flushEvery.TotalMilliseconds;
            var page = Append(stack, planned, pixels, shape, record, flush);
            _halfWritten = planned.Index;
            _log.Add(new RunLogLine
            {
                Frame = new RecordedFrame
                {
                    Index = planned.Index, Stack = stack.Name, Place = planned.Place,
                    File = _files.FileOf(stack, planned.Place, shape).File, Page = page.Page, Checksum = page.Checksum,
                    Record = record,
                },
            });
            Advance(planned.Index, flush);
            if (planned.Kind == FrameKind.Image)
                _preview.Show(pixels, shape);
            AfterWriting();
        }
        catch (ImageFileException e)
        {
            throw StorageFaults.Of(e, _folder);
        }
    }

    /// <inheritdoc cref="Write(PlannedFrame, ReadOnlySpan{byte}, FrameShape, FrameRecord)"/>
    /// <param name="planned">Which frame of the plan; not one of <see cref="Done"/>.</param>
    /// <param name="frame">Its pixels; not kept.</param>
    /// <param name="record">What else is known of it.</param>
    public void Write(PlannedFrame planned, Frame frame, FrameRecord record)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Write(planned, frame.Pixels, new FrameShape(frame.Height, frame.Width, frame.PixelType), record);
    }

    /// <summary>Records that a frame is given up.</summary>
    /// <exception cref="RunStorageException">It could not be written; try again.</exception>
    public void Miss(PlannedFrame planned, string reason)
    {
        ArgumentNullException.ThrowIfNull(planned);
        CheckOpen();
        try
        {
            if (_halfWritten is { } half)
                Advance(half, flush: false);
            if (Done.Contains(planned.Index))
                return;
            if (Missing.Add(planned.Index) || _missingReasons.GetValueOrDefault(planned.Index) != reason)
                _log.Add(new RunLogLine { Missing = new MissingFrame(planned.Index, reason) });
            _missingReasons[planned.Index] = reason;
            _documentDue = true;
            _log.Write(flush: true);
            AfterWriting();
        }
        catch (ImageFileException e)
        {
            throw StorageFaults.Of(e, _folder);
        }
    }

    /// <summary>Records an event. Where the disk refuses, it is kept until the disk can be written to again.</summary>
    public void Note(RunEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        CheckOpen();
        _events.Add(happened);
        _log.Add(new RunLogLine { Event = happened });
        _documentDue = true;
        try
        {
            if (_halfWritten is null)
                _log.Write(flush: true);
            AfterWriting();
        }
        catch (ImageFileException)
        {
            // It is kept; whoever writes frames is told of the disk.
        }
    }

    /// <summary>
    /// Sign of life for outside watchdogs, in the file heartbeat.json: to be called at least every second or so, also
    /// while nothing is to be written. Quick; never throws for what the disk does.
    /// </summary>
    public void Beat() => _heartbeat.Beat(_end is null ? RunState.Running : State(_end), Done, Missing.Count, Expected, now: false);

    /// <summary>Ends the run, or this session of it: everything is flushed and stamped.</summary>
    /// <exception cref="RunStorageException">It could not be written; try again.</exception>
    public void Finish(RunEnd end)
    {
        ArgumentNullException.ThrowIfNull(end);
        CheckOpen();
        try
        {
            if (_halfWritten is { } half)
                Advance(half, flush: false);
            _files.Flush();
            _log.Write(flush: true);
            _sessions[^1] = _sessions[^1] with { End = end };
            SaveDocument(State(end));
            if (State(end) == RunState.Complete)
                Stamp(end);
            DurableFile.FlushFolder(_folder);
            _end = end;
            _heartbeat.Beat(State(end), Done, Missing.Count, Expected, now: true);
        }
        catch (ImageFileException e)
        {
            _sessions[^1] = _sessions[^1] with { End = null };
            throw StorageFaults.Of(e, _folder);
        }
    }

    /// <summary>Closes all files. Without <see cref="Finish"/> the run counts as interrupted.</summary>
    public void Dispose()
    {
        _files.Dispose();
        _log.Dispose();
        _heartbeat.Dispose();
    }

    private static RunWriter Opened(string folder, Func<RunWriter> make, Action<RunWriter> prepare)
    {
        var writer = make();
        try
        {
            prepare(writer);
            writer.SaveDocument();
            writer._log.Write(flush: true);
            DurableFile.FlushFolder(writer._folder);
            writer._heartbeat.Beat(RunState.Running, writer.Done, writer.Missing.Count, writer.Expected, now: true);
            return writer;
        }
        catch (Exception e)
        {
            writer.Dispose();
            if (e is ImageFileException refused)
                throw StorageFaults.Of(refused, folder);
            if (e is not RunRefusedException && e is IOException or UnauthorizedAccessException)
                throw new RunRefusedException(folder, [$"The folder {folder} cannot be used: {e.Message}"], e);
            throw;
        }
    }

    /// <summary>Makes what the log says and what the files hold the same.</summary>
    private void TakeOver(RunLogContents contents)
    {
        _log.Dispose();
        _log = new RunLog(_folder, contents.WholeBytes);
        _events.AddRange(contents.Events);
        foreach (var (index, reason) in contents.Missing)
        {
            Missing.Add(index);
            _missingReasons[index] = reason;
        }
        if (_shape is not { } shape)
            return;
        var claimed = contents.Frames.Values.ToDictionary(frame => (frame.File, frame.Page));
        foreach (var (stack, place) in _files.Parts(shape))
        {
            var (file, firstT) = _files.FileOf(stack, place, shape);
            if (!File.Exists(PathOf(file)))
                continue;
            _files.Series(stack, place, shape, out var pages);
            foreach (var page in pages)
            {
                if (claimed.Remove((file, page.Page), out var frame) && frame.Index == page.Plane.Number)
                    Done.Add(frame.Index);
                else if (Done.Add(page.Plane.Number))
                    _log.Add(new RunLogLine { Frame = Recovered(stack, file, firstT, page) });
            }
        }
        long[] lost = [.. claimed.Values.Select(frame => frame.Index).Where(index => !Done.Contains(index))];
        if (lost.Length > 0)
            _log.Add(new RunLogLine { Lost = lost });
        foreach (var index in Done)
            if (Missing.Remove(index))
                _missingReasons.Remove(index);
    }

    private static RecordedFrame Recovered(PlannedStack stack, string file, int firstT, SeriesPage page) => new()
    {
        Index = page.Plane.Number, Stack = stack.Name, File = file, Page = page.Page, Checksum = page.Checksum,
        Place = new StackPlace(page.Plane.T + firstT, page.Plane.C, page.Plane.Z),
        Record = new FrameRecord
        {
            Time = page.Plane.Time, TimestampNs = page.Plane.TimestampNs, Clock = page.Plane.Clock,
            ExposureMs = page.Plane.ExposureMs, XUm = page.Plane.XUm, YUm = page.Plane.YUm, ZUm = page.Plane.ZUm,
            WavelengthNm = page.Plane.WavelengthNm,
        },
    };

    private SeriesPage Append(PlannedStack stack, PlannedFrame planned, ReadOnlySpan<byte> pixels, FrameShape shape,
        FrameRecord record, bool flush)
    {
        var series = _files.Series(stack, planned.Place, shape, out _);
        var plane = new SeriesPlane
        {
            Number = planned.Index, T = planned.Place.T - _files.FileOf(stack, planned.Place, shape).FirstT, C = planned.Place.C,
            Z = planned.Place.Z, Time = record.Time, TimestampNs = record.TimestampNs, Clock = record.Clock,
            ExposureMs = record.ExposureMs, XUm = record.XUm, YUm = record.YUm, ZUm = record.ZUm,
            WavelengthNm = record.WavelengthNm,
        };
        byte[]? colour = null;
        try
        {
            if (shape.PixelType == "RGB32")
            {
                colour = ArrayPool<byte>.Shared.Rent(pixels.Length / 4 * 3);
                pixels = Colour.FromBlueGreenRed(pixels, colour);
            }
            return series.Append(pixels, plane, flush);
        }
        finally
        {
            if (colour is not null)
                ArrayPool<byte>.Shared.Return(colour);
            TellLost(series.TakeLost());
        }
    }

    private void TellLost(IReadOnlyList<long> lost)
    {
        if (lost.Count == 0)
            return;
        foreach (var index in lost)
            Done.Remove(index);
        _log.Add(new RunLogLine { Lost = lost });
        var happened = new RunEvent(DateTimeOffset.UtcNow, RunEventKind.StorageError, $"The disk lost {lost.Count} frames that " +
            $"were not flushed yet: {string.Join(", ", lost.Take(100))}. Resume the run to take them again.");
        _events.Add(happened);
        _log.Add(new RunLogLine { Event = happened });
        _documentDue = true;
    }

    /// <summary>Writes what the log lacks; after that the frame counts as recorded.</summary>
    private void Advance(long index, bool flush)
    {
        _log.Write(flush);
        _halfWritten = null;
        Done.Add(index);
        if (Missing.Remove(index))
            _missingReasons.Remove(index);
        if (!flush)
            return;
        _files.Flush();
        _flushed = Environment.TickCount64;
    }

    private void AfterWriting()
    {
        if (_documentDue && Environment.TickCount64 - _documented >= s_documentInterval.TotalMilliseconds)
            SaveDocument();
        Beat();
    }

    private void SaveDocument(RunState state = RunState.Running)
    {
        new RunDocument
        {
            Format = RunDocument.FormatVersion, Name = Plan.Name, Description = Plan.Description, State = state,
            Expected = Expected, Recorded = Done.Count, Shape = _shape, Options = _options, Stacks = Stacks,
            // The configuration has a file of its own.
            Sessions = [.. _sessions.Select(s => s with { Facts = s.Facts with { ConfigurationText = "" } })],
            Missing = _missingReasons, Events = _events,
        }.Write(_folder);
        _documentDue = false;
        _documented = Environment.TickCount64;
    }

    private void Stamp(RunEnd end)
    {
        var stamp = new { time = end.Time, frames = Done.Count, expected = Expected };
        AtomicFile.Write(PathOf(RunFiles.Stamp), stream =>
            System.Text.Json.JsonSerializer.Serialize(stream, stamp, RunJson.Document));
    }

    private RunState State(RunEnd end) => end.Outcome switch
    {
        _ when Done.Count == Expected => RunState.Complete,
        RunOutcome.Stopped => RunState.Stopped,
        RunOutcome.Failed => RunState.Failed,
        _ => RunState.Incomplete,
    };

    private void CheckOpen()
    {
        if (_end is not null)
            throw new InvalidOperationException($"The run in {_folder} is ended; resume it to write more.");
    }

    private string PathOf(string file) => Path.Combine(_folder, file);

    private static class Colour
    {
        internal static ReadOnlySpan<byte> FromBlueGreenRed(ReadOnlySpan<byte> pixels, byte[] rgb)
        {
            var count = pixels.Length / 4;
            for (var i = 0; i < count; i++)
                (rgb[i * 3], rgb[i * 3 + 1], rgb[i * 3 + 2]) = (pixels[i * 4 + 2], pixels[i * 4 + 1], pixels[i * 4]);
            return rgb.AsSpan(0, count * 3);
        }
    }
}
