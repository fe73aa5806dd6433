using System.Runtime.InteropServices;
using LenslessScope.Imaging.Native;
using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Imaging;

/// <summary>
/// A file that is written at given places and brought to the disk on demand. Every failure is an
/// <see cref="ImageFileException"/> with the system's error number; what failed can be tried again.
/// </summary>
public sealed class DurableFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private DurableFile(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
    }

    /// <summary>The file, as it was given; where it is after <see cref="MoveTo"/>.</summary>
    public string Path { get; private set; }

    /// <summary>Bytes.</summary>
    /// <exception cref="ImageFileException">The disk failed.</exception>
    public long Length
    {
        get
        {
            try
            {
                return RandomAccess.GetLength(_handle);
            }
            catch (IOException e)
            {
                throw AtomicFile.Failure(Path, e);
            }
        }
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it may, or must, be there already.</param>
    /// <param name="access">Default: reading and writing.</param>
    /// <param name="alone">Whether to refuse where another process has it open in this way.</param>
    /// <exception cref="ImageFileException">It cannot be opened.</exception>
    public static DurableFile Open(string path, FileMode mode, FileAccess access = FileAccess.ReadWrite,
        bool alone = false)
    {
        try
        {
            return new DurableFile(path, File.OpenHandle(path, mode, access,
                alone ? FileShare.None : FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.Failure(path, e);
        }
    }

    /// <summary>Writes bytes at a place; the file grows where they lie beyond its end.</summary>
    /// <exception cref="ImageFileException">They are not, or not all, written.</exception>
    public void Write(long offset, ReadOnlySpan<byte> bytes) => Check(LibC.Write(_handle, bytes, offset));

    /// <summary>Reads bytes from a place.</summary>
    /// <returns>How many; fewer than asked for at the end of the file.</returns>
    /// <exception cref="ImageFileException">They cannot be read.</exception>
    public int Read(long offset, Span<byte> bytes)
    {
        try
        {
            var done = 0;
            while (done < bytes.Length && RandomAccess.Read(_handle, bytes[done..], offset + done) is var read and > 0)
                done += read;
            return done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImageFileException("read", Path, $"{e.Message} Check the disk.", e, InputFile.ErrnoOf(e));
        }
    }

    /// <summary>Waits until everything written is on the disk (fdatasync).</summary>
    /// <exception cref="ImageFileException">
    /// The disk failed; what was written since the last time may be lost.
    /// </exception>
    public void Flush() => Check(LibC.Flush(_handle));

    /// <summary>Cuts the file off.</summary>
    /// <exception cref="ImageFileException">It cannot be done.</exception>
    public void Truncate(long length) => Check(LibC.Truncate(_handle, length));

    /// <summary>
    /// Makes sure that the file is still the one that its path leads to. A file that was deleted, or whose medium was
    /// taken away, can be written to for as long as it is open, but would never be found again.
    /// </summary>
    /// <exception cref="ImageFileException">It is no longer there.</exception>
    public void CheckInPlace()
    {
        const int noSuchFile = 2;
        var error = LibC.Identity(Path, out var there);
        if (error == 0)
        {
            Check(LibC.Identity(_handle, out var ours));
            if (there == ours)
                return;
        }
        throw new ImageFileException("write", Path, "it is no longer where it was.",
            errno: error == 0 ? noSuchFile : error);
    }

    /// <summary>Makes sure that it still has what was written and flushed.</summary>
    /// <exception cref="ImageFileException">It is shorter.</exception>
    public void CheckHolds(long bytes)
    {
        if (Length < bytes)
            throw new ImageFileException("write", Path, $"it has {Length} bytes, but {bytes} were written. It was " +
                "changed, or another disk is in place of its own: put the right one back.");
    }

    /// <summary>
    /// Gives it another name, in one step, replacing a file of that name; waits until the disk has it.
    /// </summary>
    /// <exception cref="ImageFileException">It cannot be done.</exception>
    public void MoveTo(string path)
    {
        try
        {
            File.Move(Path, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.Failure(path, e);
        }
        Path = path;
        FlushFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
    }

    /// <summary>Deletes a file.</summary>
    /// <exception cref="ImageFileException">It cannot be done.</exception>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.Failure(path, e);
        }
    }

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    /// <exception cref="ImageFileException">The disk failed.</exception>
    public static void FlushFolder(string folder)
    {
        const int invalidArgument = 22; // file systems that cannot, for example some of FUSE
        if (LibC.FlushFolder(folder) is var error and not (0 or invalidArgument))
            throw Failure(folder, error);
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => _handle.Dispose();

    private void Check(int error)
    {
        if (error != 0)
            throw Failure(Path, error);
    }

    private static ImageFileException Failure(string path, int error) => new("write", path,
        $"{Marshal.GetPInvokeErrorMessage(error)} (errno {error}).", errno: error);
}
