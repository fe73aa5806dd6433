namespace LenslessScope.Drawing;

/// <summary>
/// A picture could not be drawn: the drawing library or its fonts are missing from the system (the message names the
/// Debian package), or the library itself failed.
/// </summary>
public sealed class DrawingException : Exception
{
    internal DrawingException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}
