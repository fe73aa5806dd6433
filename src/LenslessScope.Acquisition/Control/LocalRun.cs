using System.Runtime.CompilerServices;
using LenslessScope.Instrument;

namespace LenslessScope.Acquisition;

/// <summary>A run in this process, with what belongs to it: its folder, the camera, pictures made beside it.</summary>
internal sealed class LocalRun : IRun
{
    private readonly LocalRuns _runs;
    private readonly RunWriter _writer;
    private readonly IDisposable _camera;
    private readonly BackgroundReconstruction? _pictures;
    private readonly PlanRun _run;
    private readonly CancellationTokenSource _abort = new();

    public LocalRun(LocalRuns runs, LocalInstrument instrument, RunWriter writer, IDisposable camera,
        PlanRunSettings settings, BackgroundReconstruction? pictures)
    {
        (_runs, _writer, _camera, _pictures) = (runs, writer, camera, pictures);
        _run = new PlanRun(instrument.Core, writer, settings with
        {
            After = pictures is null ? settings.After : async (planned, frame, cancellation) =>
            {
                // The plan may have set another binning.
                pictures.Offer(planned, frame, Optical.PixelUm(instrument.Core));
                if (settings.After is { } after)
                    await after(planned, frame, cancellation).ConfigureAwait(false);
            },
        });
        (Folder, Remaining) = (writer.Folder, writer.Expected - writer.Done.Count);
        Completion = Task.FromException<PlanRunResult>(new InvalidOperationException("The run has not begun."));
    }

    public string Folder { get; }

    public long Remaining { get; }

    public RunProgress Progress => _run.Progress;

    public PictureCount? Pictures => _pictures is null ? null : new PictureCount(_pictures.Done, _pictures.Skipped);

    public Task<PlanRunResult> Completion { get; private set; }

    public void Start() => Completion = Task.Run(RunAsync);

    public async IAsyncEnumerable<RunProgress> WatchAsync(
        TimeSpan every, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await Task.WhenAny(Completion, Task.Delay(every, cancellation)).ConfigureAwait(false) != Completion)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Progress;
        }
        yield return Progress;
    }

    public void Pause(string reason) => _run.Pause(reason);

    public void Resume() => _run.Resume();

    public void Stop() => _run.Stop();

    public void Abort() => _abort.Cancel();

    public async ValueTask DisposeAsync()
    {
        Stop();
        // How it failed is told to whoever awaits the completion.
        await ((Task)Completion).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _abort.Dispose();
    }

    private async Task<PlanRunResult> RunAsync()
    {
        try
        {
            var result = await _run.RunAsync(_abort.Token).ConfigureAwait(false);
            if (_pictures is not null)
                await _pictures.FinishAsync().ConfigureAwait(false);
            return result;
        }
        finally
        {
            if (_pictures is not null)
                await _pictures.DisposeAsync().ConfigureAwait(false);
            _writer.Dispose();
            _camera.Dispose();
            _runs.Ended(this);
        }
    }
}
