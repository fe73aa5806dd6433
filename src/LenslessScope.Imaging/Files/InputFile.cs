using System.Runtime.InteropServices;
using LenslessScope.Imaging.Native;

namespace LenslessScope.Imaging;

/// <summary>A regular, non-empty file about to be read, and the words for what is wrong with it.</summary>
internal sealed class InputFile
{
    /// <summary>The most bytes that the pixels of one image, or a file read as a whole, may take: 2 GiB.</summary>
    internal const long MaxBytes = 1L << 31;

    // Deflate packs at most 1032 to 1, LZW of 12 bits about 1300, JPEG about 1000: a header that claims more is wrong.
    private const long MostPacked = 2000;

    private InputFile(string path, long length)
    {
        Path = path;
        Length = length;
    }

    internal string Path { get; }

    internal long Length { get; }

    /// <summary>Checks that the path leads to a regular file with something in it.</summary>
    /// <exception cref="ImageFileException">It does not.</exception>
    internal static InputFile At(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains('\0', StringComparison.Ordinal))
            throw new ImageFileException("read", path.Replace("\0", "\\0", StringComparison.Ordinal),
                "the name contains a NUL character, which no file name may. Check the name.");
        var error = LibC.FileType(path, out var type, out var length);
        if (error != 0)
            throw new ImageFileException("read", path, NotReached(path, error), errno: error);
        var reason = type switch
        {
            FileType.Folder => "it is a folder. Give an image file in it.",
            not FileType.Regular =>
                $"it is a {FileWords.Of(type)}, not a regular file. Save the image to a file first.",
            _ when length == 0 => "the file is empty (0 bytes). Copy or record it again.",
            _ => null,
        };
        return reason is null ? new InputFile(path, length) : throw new ImageFileException("read", path, reason);
    }

    /// <summary>The first bytes of the file, at most <paramref name="count"/>.</summary>
    internal byte[] Beginning(int count)
    {
        return Guarded(() =>
        {
            using var file = Open();
            var bytes = new byte[Math.Min(count, Length)];
            return bytes[..RandomAccess.Read(file, bytes, 0)];
        });
    }

    /// <summary>The whole file.</summary>
    internal byte[] AllBytes()
    {
        if (Length > Array.MaxLength)
            throw Fail($"it has {Length} bytes; at most {MaxBytes} can be read. Crop or bin the image.");
        return Guarded(() =>
        {
            using var file = Open();
            var bytes = new byte[Length];
            for (var done = 0; done < bytes.Length;)
            {
                var read = RandomAccess.Read(file, bytes.AsSpan(done), done);
                if (read == 0)
                    throw Fail("it became shorter while it was being read. Wait until it has been written completely.");
                done += read;
            }
            return bytes;
        });
    }

    /// <summary>A piece of the file.</summary>
    /// <exception cref="ImageFileException">The file ends before.</exception>
    internal byte[] Piece(long offset, long count) => Guarded(() =>
    {
        using var file = Open();
        var bytes = new byte[count];
        for (int done = 0, read; done < bytes.Length; done += read)
            if ((read = RandomAccess.Read(file, bytes.AsSpan(done), offset + done)) == 0)
                throw Fail($"it ends before the last of {count} bytes of pixels, which begin at byte {offset}. It is " +
                    "damaged or cut short: copy or record it again.");
        return bytes;
    });

    /// <summary>Refuses a size that is absurd, or that a file of this length cannot hold.</summary>
    /// <param name="width">Columns, as the header says.</param>
    /// <param name="height">Rows, as the header says.</param>
    /// <param name="bytesPerPixel">Bytes of one pixel in memory.</param>
    internal void CheckSize(long width, long height, int bytesPerPixel)
    {
        if (width < 1 || height < 1)
            throw Fail($"its header gives a size of {width}×{height} pixels; each side must be at least 1. The " +
                "header is damaged: copy or record the file again.");
        var bytes = (Int128)width * height * bytesPerPixel;
        if (bytes > MaxBytes)
            throw Fail($"its header gives a size of {width}×{height} pixels, {bytes} bytes; at most {MaxBytes} bytes " +
                "(2 GiB) can be read. Crop or bin the image, or, if it is not that large, copy the file again.");
        if (bytes > (Int128)Length * MostPacked)
            throw Fail($"its header gives a size of {width}×{height} pixels, {bytes} bytes, which a file of {Length} " +
                "bytes cannot hold. It is damaged or cut short: copy or record it again.");
    }

    /// <summary>The exception for this file.</summary>
    internal ImageFileException Fail(string reason, Exception? cause = null) => new("read", Path, reason, cause);

    /// <summary>The exception for an image that does not fit the memory that is free.</summary>
    internal ImageFileException NotEnoughMemory(Exception? cause = null) =>
        Fail("there is not enough memory for it. Close other programs, or crop or bin the image.", cause);

    /// <summary>Runs a piece of reading; the system's own exceptions become ours.</summary>
    internal T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (OutOfMemoryException e)
        {
            throw NotEnoughMemory(e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Fail($"no permission to read it. Ask its owner, or: chmod +r '{Path}'", e);
        }
        catch (Exception e) when (e is IOException and not ImageFileException)
        {
            throw new ImageFileException("read", Path, $"{e.Message} Check the disk and the file.", e, ErrnoOf(e));
        }
    }

    /// <summary>The error number that .NET keeps as the result code of an exception it made from one; else
    /// null.</summary>
    internal static int? ErrnoOf(Exception e) => e.HResult is > 0 and < 4096 ? e.HResult : null;

    // Shared, so that no program's lock gets in the way of another.
    internal Microsoft.Win32.SafeHandles.SafeFileHandle Open() =>
        File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static string NotReached(string path, int error)
    {
        const int noSuchFile = 2, noPermission = 13;
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        return error switch
        {
            noSuchFile when folder is not null && !Directory.Exists(folder) =>
                $"the folder {folder} does not exist. Check the path.",
            noSuchFile => "there is no such file. Check the name.",
            noPermission => $"no permission to enter a folder on its path. Ask the owner of {folder}.",
            _ => $"{Marshal.GetPInvokeErrorMessage(error)} (errno {error}). Check the path.",
        };
    }
}
