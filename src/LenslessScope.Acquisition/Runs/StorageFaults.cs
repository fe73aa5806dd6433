using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Acquisition;

/// <summary>From what the system refused to what a person can do about it.</summary>
internal static class StorageFaults
{
    internal static RunStorageException Of(ImageFileException e, string folder)
    {
        var fault = e.Errno switch
        {
            28 or 122 => StorageFault.Full, // ENOSPC, EDQUOT
            30 => StorageFault.ReadOnly, // EROFS
            2 or 6 or 19 or 20 or 116 or 107 => StorageFault.Gone, // ENOENT, ENXIO, ENODEV, ENOTDIR, ESTALE, ENOTCONN
            1 or 13 => StorageFault.Forbidden, // EPERM, EACCES
            27 => StorageFault.FileTooLarge, // EFBIG
            _ => StorageFault.Broken,
        };
        var step = fault switch
        {
            StorageFault.Full => $"The disk of {folder} is full{Free(folder)}. Delete or move other files, " +
                "or enlarge it",
            StorageFault.ReadOnly => $"The file system of {folder} is read-only. Make it writable (a failing disk " +
                "becomes read-only by itself: see 'dmesg')",
            StorageFault.Gone => $"The folder {folder} or its disk is gone. Restore it in the same place",
            StorageFault.Forbidden => "You have no permission to write there. Ask the owner of the folder",
            StorageFault.FileTooLarge => "The file system does not allow files of this size. Start a run with " +
                "smaller parts",
            _ => "Check the disk",
        };
        return new RunStorageException(e.Path, fault, e.Errno,
            $"{e.Message} {step}; what was recorded before is intact, and the run can go on.", e);
    }

    private static string Free(string folder) => FreeSpace.BytesAt(folder) is { } bytes
        ? FormattableString.Invariant($" ({bytes / 1e6:0.###} MB are free)") : "";
}
