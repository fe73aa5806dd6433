using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    // The core does not tell when a frame has come.
    private static readonly TimeSpan _pollingInterval = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// The frames of a sequence, one after another. The enumeration starts the sequence and takes its frames out of the
    /// circular buffer, which nobody else may do meanwhile. However it ends, the sequence is stopped, and frames that
    /// were not delivered are given back. Whoever enumerates disposes the frames.
    /// </summary>
    /// <param name="numImages">How many frames; at least 1.</param>
    /// <param name="queuedFrames">
    /// How many frames wait outside the circular buffer for a slow consumer; at least 1.
    /// Further ones wait in the buffer.
    /// </param>
    /// <param name="time">The clock that paces the look for new frames; the system's by default.</param>
    /// <param name="cancellationToken">Stops the camera and ends the stream.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is below 1; thrown by the call, not by the enumeration.
    /// </exception>
    /// <exception cref="ObjectDisposedException">
    /// The core is disposed; thrown by the call, or while enumerating.
    /// </exception>
    /// <exception cref="CMMError">While enumerating: the camera does not start, or there is none.</exception>
    /// <exception cref="SequenceEndedException">While enumerating: fewer frames came.</exception>
    /// <exception cref="OperationCanceledException">While enumerating: cancelled.</exception>
    public IAsyncEnumerable<Frame> StreamSequence(long numImages, int queuedFrames = 4, TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numImages, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(queuedFrames, 1);
        ObjectDisposedException.ThrowIf(_native.swigCPtr.IsClosed, this);
        return Stream(numImages, queuedFrames, time ?? TimeProvider.System, cancellationToken);
    }

    private async IAsyncEnumerable<Frame> Stream(long numImages, int queuedFrames, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queue = Channel.CreateBounded<Frame>(
            new BoundedChannelOptions(queuedFrames) { SingleReader = true, SingleWriter = true });
        StartSequenceAcquisition(numImages, 0, stopOnOverflow: true);
        var filling = Task.Run(() => Fill(queue.Writer, numImages, time, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var frame in queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return frame;
                cancellationToken.ThrowIfCancellationRequested(); // and leave what is queued
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await filling.ConfigureAwait(false);
            while (queue.Reader.TryRead(out var undelivered))
                undelivered.Dispose();
        }
    }

    // Throws nothing: what ends it goes to the reader, after the frames that came before.
    private async Task Fill(ChannelWriter<Frame> queue, long numImages, TimeProvider time, CancellationToken stop)
    {
        Exception? reason = null;
        try
        {
            await Move(queue, numImages, time, stop).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            reason = error;
        }
        try
        {
            StopSequenceAcquisition();
        }
        catch (Exception error)
        {
            reason = reason is SequenceEndedException early
                ? early.CausedBy(GetCameraDevice(), error)
                : reason ?? error;
        }
        queue.Complete(reason);
    }

    private async Task Move(ChannelWriter<Frame> queue, long numImages, TimeProvider time, CancellationToken stop)
    {
        for (long moved = 0; moved < numImages;)
        {
            stop.ThrowIfCancellationRequested();
            // In this order: a camera inserts its last frame before it ends.
            var running = IsSequenceRunning();
            if (GetRemainingImageCount() > 0)
            {
                await EnqueueAsync(queue, PopNextFrame(), stop).ConfigureAwait(false);
                moved++;
            }
            else if (running)
            {
                await Task.Delay(_pollingInterval, time, stop).ConfigureAwait(false);
            }
            else
            {
                throw new SequenceEndedException(GetCameraDevice(), moved, numImages, IsBufferOverflowed());
            }
        }
    }

    private static async Task EnqueueAsync(ChannelWriter<Frame> queue, Frame frame, CancellationToken stop)
    {
        try
        {
            await queue.WriteAsync(frame, stop).ConfigureAwait(false);
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }
}
