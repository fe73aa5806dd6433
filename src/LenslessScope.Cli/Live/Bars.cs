namespace LenslessScope.Cli.Live;

/// <summary>Counts as columns of block characters, for terminals.</summary>
internal static class Bars
{
    private const string Eighths = " ▁▂▃▄▅▆▇█";

    /// <summary>
    /// Lines from the top down, one column a count, the largest as high as all lines. A count above 0 is always seen.
    /// </summary>
    public static IEnumerable<string> Of(IReadOnlyList<long> counts, int lines)
    {
        var largest = Math.Max(1, counts.Max());
        var heights = counts.Select(count => count == 0 ? 0 : Math.Max(1, (int)(count * lines * 8 / largest))).ToList();
        for (var line = lines - 1; line >= 0; line--)
            yield return string.Concat(heights.Select(height => Eighths[Math.Clamp(height - 8 * line, 0, 8)]));
    }
}
