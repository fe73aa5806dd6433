using System.Text;
using System.Text.Unicode;

namespace LenslessScope.Instrument;

/// <summary>
/// A <c>.cfg</c> file's text as the core reads it: lines end with LF or CR LF, and a line that is not UTF-8 is Latin-1,
/// as older programs write it.
/// </summary>
/// <param name="Path">The file.</param>
/// <param name="Lines">Its lines; a CR may be left at their ends.</param>
/// <param name="Latin1Lines">The numbers, from 1, of the lines that are not UTF-8.</param>
/// <param name="Refusal">Why the file as a whole cannot be loaded; null where it can.</param>
internal sealed record ConfigurationText(
    string Path, IReadOnlyList<string> Lines, IReadOnlyList<int> Latin1Lines, string? Refusal)
{
    /// <summary>The text as a whole.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>What to know of the file although it can be loaded.</summary>
    public IReadOnlyList<ConfigurationProblem> Notes => Latin1Lines.Count == 0 ? [] : [new(Latin1Lines[0],
        "This line is not UTF-8" + (Latin1Lines.Count > 1 ? $", nor are {Latin1Lines.Count - 1} more" : "") +
        $"; read as Latin-1: '{Lines[Latin1Lines[0] - 1].TrimEnd('\r')}'. Save the file as UTF-8, for example with: " +
        $"iconv -f LATIN1 -t UTF-8 '{Path}' > NEW.cfg")];

    /// <summary>Reads a file, whatever is in it.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    public static ConfigurationText Read(string path)
    {
        var bytes = TextFile.Bytes(path);
        ReadOnlySpan<byte> text = bytes;
        if (text.StartsWith(Encoding.UTF8.Preamble))
            text = text[Encoding.UTF8.Preamble.Length..];
        List<string> lines = [];
        List<int> latin1 = [];
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            var isUtf8 = Utf8.IsValid(line);
            lines.Add((isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetString(line));
            if (!isUtf8)
                latin1.Add(lines.Count);
        }
        return new ConfigurationText(path, lines, latin1, RefusalOf(path, text));
    }

    /// <summary>Reads a file that the core can take.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read, or not be loaded as a whole.</exception>
    public static ConfigurationText ReadSound(string path)
    {
        var text = Read(path);
        return text.Refusal == null ? text : throw new UnreadableFileException($"'{path}': {text.Refusal}");
    }

    private static string? RefusalOf(string path, ReadOnlySpan<byte> text)
    {
        if (TextBytes.IsWide(text))
            return "The file is UTF-16, which is not read. Save it as UTF-8, for example with: " +
                $"iconv -f UTF-16 -t UTF-8 '{path}' > NEW.cfg";
        if (text.Contains((byte)0))
            return "This is not a text file: it contains zero bytes.";
        return !text.Contains((byte)'\n') && text.TrimEnd((byte)'\r').Contains((byte)'\r')
            ? "The lines end with a carriage return alone, so that the whole file is one line. Convert it with: " +
                $"tr '\\r' '\\n' < '{path}' > NEW.cfg"
            : null;
    }
}
