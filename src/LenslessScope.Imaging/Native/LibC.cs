using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Imaging.Native;

/// <summary>What is needed of the C library: what kind of thing a path names, and the text of a printf call.</summary>
internal static unsafe partial class LibC
{
    private const int CurrentFolder = -100;
    private const uint TypeAndSize = 0x201;
    private const int NumberOffset = 32, MajorOffset = 136, MinorOffset = 140;
    private const int ModeOffset = 28, SizeOffset = 40, StructSize = 256;

    /// <summary>The kind of file behind a path (links are followed), as <c>st_mode &amp; S_IFMT</c>, and its
    /// size.</summary>
    /// <returns>0, or the error number.</returns>
    internal static int FileType(string path, out FileType type, out long size)
    {
        // statx, because its struct is the same on every processor; struct stat is not.
        var status = stackalloc byte[StructSize];
        var failed = statx(CurrentFolder, path, 0, TypeAndSize, status) != 0;
        type = failed ? default : (FileType)(*(ushort*)(status + ModeOffset) & 0xF000);
        size = failed ? 0 : *(long*)(status + SizeOffset);
        return failed ? Marshal.GetLastPInvokeError() : 0;
    }

    /// <summary>Which file a path leads to (links are followed): its number, and the device that it is on.</summary>
    /// <returns>0, or the error number.</returns>
    internal static int Identity(string path, out (ulong Number, uint Major, uint Minor) identity) =>
        Identity(CurrentFolder, path, 0, out identity);

    /// <summary>The same of an open file.</summary>
    internal static int Identity(SafeFileHandle file, out (ulong Number, uint Major, uint Minor) identity)
    {
        const int emptyPath = 0x1000; // AT_EMPTY_PATH: the file itself
        var held = false;
        try
        {
            file.DangerousAddRef(ref held);
            return Identity((int)file.DangerousGetHandle(), "", emptyPath, out identity);
        }
        finally
        {
            if (held)
                file.DangerousRelease();
        }
    }

    private static int Identity(int folder, string path, int flags, out (ulong, uint, uint) identity)
    {
        const uint numberOnly = 0x100; // STATX_INO; the device is always told
        var status = stackalloc byte[StructSize];
        var failed = statx(folder, path, flags, numberOnly, status) != 0;
        identity = failed ? default : (*(ulong*)(status + NumberOffset), *(uint*)(status + MajorOffset),
            *(uint*)(status + MinorOffset));
        return failed ? Marshal.GetLastPInvokeError() : 0;
    }

    [LibraryImport("libc.so.6", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, byte* status);

    // A va_list is an array, a struct passed by reference or a single pointer on all processors that Linux and .NET
    // share (x86-64; arm64; arm, riscv64): in each case what is passed on is one machine word.
    [LibraryImport("libc.so.6")]
    internal static partial int vsnprintf(byte* text, nuint size, byte* format, nint arguments);
}

/// <summary>The file types of <c>st_mode</c>.</summary>
internal enum FileType
{
    Pipe = 0x1000,
    CharacterDevice = 0x2000,
    Folder = 0x4000,
    BlockDevice = 0x6000,
    Regular = 0x8000,
    Socket = 0xC000,
}
