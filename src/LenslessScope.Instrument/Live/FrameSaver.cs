using System.Threading.Channels;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// Writes frames to files on a thread of its own. What comes while the queue is full is dropped and counted: looking at
/// the camera never waits for the disk.
/// </summary>
internal sealed class FrameSaver : IAsyncDisposable
{
    private readonly Channel<(Frame Frame, long Number)> _queue;
    private readonly Action<Frame, long> _write;
    private readonly Task _writing;
    private long _saved;
    private volatile Exception? _fault;
    private volatile bool _givenUp; // frames that wait are not written any more

    /// <param name="queuedFrames">How many frames wait for the disk; at least 1.</param>
    /// <param name="write">Writes a frame, completely or not at all; it gets the frame's number.</param>
    public FrameSaver(int queuedFrames, Action<Frame, long> write)
    {
        _queue = Channel.CreateBounded<(Frame, long)>(
            new BoundedChannelOptions(queuedFrames) { SingleReader = true, SingleWriter = true });
        _write = write;
        _writing = Task.Run(WriteAll);
    }

    /// <summary>
    /// Saves the frames of an instrument's camera into a folder as <c>frame-000001</c> and so on, completely or not at
    /// all.
    /// </summary>
    /// <param name="instrument">With the camera set as its frames are.</param>
    /// <param name="folder">Made already.</param>
    /// <param name="ending">Says the format, as <see cref="FrameFile.Write"/> has them.</param>
    /// <exception cref="RequestException">Frames of this camera cannot be written so.</exception>
    public static async Task<FrameSaver> IntoAsync(LocalInstrument instrument, string folder, string ending)
    {
        const long queuedBytes = 256 << 20;
        var (frames, facts) = await instrument.OnCameraAsync(core => (CameraFrames.Of(core, core.GetCameraDevice()),
            FrameFile.FactsOf(core, Optical.WavelengthNm(core))), CancellationToken.None);
        if (frames.Components == 4 && FrameFile.Refusal(ending, PixelType.RGB32) is { } refusal)
            throw new RequestException(refusal);
        var queued = (int)Math.Clamp(queuedBytes / Math.Max(1, frames.Bytes), 2, 64);
        return new FrameSaver(queued, (frame, number) => FrameFile.Write(
            Path.Combine(folder, $"frame-{number:000000}{ending}"), frame, facts.With(frame)));
    }

    /// <summary>Frames that lie on the disk.</summary>
    public long Saved => Interlocked.Read(ref _saved);

    /// <summary>Frames that came while the queue was full. Counted by the thread that offers.</summary>
    public long Dropped { get; private set; }

    /// <summary>Why nothing is written any more; null while all is well.</summary>
    public Exception? Fault => _fault;

    /// <summary>Takes the frame over, to write or to drop it; whoever offers it may not use it any more.</summary>
    public void Offer(Frame frame, long number)
    {
        if (_queue.Writer.TryWrite((frame, number)))
            return;
        frame.Dispose();
        Dropped++;
    }

    /// <summary>Waits until everything queued is written, or thrown away after a fault.</summary>
    public async Task FinishAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
    }

    /// <summary>Throws away what waits; a frame that is being written is brought to its end.</summary>
    public async ValueTask DisposeAsync()
    {
        _givenUp = true;
        await FinishAsync();
    }

    private async Task WriteAll()
    {
        await foreach (var (frame, number) in _queue.Reader.ReadAllAsync())
        {
            using (frame)
            {
                if (_fault != null || _givenUp)
                    continue;
                try
                {
                    _write(frame, number);
                    Interlocked.Increment(ref _saved);
                }
                catch (Exception fault)
                {
                    _fault = fault;
                }
            }
        }
    }
}
