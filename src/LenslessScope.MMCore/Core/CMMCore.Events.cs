using LenslessScope.MMCore.Events;
using LenslessScope.MMCore.Native;

namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    private readonly Lock _registration = new();
    private CallbackBridge? _bridge; // guarded by _registration; one for the core's life, made when first needed
    private volatile MMEventCallback? _callback; // written under _registration

    /// <summary>
    /// Raised when a handler of an event threw, on the thread that delivers events. What it threw also goes into the
    /// core's log; the next events are delivered.
    /// </summary>
    public event EventHandler<UnobservedCallbackExceptionEventArgs>? UnobservedCallbackException;

    internal MMEventCallback? RegisteredCallback => _callback;

    /// <summary>
    /// Sets the receiver of events; null for none. It stays alive while it is registered and the core is in use. On
    /// return the former receiver gets no more events.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called from inside an event.</exception>
    public void RegisterCallback(MMEventCallback? callback)
    {
        // Before the lock: another thread may hold it while it waits for this very handler to return.
        if (Volatile.Read(ref _bridge) is { IsDeliveringOnThisThread: true })
            throw new InvalidOperationException(
                "The receiver of events cannot be changed from inside an event. " +
                "Do it on another thread after the event.");
        using var use = new HandleUse(_native.swigCPtr);
        lock (_registration)
        {
            if (callback != null && _bridge == null)
            {
                Volatile.Write(ref _bridge, new CallbackBridge(this));
                _native.swigCPtr.Own(_bridge);
            }
            var former = _callback;
            _callback = callback;
            try
            {
                _native.registerCallback(callback == null ? null : _bridge);
            }
            catch
            {
                _callback = former;
                throw;
            }
        }
    }

    internal void ReportCallbackFailure(Exception error)
    {
        try
        {
            UnobservedCallbackException?.Invoke(this, new UnobservedCallbackExceptionEventArgs(error));
        }
        catch (Exception failure)
        {
            LogFailure(failure);
        }
        LogFailure(error);
    }

    private void LogFailure(Exception error)
    {
        try
        {
            Log($"A handler of an event threw: {error}".Replace('\0', ' '), LogLevel.Error);
        }
        catch (ObjectDisposedException)
        {
            // The handler disposed the core, and its log with it.
        }
    }
}
