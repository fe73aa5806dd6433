namespace LenslessScope.Acquisition;

/// <summary>The keys of a plan's file, section by section. The complete example explains each.</summary>
internal static class PlanKeys
{
    /// <summary>Keys by section; the section <c>""</c> is the file as a whole.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Sections { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            [""] =
            [
                "name", "description", "camera", "exposure", "averages", "settings", "time", "positions", "channels",
                "z", "exposures", "axes", "order", "background", "dark", "autofocus", "skip", "on-failure",
            ],
            ["settings"] = ["device", "property", "value"],
            ["time"] = ["interval", "count", "duration"],
            ["positions"] = ["name", "x", "y", "z"],
            ["channels"] = ["name", "preset", "exposure", "gain", "z-offset", "wavelength"],
            ["z"] = ["from", "to", "step", "positions", "relative"],
            ["axes"] = ["name", "device", "property", "values"],
            ["background"] = ["frames", "preset", "x", "y"],
            ["dark"] = ["frames", "preset", "x", "y"],
            ["autofocus"] = ["min-z", "max-z", "every", "wavelength", "follow"],
            ["skip"] = ["axis", "keep-every", "steps", "channel", "position"],
            ["on-failure"] = ["retries", "pause", "then", "stall-timeout"],
        };

    /// <summary>The allowed key that was probably meant; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> allowed)
    {
        // The singular of a list, a blank for a hyphen and the like are near; what differs in half of its letters is
        // not.
        var (name, distance) = allowed.Select(key => (key, Distance(word.ToLowerInvariant(), key)))
            .MinBy(pair => pair.Item2);
        return distance <= Math.Max(1, Math.Min(word.Length, 12) / 3) ? name : null;
    }

    /// <summary>Letters to be put in, taken out or replaced to make one word of the other (Levenshtein 1966).</summary>
    private static int Distance(string from, string to)
    {
        if (from.Length > 40)
            return from.Length;
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var k = 1; k <= to.Length; k++)
                (diagonal, row[k]) = (row[k], Math.Min(Math.Min(row[k], row[k - 1]) + 1, diagonal +
                    (from[i - 1] == to[k - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
