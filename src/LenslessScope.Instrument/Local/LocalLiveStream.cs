using System.Runtime.CompilerServices;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>The camera of a core in this process, running.</summary>
internal sealed class LocalLiveStream(LocalInstrument instrument, CameraFrames frames, IDisposable use) : ILiveStream
{
    // The core does not tell when a frame has come.
    private static readonly TimeSpan s_pollingInterval = TimeSpan.FromMilliseconds(1);

    private Task? _stopped;

    public CameraFrames Frames => frames;

    public async IAsyncEnumerable<Frame> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var core = instrument.Core;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            // In this order: a camera inserts its last frame before it ends.
            var running = core.IsSequenceRunning();
            if (core.GetRemainingImageCount() > 0)
                yield return core.PopNextFrame();
            else if (running)
                await Task.Delay(s_pollingInterval, cancellation).ConfigureAwait(false);
            else
                yield break;
        }
    }

    public Task StopAsync() => _stopped ??= instrument.OnDeviceAsync(frames.Camera, () =>
    {
        instrument.Core.StopSequenceAcquisition();
        return true;
    }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync().ConfigureAwait(false);
        }
        catch (CMMError)
        {
            // Whoever wants to know of it calls StopAsync.
        }
        use.Dispose();
    }
}
