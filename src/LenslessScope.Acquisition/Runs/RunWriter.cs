using System.Text.Json;
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
/// disk is in order.
/// </remarks>
public sealed class RunWriter : IDisposable
{
    private readonly string _folder;
    private readonly RunRecord _record;
    private readonly Heartbeat _heartbeat;
    private readonly StackFiles _files;
    private readonly RunPreview _preview;
    private readonly TimeSpan _flushEvery;
    private long? _halfWritten; // a frame that is in its file, while its line in the log could not be written
    private long _flushed;
    private RunEnd? _end;

    private RunWriter(string folder, Plan plan, IReadOnlyList<PlannedStack> stacks, IReadOnlyList<RunSession> sessions,
        RunOptions options, TimeSpan flushEvery)
    {
        _folder = Path.GetFullPath(folder);
        Plan = plan;
        Stacks = stacks;
        _flushEvery = flushEvery;
        _record = new RunRecord(_folder, plan, stacks, sessions, options);
        _heartbeat = new Heartbeat(_folder);
        _files = new StackFiles(_folder, stacks, options, sessions[0].Facts, plan);
        _preview = new RunPreview(_folder);
    }

    /// <summary>The folder, absolute.</summary>
    public string Folder => _folder;

    /// <summary>What held at the first start.</summary>
    public RunFacts Facts => _record.Facts;

    /// <summary>The plan that is carried out.</summary>
    public Plan Plan { get; }

    /// <summary>The stacks of the plan.</summary>
    public IReadOnlyList<PlannedStack> Stacks { get; }

    /// <summary>
    /// Frames that are recorded. Only a failing disk can take one out again, if it was not flushed yet; the events
    /// tell.
    /// </summary>
    public FrameSet Done => _record.Done;

    /// <summary>Frames that were given up. Writing one takes it out of here.</summary>
    public FrameSet Missing => _record.Missing;

    /// <summary>Frames of the plan.</summary>
    public long Expected => _record.Expected;

    /// <summary>
    /// Time from the run's start to the last frame that was there when it was gone on with; null where there was none.
    /// </summary>
    internal TimeSpan? LastElapsed => _record.LastElapsed;

    /// <summary>When the run began first; what <see cref="PlannedFrame.Due"/> counts from.</summary>
    public DateTimeOffset StartedAt => Facts.StartedAt;

