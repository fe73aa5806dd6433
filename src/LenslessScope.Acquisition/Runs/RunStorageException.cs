namespace LenslessScope.Acquisition;

/// <summary>Why data cannot be written.</summary>
public enum StorageFault
{
    /// <summary>No space is left, or a quota is used up.</summary>
    Full,

    /// <summary>The file system is, or has become, read-only.</summary>
    ReadOnly,

    /// <summary>The medium or the folder is gone.</summary>
    Gone,

    /// <summary>The user may not write there.</summary>
    Forbidden,

    /// <summary>The file would be larger than the file system allows.</summary>
    FileTooLarge,

    /// <summary>The disk reports errors, or something else.</summary>
    Broken,
}

/// <summary>
/// Data could not be written. Nothing is lost: what was written before is whole, and the same call can be made again
/// once the disk is in order. The message says what failed, what is needed and the next step.
/// </summary>
public sealed class RunStorageException : IOException
{
    internal RunStorageException(string path, StorageFault fault, int? errno, string message, Exception? cause = null)
        : base(message, cause)
    {
        Path = path;
        Fault = fault;
        Errno = errno;
    }

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    /// <summary>What kind of failure.</summary>
    public StorageFault Fault { get; }

    /// <summary>The operating system's error number; null where it was not the system that failed.</summary>
    public int? Errno { get; }
}
