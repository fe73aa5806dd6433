using System.Text;
using System.Text.Unicode;

namespace LenslessScope.Instrument;

/// <summary>From the bytes of a file to its text. UTF-8 is expected; marks of UTF-16 and UTF-32 are heeded.</summary>
internal static class TextBytes
{
    /// <summary>A byte that is no UTF-8.</summary>
    /// <param name="Byte">The byte.</param>
    /// <param name="Offset">Bytes before it.</param>
    /// <param name="Line">From 1.</param>
    /// <param name="Column">In characters, from 1.</param>
    internal sealed record Fault(byte Byte, int Offset, int Line, int Column)
    {
        /// <summary>What is wrong with the file, and the way out; to follow its name.</summary>
        public string InWords(string path) =>
            $"is not UTF-8: the byte 0x{Byte:X2} at offset {Offset} (line {Line}, column {Column}) belongs to no " +
            "character. Save it as UTF-8; if it is Latin-1, as older programs write it, convert it with: " +
            $"iconv -f LATIN1 -t UTF-8 '{path}' > NEW";
    }

    /// <summary>The first byte that is no UTF-8; null where the text can be read.</summary>
    public static Fault? FaultIn(ReadOnlySpan<byte> bytes)
    {
        if (IsWide(bytes) || Utf8.IsValid(bytes))
            return null;
        var good = bytes[..LengthOfGood(bytes)];
        var line = good.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(good[(good.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new Fault(bytes[good.Length], good.Length, line, column);
    }

    /// <summary>The text, without the mark of its encoding. What cannot be read becomes U+FFFD.</summary>
    public static string Decoded(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Whether it begins with the mark of UTF-16 or UTF-32.</summary>
    public static bool IsWide(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
        or [0, 0, 0xFE, 0xFF, ..];

    private static int LengthOfGood(ReadOnlySpan<byte> bytes)
    {
        _ = Utf8.ToUtf16(bytes, new char[bytes.Length], out var read, out _, replaceInvalidSequences: false);
        return read;
    }
}
