using System.Runtime.InteropServices;

namespace LenslessScope.Cli.Acquiring;

/// <summary>
/// The signals of job control, for work in the foreground or background of a terminal: SIGTSTP (Ctrl-Z) pauses, a
/// second one continues, and so does SIGCONT. The process itself is not stopped, since devices need it.
/// </summary>
internal sealed class Pauses : IDisposable
{
    private readonly PosixSignalRegistration _stop, _continue;
    private readonly Lock _lock = new();
    private bool _paused; // guarded by _lock

    public Pauses(Action pause, Action goOn)
    {
        void Set(Func<bool, bool> next)
        {
            lock (_lock)
            {
                var before = _paused;
                _paused = next(before);
                if (_paused != before)
                    (_paused ? pause : goOn)();
            }
        }
        _stop = PosixSignalRegistration.Create(PosixSignal.SIGTSTP, signal =>
        {
            signal.Cancel = true;
            Set(paused => !paused);
        });
        _continue = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Set(_ => false));
    }

    public void Dispose()
    {
        _stop.Dispose();
        _continue.Dispose();
    }
}
