using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// What checks, starts and watches runs, wherever the instrument is. In this process it is <see cref="LocalRuns"/>;
/// something far away can answer the same. All functions may be called from any thread.
/// </summary>
public interface IRuns
{
    /// <summary>What plans are checked against. Nothing moves.</summary>
    /// <param name="camera">The camera whose frames count; null for the instrument's own.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="CMMError">A device does not answer.</exception>
    Task<InstrumentFacts> GetFactsAsync(string? camera = null, CancellationToken cancellation = default);

    /// <summary>
    /// What a certain plan is checked against: as <see cref="GetFactsAsync"/>, with the size and type of the frames
    /// that its settings and presets make of the camera. For that the camera is set so and put back, unless it is in
    /// use; nothing moves.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="CMMError">A device does not answer.</exception>
    Task<InstrumentFacts> GetFactsForAsync(Plan plan, CancellationToken cancellation = default);

    /// <summary>Whether a run could be started, and what it would take. Nothing moves and nothing is written.</summary>
    /// <param name="request">The run.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="CMMError">A device does not answer.</exception>
    /// <exception cref="RunRefusedException">There is no run in the folder to resume.</exception>
    Task<RunForecast> CheckAsync(RunRequest request, CancellationToken cancellation = default);

    /// <summary>Begins a run, or goes on with one; it has the camera until its end.</summary>
    /// <param name="request">The run, which is checked as <see cref="CheckAsync"/> does.</param>
    /// <param name="cancellation">Cancels the wait for the start, not the run.</param>
    /// <returns>The run, going on. Disposing it stops it.</returns>
    /// <exception cref="PlanException">The plan is wrong, or not for this instrument; all reasons.</exception>
    /// <exception cref="RequestException">
    /// The run does not fit on the disk, or cannot be had so; all reasons.
    /// </exception>
    /// <exception cref="RunRefusedException">The folder cannot be used; all reasons.</exception>
    /// <exception cref="RunStorageException">The folder cannot be written to.</exception>
    /// <exception cref="CameraInUseException">The camera is in use by somebody else.</exception>
    /// <exception cref="CMMError">A device does not answer.</exception>
    Task<IRun> StartAsync(RunRequest request, CancellationToken cancellation = default);

    /// <summary>The runs that go on, in the order of their starts.</summary>
    IReadOnlyList<IRun> Active { get; }
}

/// <summary>A run that goes on, or has ended. All functions may be called from any thread.</summary>
public interface IRun : IAsyncDisposable
{
    /// <summary>Its folder.</summary>
    string Folder { get; }

    /// <summary>The file in which messages about it are kept, for those who were not there.</summary>
    string MessageFile => Path.Combine(Folder, RunFiles.Messages);

    /// <summary>How many frames it had before it when it was started.</summary>
    long Remaining { get; }

    /// <summary>How far it is.</summary>
    RunProgress Progress { get; }

    /// <summary>The pictures that are made of its holograms in the background; null when none are.</summary>
    PictureCount? Pictures { get; }

    /// <summary>How it ended.</summary>
    /// <exception cref="CMMError">
    /// The instrument could not be brought into the plan's state before the first frame.
    /// </exception>
    Task<PlanRunResult> Completion { get; }

    /// <summary>How far it is, again and again until it has ended; the last one is that of its end.</summary>
    /// <param name="every">The time between two.</param>
    /// <param name="cancellation">Ends the watching, not the run.</param>
    IAsyncEnumerable<RunProgress> WatchAsync(TimeSpan every, CancellationToken cancellation = default);

    /// <summary>Holds it after the frame that is being taken; its time stands still.</summary>
    /// <param name="reason">for whoever looks at it, and for the record.</param>
    void Pause(string reason);

    /// <summary>Goes on after <see cref="Pause"/>. A pause for the disk's sake ends by itself.</summary>
    void Resume();

    /// <summary>Ends it after the frame that is being taken. It can be resumed later.</summary>
    void Stop();

    /// <summary>Ends it without waiting for the frame that is being taken.</summary>
    void Abort();
}

/// <summary>Pictures made of holograms while a run goes on.</summary>
/// <param name="Done">Holograms that have their picture.</param>
/// <param name="Skipped">Holograms that gave way to newer ones, or have no focus in the range.</param>
public sealed record PictureCount(long Done, long Skipped);