    /// <summary>Begins a run.</summary>
    /// <param name="folder">Created if it does not exist; else empty.</param>
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
        return Opened(folder,
            () => new RunWriter(folder, plan, stacks, [new RunSession(facts, null)], options, options.FlushEvery),
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
    /// Goes on with a run that was interrupted or ended early: cuts off what was being written, keeps every whole
    /// frame.
    /// </summary>
    /// <param name="folder">Of the run.</param>
    /// <param name="facts">
    /// As they are now; the configuration's text and the camera must be those of the first start.
    /// </param>
    /// <param name="options">
    /// Only <see cref="RunOptions.FlushEvery"/> counts; the rest is as at the first start.
    /// </param>
    /// <exception cref="RunRefusedException">
    /// It is not a run, is being written by another process, is complete, or the instrument differs; all reasons.
    /// </exception>
    /// <exception cref="RunStorageException">The folder cannot be written to.</exception>
    public static RunWriter Resume(string folder, RunFacts facts, RunOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var document = RunDocument.Read(folder);
        var contents = RunLogContents.Read(folder);
        RunRules.CheckResumed(folder, document, contents, facts);
        var plan = RunFolder.PlanOf(folder);
        return Opened(folder,
            () => new RunWriter(folder, plan, document.Stacks, [.. document.Sessions, new RunSession(facts, null)],
                document.Options, (options ?? document.Options).FlushEvery), writer =>
            {
                writer._heartbeat.Lock();
                foreach (var unfinished in RunFiles.Unfinished(writer._folder))
                    File.Delete(unfinished);
                writer._record.TakeOver(contents, document.Shape, writer._files);
            });
    }

    /// <summary>States the instrument as it is when the plan's settings are made, before the first frame.</summary>
    internal void State(MMCore.Configuration deviceState, double? pixelUm) => _record.State(deviceState, pixelUm);

    /// <summary>Writes one frame; when it returns, the frame is recorded.</summary>
    /// <param name="planned">Which frame of the plan; not one of <see cref="Done"/>.</param>
    /// <param name="pixels">Row by row from the top, without gaps.</param>
    /// <param name="shape">Of the pixels; that of all frames before.</param>
    /// <param name="record">What else is known of it.</param>
    /// <exception cref="ArgumentException">
    /// The frame is recorded already, or its stack or place are not of the plan.
    /// </exception>
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
            var stack = RunRules.CheckFrame(_folder, planned, shape, _record.Shape, Done, _files);
            if (_record.Shape is null)
                _record.State(shape);
            var flush = Environment.TickCount64 - _flushed >= _flushEvery.TotalMilliseconds;
            var page = Append(stack, planned, pixels, shape, record, flush);
            _halfWritten = planned.Index;
            _record.Add(new RecordedFrame
            {
                Index = planned.Index, Stack = stack.Name, Place = planned.Place,
                File = _files.FileOf(stack, planned.Place, shape).File, Page = page.Page, Checksum = page.Checksum,
                Record = record,
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
        Write(planned, frame.Pixels, FrameShape.Of(frame), record);
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
            _record.GivenUp(planned.Index, reason);
            _record.WriteLog(flush: true);
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
        _record.Happened(happened);
        try
        {
            if (_halfWritten is null)
                _record.WriteLog(flush: true);
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
    /// <param name="paused">Whether the run is paused. Default: it is not.</param>
    public void Beat(bool paused = false) => Beat(paused && _end is null ? "paused" : Word(), now: false);

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
            _record.Lost(_files.TakeLost());
            _record.WriteLog(flush: true);
            _record.End(end, State(end));
            if (State(end) == RunState.Complete)
                Stamp(end);
            DurableFile.FlushFolder(_folder);
            _end = end;
            Beat(Word(), now: true);
        }
        catch (ImageFileException e)
        {
            throw StorageFaults.Of(e, _folder);
        }
    }

    /// <summary>Closes all files. Without <see cref="Finish"/> the run counts as interrupted.</summary>
    public void Dispose()
    {
        _files.Dispose();
        _record.Dispose();
        _heartbeat.Dispose();
    }

    private static RunWriter Opened(string folder, Func<RunWriter> make, Action<RunWriter> prepare)
    {
        var writer = make();
        try
        {
            prepare(writer);
            writer._record.SaveDocument();
            writer._record.WriteLog(flush: true);
            DurableFile.FlushFolder(writer._folder);
            writer.Beat(writer.Word(), now: true);
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

    private SeriesPage Append(PlannedStack stack, PlannedFrame planned, ReadOnlySpan<byte> pixels, FrameShape shape,
        FrameRecord record, bool flush)
    {
        try
        {
            return _files.Append(stack, planned, pixels, shape, record, flush);
        }
        finally
        {
            _record.Lost(_files.TakeLost());
        }
    }

    /// <summary>Writes what the log lacks; after that the frame counts as recorded.</summary>
    private void Advance(long index, bool flush)
    {
        _record.WriteLog(flush);
        if (flush)
        {
            _files.Flush();
            _flushed = Environment.TickCount64;
        }
        _halfWritten = null;
        _record.Recorded(index);
    }

    private void AfterWriting()
    {
        _record.SaveDocumentWhenDue();
        Beat();
    }

    private void Beat(string state, bool now) => _heartbeat.Beat(state, Done.Count, Missing.Count, Expected, now);

    private string Word() => (_end is null ? RunState.Running : State(_end)).ToString().ToLowerInvariant();

    private void Stamp(RunEnd end)
    {
        var stamp = new RunStamp(end.Time, Done.Count, Expected);
        AtomicFile.Write(PathOf(RunFiles.Stamp), stream =>
            JsonSerializer.Serialize(stream, stamp, RunJson.Document.RunStamp));
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
            throw new InvalidOperationException($"The run in {_folder} has ended; resume it to write more.");
    }

    private string PathOf(string file) => Path.Combine(_folder, file);
}
