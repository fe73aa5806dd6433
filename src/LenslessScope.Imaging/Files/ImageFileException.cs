namespace LenslessScope.Imaging;

/// <summary>An image file could not be read or written. The message names the file, the cause and the next
/// step.</summary>
public sealed class ImageFileException : IOException
{
    internal ImageFileException(string verb, string path, string reason, Exception? cause = null, int? errno = null)
        : base($"Cannot {verb} {path}: {reason}", cause)
    {
        Path = path;
        Reason = reason;
        Errno = errno;
    }

    /// <summary>The file, as it was given.</summary>
    public string Path { get; }

    /// <summary>The message without the file's name: what was found, what is allowed, what to do.</summary>
    public string Reason { get; }

    /// <summary>The operating system's error number, where it is the system that refused; else null.</summary>
    public int? Errno { get; }
}
