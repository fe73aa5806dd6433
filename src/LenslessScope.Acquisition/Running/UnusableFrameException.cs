namespace LenslessScope.Acquisition;

/// <summary>
/// A frame that cannot be read, or is unlike those before it: the camera's settings changed under the run. A failure of
/// the camera.
/// </summary>
internal sealed class UnusableFrameException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether that is why the core did not hand a frame over.</summary>
    internal static bool Is(Exception error) =>
        error is NotSupportedException or (InvalidOperationException and not ObjectDisposedException);
}
