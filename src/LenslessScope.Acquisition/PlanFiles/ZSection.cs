namespace LenslessScope.Acquisition;

/// <summary>Heights, written as a list, or as a range with its step.</summary>
internal static class ZSection
{
    private const int MostPositions = 100_000;

    public static ZPlan? Read(PlanReader reader, MapReader map)
    {
        var relative = map.Value("relative", Quantity.YesOrNo, "true or false") ?? false;
        var listed = map.Has("positions");
        var (from, to, step) = (map.Micrometres("from"), map.Micrometres("to"), map.Micrometres("step"));
        string[] range = ["from", "to", "step"];
        if (listed && range.Any(map.Has))
            return reader.Fault<ZPlan?>("z", map.Node, "Give either positions, or from, to and step.", null);
        if (listed)
            return map.Find("positions") is YamlList { Items.Count: > 0 }
                ? new ZPlan(map.Values("positions", Quantity.Micrometres, Quantity.LengthForm, "[0 um, 50 um]"),
                    relative)
                : reader.Fault<ZPlan?>("z.positions", map.Find("positions") ?? map.Node,
                    "A list is expected, as in [0 um, 50 um].", null);
        if (!range.All(map.Has))
            return reader.Fault<ZPlan?>("z", map.Node, "Give from, to and step, or positions.", null);
        if (from is not { } first || to is not { } last || step is not { } by)
            return null;
        return Range(first, last, by, out var why) is { } positions ? new ZPlan(positions, relative)
            : reader.Fault<ZPlan?>("z.step", map.Find("step")!, why, null);
    }

    /// <summary>The key and value of a plan's heights: as a range where that reads back to the same numbers.</summary>
    public static YamlMap Write(ZPlan z)
    {
        List<KeyValuePair<YamlText, YamlNode>> entries = [];
        void Add(string key, YamlNode value) => entries.Add(KeyValuePair.Create(new YamlText(key), value));
        static YamlText Um(double um) => new(Quantity.Text(um, "um"));
        if (z.PositionsUm is [var first, var second, _, ..] && StepOf(first, second) is var step
            && Range(first, z.PositionsUm[^1], step, out _) is { } same && same.SequenceEqual(z.PositionsUm))
        {
            Add("from", Um(first));
            Add("to", Um(z.PositionsUm[^1]));
            Add("step", Um(step));
        }
        else
            Add("positions", new YamlList([.. z.PositionsUm.Select(Um)]));
        if (z.Relative)
            Add("relative", new YamlText("true"));
        return new YamlMap(entries);
    }

    private static double StepOf(double first, double second) =>
        Math.Max(Math.Abs(first), Math.Abs(second)) < 1e9 ? (double)Math.Abs((decimal)second - (decimal)first)
            : double.NaN;

    // In decimal, so that 0.1 three times is 0.3.
    private static List<double>? Range(double fromUm, double toUm, double stepUm, out string why)
    {
        why = $"{Quantity.Text(stepUm, "um")} is out of range; it must be anything above 0 um.";
        if (!(stepUm > 0))
            return null;
        why = "The range is beyond 1e9 um.";
        if (!(Math.Abs(fromUm) < 1e9 && Math.Abs(toUm) < 1e9))
            return null;
        var (from, to, step) = ((decimal)fromUm, (decimal)toUm, (decimal)stepUm);
        var steps = (toUm - fromUm) / stepUm;
        why = $"{Math.Abs(steps):0} steps are too many; at most {MostPositions} are allowed.";
        if (step == 0 || Math.Abs(steps) > MostPositions)
            return null;
        var whole = decimal.Round(Math.Abs(to - from) / step);
        var direction = to < from ? -1 : 1;
        var nearest = from + direction * whole * step;
        why = $"From {Quantity.Text(fromUm, "um")} to {Quantity.Text(toUm, "um")} is not a whole number of steps of " +
            $"{Quantity.Text(stepUm, "um")}. Give to: {Quantity.Text((double)nearest, "um")} for {whole + 1} " +
                "positions.";
        return nearest == to ? [.. Enumerable.Range(0, (int)whole + 1)
            .Select(i => (double)(from + direction * i * step) + 0.0)] : null; // -0 becomes 0
    }
}
