using System.Runtime.InteropServices;

namespace LenslessScope.Cli.Acquiring;

/// <summary>
/// Ctrl-C while something runs that should end well: the first lets it end cleanly, the second ends it at once. A
/// termination signal counts as the first, and so does a terminal that is closed, where that is wanted.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly PosixSignalRegistration _interrupt, _terminate, _hangup;
    private int _count;

    /// <param name="first">Called once; should return quickly.</param>
    /// <param name="second">Called at the second signal, once.</param>
    /// <param name="hangup">
    /// Called when the terminal is closed; null where that counts as Ctrl-C.
    /// </param>
    public Interrupts(Action first, Action second, Action? hangup = null)
    {
        void Handle(PosixSignalContext signal)
        {
            signal.Cancel = true;
            switch (Interlocked.Increment(ref _count))
            {
                case 1:
                    first();
                    break;
                case 2:
                    second();
                    break;
            }
        }
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        _hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, hangup is null ? Handle : signal =>
        {
            signal.Cancel = true;
            hangup();
        });
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangup.Dispose();
    }
}
