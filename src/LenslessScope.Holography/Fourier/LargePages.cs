using System.Runtime.InteropServices;

namespace LenslessScope.Holography.Fourier;

/// <summary>
/// Pages of 2 MiB for large planes, where the system has them: walks down the columns of a plane touch another page
/// with every row, and a processor finds only some thousand pages of 4 KiB again quickly.
/// </summary>
internal static partial class LargePages
{
    /// <summary>Bytes from which on it is worth asking.</summary>
    public const long WorthBytes = 8 << 20;

    /// <summary>Asks for them, before the memory is first written to. It works without, too.</summary>
    public static void Ask(nint memory, long bytes)
    {
        const int advice = 14; // MADV_HUGEPAGE of Linux
        var page = Environment.SystemPageSize;
        var first = (memory + page - 1) / page * page;
        _ = Advise(first, (nuint)(memory + bytes - first), advice);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
