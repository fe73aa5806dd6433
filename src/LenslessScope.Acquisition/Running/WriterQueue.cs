using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace LenslessScope.Acquisition;

/// <summary>
/// What a run records, on its way to the disk: written in order by one thread. When it is full, whoever hands over
/// waits, so nothing is dropped here. While the disk cannot be written to, the run is paused and the same frame is
/// tried again.
/// </summary>
internal sealed class WriterQueue : IAsyncDisposable
{
    private readonly RunWriter _writer;
    private readonly RunControl _control;
    private readonly TimeProvider _time;
    private readonly TimeSpan _diskRetry;
    private readonly Channel<Entry> _channel;
    private readonly Task _work;
    private Task _second = Task.CompletedTask; // done when the next sign of life is due

    private sealed record Entry(Action Write, IDisposable? Owned);

    public WriterQueue(RunWriter writer, RunControl control, int capacity, PlanRunSettings settings)
    {
        (_writer, _control, _time, _diskRetry) = (writer, control, settings.Time, settings.DiskRetry);
        _channel = Channel.CreateBounded<Entry>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _work = Task.Run(WorkAsync);
    }

    private ExceptionDispatchInfo? _fault; // of the program; nothing is written after it
    private volatile bool _givenUp; // nothing that waits is written any more

    /// <summary>Why what was handed over last is not on the disk; null while all is well.</summary>
    public string? Failure { get; private set; }

    /// <summary>Hands something to be written; waits while there is no room.</summary>
    /// <param name="write">Writes it; called again when the disk refused.</param>
    /// <param name="owned">Disposed when it is written or given up.</param>
    public ValueTask WriteLaterAsync(Action write, IDisposable? owned = null) =>
        _channel.Writer.WriteAsync(new Entry(write, owned));

    /// <summary>
    /// Ends when all that was handed over is written, or given up because the disk refused: <see cref="Failure"/>.
    /// Nothing is taken any more.
    /// </summary>
    /// <exception cref="Exception">A fault of the program; nothing was written after it.</exception>
    public async Task FinishAsync()
    {
        _channel.Writer.TryComplete();
        await _work.ConfigureAwait(false);
        _fault?.Throw();
    }

    /// <summary>Ends the run, after <see cref="FinishAsync"/>; waits for the disk as for a frame.</summary>
    public Task EndRunAsync(RunEnd end) => WriteAsync(() => _writer.Finish(end), last: true);

    /// <summary>Gives up what waits to be written. Afterwards the writer is free for others.</summary>
    public async ValueTask DisposeAsync()
    {
        _givenUp = true;
        if (_channel.Writer.TryComplete())
            _control.Stop(); // nothing waits for the disk any more
        await _work.ConfigureAwait(false);
    }

    private async Task WorkAsync()
    {
        while (await NextAsync().ConfigureAwait(false))
        {
            while (_channel.Reader.TryRead(out var entry))
            {
                try
                {
                    if (Failure is null && !_givenUp)
                        await WriteAsync(entry.Write).ConfigureAwait(false);
                }
                catch (Exception error)
                {
                    Failure = error.Message;
                    _fault = ExceptionDispatchInfo.Capture(error);
                    _control.Stop();
                }
                finally
                {
                    entry.Owned?.Dispose();
                }
            }
        }
    }

    // Gives signs of life while there is nothing to write. A timer for each frame would outlive it by a second, reach
    // the memory that is rarely collected, and let that grow for minutes.
    private async Task<bool> NextAsync()
    {
        var next = _channel.Reader.WaitToReadAsync().AsTask();
        do
        {
            _writer.Beat(_control.Paused is not null);
            if (_second.IsCompleted)
                _second = Task.Delay(TimeSpan.FromSeconds(1));
        }
        while (await Task.WhenAny(next, _second).ConfigureAwait(false) != next);
        return await next.ConfigureAwait(false);
    }

    private async Task WriteAsync(Action write, bool last = false)
    {
        StorageFault? refused = null;
        while (true)
        {
            try
            {
                write();
                break;
            }
            catch (RunStorageException error)
            {
                if (refused != error.Fault)
                {
                    _writer.Note(new RunEvent(_time.GetUtcNow(), RunEventKind.StorageError, error.Message));
                    _control.Pause(this, error.Message);
                }
                refused = error.Fault;
                if (!await RetryAsync().ConfigureAwait(false))
                {
                    Failure = error.Message;
                    break;
                }
            }
            catch (Exception error) when (error is RunRefusedException or ArgumentException)
            {
                Failure = error.Message;
                _control.Stop();
                break;
            }
        }
        if (refused is null)
            return;
        if (Failure is null && !last)
            _writer.Note(new RunEvent(_time.GetUtcNow(), RunEventKind.StorageMended, "Data can be written again."));
        _control.Resume(this);
    }

    private async Task<bool> RetryAsync()
    {
        var changed = _control.Changed;
        if (!_control.Stopping)
            await Task.WhenAny(changed, Task.Delay(_diskRetry)).ConfigureAwait(false);
        _writer.Beat(paused: true);
        return !_control.Stopping;
    }
}
