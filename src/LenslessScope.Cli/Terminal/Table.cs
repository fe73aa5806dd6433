namespace LenslessScope.Cli;

/// <summary>Rows of words in columns, for terminals.</summary>
internal static class Table
{
    private const int WidestColumn = 32;
    private const int Width = 120;

    /// <summary>
    /// A line for each row, columns as wide as their cells but for overlong ones, which push what follows in their row
    /// to the right. The last cell goes on in further lines below itself.
    /// </summary>
    public static IEnumerable<string> Of(IReadOnlyList<IReadOnlyList<string>> rows, int indent = 2)
    {
        if (rows.Count == 0)
            yield break;
        var last = rows[0].Count - 1;
        var widths = Enumerable.Range(0, last)
            .Select(column => rows.Select(row => row[column].Length).Where(length => length <= WidestColumn).Append(0)
                .Max())
            .ToList();
        foreach (var row in rows)
        {
            var start = new string(' ', indent) +
                string.Concat(widths.Select((width, column) => row[column].PadRight(width) + "  "));
            var hanging = Math.Min(start.Length, indent + widths.Sum() + 2 * last);
            var lines = Wrapped(row[last], Width - start.Length, Width - hanging).ToList();
            yield return (start + lines[0]).TrimEnd();
            foreach (var line in lines.Skip(1))
                yield return new string(' ', hanging) + line;
        }
    }

    // At blanks only: names are never torn apart, so a long one may reach beyond the width.
    private static IEnumerable<string> Wrapped(string text, int firstWidth, int width)
    {
        var (line, room) = ("", firstWidth);
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                yield return line;
                (line, room) = ("", width);
            }
            line += line.Length == 0 ? word : " " + word;
        }
        yield return line;
    }
}
