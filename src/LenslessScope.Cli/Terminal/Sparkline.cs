namespace LenslessScope.Cli;

/// <summary>A curve in one line of block characters, for terminals.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const int Width = 64;

    /// <summary>
    /// The curve, largest value in each column, with the ends of its abscissa; nothing for fewer than two points.
    /// </summary>
    public static IEnumerable<string> Of(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count < 2)
            yield break;
        var (from, to) = (points[0].X, points[^1].X);
        var least = points.Min(p => p.Y);
        var span = points.Max(p => p.Y) - least;
        var columns = points.GroupBy(p => (int)Math.Min(Width - 1, (p.X - from) / (to - from) * Width))
            .ToDictionary(group => group.Key, group => group.Max(p => p.Y));
        var level = 0;
        var blocks = Enumerable.Range(0, Width).Select(i =>
        {
            if (columns.TryGetValue(i, out var y) && span > 0)
                level = (int)Math.Min(Blocks.Length - 1, (y - least) / span * Blocks.Length);
            return Blocks[level];
        });
        yield return $"  {from:0.#} µm {string.Concat(blocks)} {to:0.#} µm";
    }
}
