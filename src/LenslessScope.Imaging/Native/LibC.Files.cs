using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Imaging.Native;

/// <summary>
/// Files by the system's own calls: those of .NET turn some error numbers into exceptions that do not keep them. The
/// names with 64 take offsets of 64 bits on every processor.
/// </summary>
internal static unsafe partial class LibC
{
    internal const int Interrupted = 4;

    private const int FolderFlags = 0x80000; // O_RDONLY | O_CLOEXEC

    /// <returns>0 when all is written, else the error number.</returns>
    internal static int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        fixed (byte* start = bytes)
            for (nint done = 0; done < bytes.Length;)
            {
                var written = pwrite64(file, start + done, bytes.Length - done, offset + done);
                if (written >= 0)
                    done += written;
                else if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
                    return error;
            }
        return 0;
    }

    /// <summary>Waits until the contents are on the disk.</summary>
    /// <returns>0 or the error number.</returns>
    internal static int Flush(SafeFileHandle file)
    {
        while (fdatasync(file) != 0)
            if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
                return error;
        return 0;
    }

    /// <returns>0 or the error number.</returns>
    internal static int Truncate(SafeFileHandle file, long length)
    {
        while (ftruncate64(file, length) != 0)
            if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
                return error;
        return 0;
    }

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    /// <returns>0 or the error number.</returns>
    internal static int FlushFolder(string path)
    {
        using var folder = new SafeFileHandle(open(path, FolderFlags), ownsHandle: true);
        if (folder.IsInvalid)
            return Marshal.GetLastPInvokeError();
        return fsync(folder) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [LibraryImport("libc.so.6", SetLastError = true)]
    private static partial nint pwrite64(SafeFileHandle file, byte* bytes, nint count, long offset);

    [LibraryImport("libc.so.6", SetLastError = true)]
    private static partial int fdatasync(SafeFileHandle file);

    [LibraryImport("libc.so.6", SetLastError = true)]
    private static partial int fsync(SafeFileHandle file);

    [LibraryImport("libc.so.6", SetLastError = true)]
    private static partial int ftruncate64(SafeFileHandle file, long length);

    [LibraryImport("libc.so.6", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);
}
