namespace LenslessScope.Drawing;

/// <summary>Breaks text into lines of a width.</summary>
internal static class TextLines
{
    private const string Ellipsis = "…";

    /// <summary>
    /// At most so many lines, none wider than the width: broken at blanks, within a word where the word alone is too
    /// wide (a long file name), and with an ellipsis where the last line would hold more.
    /// </summary>
    public static IReadOnlyList<string> Wrap(Canvas canvas, string text, TextStyle style, double width, int atMost)
    {
        var lines = new List<string>();
        var rest = Clean(text);
        while (rest.Length > 0 && lines.Count < atMost)
        {
            if (canvas.Measure(rest, style) <= width)
            {
                lines.Add(rest);
                break;
            }
            if (lines.Count == atMost - 1)
            {
                lines.Add(Ellipsise(canvas, rest, style, width));
                break;
            }
            var fits = Math.Max(1, LongestPrefix(canvas, rest, style, width, ""));
            // A blank right after the fitting part counts as a place to break.
            var blank = rest.LastIndexOf(' ', Math.Min(fits, rest.Length - 1));
            var end = blank > 0 ? blank : WholeCharacters(rest, fits);
            lines.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }
        return lines;
    }

    /// <summary>The text, or as much of it as fits with an ellipsis; empty where not even that fits.</summary>
    public static string Ellipsise(Canvas canvas, string text, TextStyle style, double width)
    {
        text = Clean(text);
        if (canvas.Measure(text, style) <= width)
            return text;
        if (canvas.Measure(Ellipsis, style) > width)
            return "";
        var fits = LongestPrefix(canvas, text, style, width, Ellipsis);
        while (fits > 0 && char.IsHighSurrogate(text[fits - 1]))
            fits--;
        return text[..fits].TrimEnd() + Ellipsis;
    }

    private static int LongestPrefix(Canvas canvas, string text, TextStyle style, double width, string suffix)
    {
        var (fits, tooLong) = (0, text.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (canvas.Measure(text[..middle] + suffix, style) <= width)
                fits = middle;
            else
                tooLong = middle;
        }
        return fits;
    }

    /// <summary>No break between the two halves of a character beyond the basic plane, but at least one
    /// character.</summary>
    private static int WholeCharacters(string text, int length)
    {
        if (!char.IsHighSurrogate(text[length - 1]) || length == text.Length)
            return length;
        return length > 1 ? length - 1 : 2;
    }

    /// <summary>One line: what cannot be seen becomes a blank.</summary>
    private static string Clean(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
