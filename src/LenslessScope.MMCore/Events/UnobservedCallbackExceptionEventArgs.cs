namespace LenslessScope.MMCore;

/// <summary>What a handler of an event of the core threw.</summary>
/// <param name="exception">The exception.</param>
public sealed class UnobservedCallbackExceptionEventArgs(Exception exception) : EventArgs
{
    /// <summary>The exception.</summary>
    public Exception Exception { get; } = exception;
}
