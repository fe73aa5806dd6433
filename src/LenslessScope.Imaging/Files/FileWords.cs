using System.Text;
using LenslessScope.Imaging.Native;

namespace LenslessScope.Imaging;

/// <summary>Words for messages about files that are not images that can be read.</summary>
internal static class FileWords
{
    private static readonly (byte[] Magic, string Name)[] s_otherFormats =
    [
        ("GIF8"u8.ToArray(), "a GIF image"),
        ("RIFF"u8.ToArray(), "a RIFF file (WebP, AVI or WAV)"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ("P1"u8.ToArray(), "a black-and-white Netpbm bitmap"),
        ("P4"u8.ToArray(), "a black-and-white Netpbm bitmap"),
        ("P7"u8.ToArray(), "a Netpbm PAM image"),
        ("Pf\n"u8.ToArray(), "a PFM image"),
        ("SIMPLE  ="u8.ToArray(), "a FITS image"),
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive"),
        ([0x1F, 0x8B], "a gzip file"),
        ([0, 0, 0, 0x0C, (byte)'j', (byte)'P'], "a JPEG 2000 image"),
    ];

    /// <summary>What a special file is called.</summary>
    internal static string Of(FileType type) => type switch
    {
        FileType.Pipe => "pipe",
        FileType.Socket => "socket",
        FileType.CharacterDevice or FileType.BlockDevice => "device",
        _ => "special file",
    };

    /// <summary>A description of a file's first bytes: a known format, text, or the bytes themselves.</summary>
    internal static string Describe(ReadOnlySpan<byte> beginning)
    {
        foreach (var (magic, name) in s_otherFormats)
            if (beginning.StartsWith(magic))
                return $"it is {name}";
        var start = beginning[..Math.Min(beginning.Length, 16)];
        return start.IndexOfAnyExceptInRange((byte)' ', (byte)'~') is var end and not 0 && IsText(beginning)
            ? $"it begins with '{Encoding.ASCII.GetString(end < 0 ? start : start[..end])}' (text)"
            : $"it begins with the bytes {Convert.ToHexString(start[..Math.Min(start.Length, 8)])}";
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C) || b == 0x7F)
                return false;
        return true;
    }
}
