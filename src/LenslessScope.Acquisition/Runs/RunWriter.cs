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
    private RunWriter(Plan plan, IReadOnlyList<PlannedStack> stacks)
    {
        Plan = plan;
        Stacks = stacks;
    }

    /// <summary>The folder of the run.</summary>
    public string Folder { get; } = "";

    /// <summary>What held at the first start of the run.</summary>
    public RunFacts Facts { get; } = null!;

    /// <summary>The plan that is carried out.</summary>
    public Plan Plan { get; }

    /// <summary>The stacks of the plan.</summary>
    public IReadOnlyList<PlannedStack> Stacks { get; }

    /// <summary>Frames that are on the disk.</summary>
    public FrameSet Done { get; } = new();

    /// <summary>Frames that were given up. Writing one takes it out of here.</summary>
    public FrameSet Missing { get; } = new();

    /// <summary>Frames of the plan.</summary>
    public long Expected => Stacks.Sum(stack => stack.Frames);

    /// <summary>When the run began first; what <see cref="PlannedFrame.Due"/> counts from.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Begins a run.</summary>
    /// <param name="folder">Made if it is not there; else empty.</param>
    /// <param name="plan">Is kept in the folder.</param>
    /// <param name="stacks">Of the plan, all of them.</param>
    /// <param name="facts">What holds for the whole run.</param>
    /// <param name="options">Default: <see cref="RunOptions"/> as they are.</param>
    /// <exception cref="RunRefusedException">The folder or a value cannot be used; all reasons.</exception>
    /// <exception cref="RunStorageException">The folder cannot be written to.</exception>
    public static RunWriter Create(string folder, Plan plan, IReadOnlyList<PlannedStack> stacks, RunFacts facts,
        RunOptions? options = null) => throw new NotSupportedException();

    /// <summary>
    /// Goes on with a run that was interrupted or ended early: cuts off what was being written, keeps every whole frame.
    /// </summary>
    /// <param name="folder">Of the run.</param>
    /// <param name="facts">As they are now; the configuration's text and the camera must be those of the first start.</param>
    /// <param name="options">Default: <see cref="RunOptions"/> as they are.</param>
    /// <exception cref="RunRefusedException">
    /// It is no run, is being written by another process, is complete, or the instrument is another one; all reasons.
    /// </exception>
    /// <exception cref="RunStorageException">The folder cannot be written to.</exception>
    public static RunWriter Resume(string folder, RunFacts facts, RunOptions? options = null) =>
        throw new NotSupportedException();

    /// <summary>Writes one frame; when it returns, the frame is recorded.</summary>
    /// <param name="planned">Which frame of the plan; not one of <see cref="Done"/>.</param>
    /// <param name="pixels">Row by row from the top, without gaps.</param>
    /// <param name="shape">Of the pixels; that of all frames before.</param>
    /// <param name="record">What else is known of it.</param>
    /// <exception cref="ArgumentException">The frame is recorded already, or its stack or place are not of the plan.</exception>
    /// <exception cref="RunRefusedException">The shape is another one than before, or cannot be recorded.</exception>
    /// <exception cref="RunStorageException">It could not be written; try the same frame again.</exception>
    public void Write(PlannedFrame planned, ReadOnlySpan<byte> pixels, FrameShape shape, FrameRecord record) =>
        throw new NotSupportedException();

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
    public void Miss(PlannedFrame planned, string reason) => throw new NotSupportedException();

    /// <summary>Records an event. Where the disk refuses, it is kept until the disk can be written to again.</summary>
    public void Note(RunEvent happened) => throw new NotSupportedException();

    /// <summary>
    /// Sign of life for outside watchdogs, in the file heartbeat.json: to be called at least every second or so, also
    /// while nothing is to be written. Quick; never throws for what the disk does.
    /// </summary>
    public void Beat() => throw new NotSupportedException();

    /// <summary>Ends the run, or this session of it: everything is flushed and stamped.</summary>
    /// <exception cref="RunStorageException">It could not be written; try again.</exception>
    public void Finish(RunEnd end) => throw new NotSupportedException();

    /// <summary>Closes all files. Without <see cref="Finish"/> the run counts as interrupted.</summary>
    public void Dispose()
    {
    }
}
