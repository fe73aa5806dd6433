using System.Runtime.InteropServices;

namespace LenslessScope.Cli.Acquiring;

/// <summary>
/// Ctrl-C while something runs that should end well: the first lets it end cleanly, the second ends it at once. A
/// termination signal counts as the first.
/// </summary>
internal sealed class Interrupts : IDisposable
{
    private readonly PosixSignalRegistration _interrupt, _terminate;
    private int _count;

    /// <param name="first">Called once; should return quickly.</param>
    /// <param name="second">Called at the second signal, once.</param>
    public Interrupts(Action first, Action second)
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
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }
}
