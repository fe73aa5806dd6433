namespace LenslessScope.Acquisition.Tests;

/// <summary>Plans without problems, of any shape, each from its seed.</summary>
internal static class RandomPlan
{
    public static Plan Of(int seed)
    {
        var random = new Random(seed);
        bool Maybe() => random.Next(2) == 0;
        T Either<T>(T one, T other) => Maybe() ? one : other;
        T[] Some<T>(int most, Func<int, T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(make)];

        var channels = Some(3, i => new PlanChannel($"Channel {i}")
        {
            Preset = Maybe() ? new PresetChoice("Light", $"Preset: #{i}") : null,
            ExposureMs = Maybe() ? random.NextDouble() * 10 : null,
            Gain = Maybe() ? random.Next(1, 9) / 3.0 : null,
            ZOffsetUm = Either(0, random.NextDouble() - 0.5),
            WavelengthNm = Maybe() ? 400 + random.Next(300) : null,
        });
        var exposures = channels.All(channel => channel.ExposureMs == null) ? Some(3, i => (i + 1) * 1.25) : [];
        var relative = Maybe();
        var step = Math.Round(random.NextDouble() * 10, 2) + 0.01;
        var axes = Some(2, i => new PropertyAxis($"axis {i}", Either("Light", PlanSetting.OfCamera), $"Property {i}",
            [.. Enumerable.Range(0, random.Next(1, 4)).Select(k => Either($"{k}", $"value: {k} #"))]));
        string[] order = ["time", "position", "channel", "exposure", "z", .. axes.Select(axis => axis.Name)];
        random.Shuffle(order);
        var plan = new Plan
        {
            Name = Either("run", $"growth {seed} µm"),
            Description = Maybe() ? "Two lines:\n  - not a list # not a comment\n\ttab, 'quotes' and \"quotes\" \u2028 ☃ 🔬 " : null,
            Camera = Maybe() ? "Camera 1" : null,
            Order = order[..random.Next(order.Length + 1)],
            Time = Some(3, _ => new TimePhase(
                Either(TimeSpan.FromHours(random.Next(1, 9)), TimeSpan.FromTicks(10_000_000_000 + random.Next(1 << 30))), random.Next(1, 6))),
            Positions = Some(3, i => new PlanPosition($"P{i}", i * 1000.125, -i / 3.0, relative && Maybe() ? i * 10 : null)),
            Channels = channels,
            Z = Maybe() ? new ZPlan(Maybe() ? [.. Enumerable.Range(0, random.Next(1, 12)).Select(i => -7 + i * step)]
                : [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.NextDouble() * 1e3)], relative) : null,
            ExposuresMs = exposures,
            Axes = axes,
            Settings = Some(2, i => new PlanSetting(Either("Camera", ""), $"Property {i}", Either("", "null"))),
            ExposureMs = exposures.Length == 0 && Maybe() ? 1 / 3.0 : null,
            Background = Maybe() ? new ReferenceFrames(random.Next(1, 5)) { Preset = Either<PresetChoice?>(new("Sample", "~"), null), XUm = 1e-7 } : null,
            Dark = Maybe() ? new ReferenceFrames(random.Next(1, 5)) : null,
            Autofocus = Maybe() ? new PlanAutofocus(500, 1500.5) { Every = random.Next(1, 5), Follow = Maybe(), WavelengthNm = Either<double?>(532, null) } : null,
            Averages = random.Next(1, 4),
            OnFailure = Maybe() ? new FailurePolicy() : new FailurePolicy
            {
                Retries = random.Next(9), Pause = TimeSpan.FromMilliseconds(random.Next(999)), Then = Either(FailureAction.Skip, FailureAction.Stop),
                StallTimeout = Maybe() ? TimeSpan.FromTicks(random.Next(1, 1 << 30)) : null,
            },
        };
        var rules = Rules(plan, random).ToList();
        var withRules = plan with { Skip = rules };
        return withRules.Problems().Count == 0 ? withRules : plan;
    }

    private static IEnumerable<SkipRule> Rules(Plan plan, Random random)
    {
        (string Name, long Size)[] axes = [("time", plan.Time.Sum(t => t.Count)), ("position", plan.Positions.Count),
            ("channel", plan.Channels.Count), ("z", plan.Z?.PositionsUm.Count ?? 0), ("exposure", plan.ExposuresMs.Count),
            .. plan.Axes.Select(axis => (axis.Name, (long)axis.Values.Count))];
        foreach (var (name, size) in axes.Where(axis => axis.Size > 1))
            if (random.Next(3) == 0)
                yield return new SkipRule
                {
                    Axis = name,
                    KeepEvery = random.Next(2) == 0 ? random.Next(2, 4) : null,
                    Steps = [.. Enumerable.Range(0, (int)size).Where(_ => random.Next(3) == 0).Select(i => (long)i)],
                    Channel = plan.Channels.Count > 0 && random.Next(2) == 0 ? plan.Channels[0].Name : null,
                    Position = plan.Positions.Count > 0 && random.Next(2) == 0 ? plan.Positions[^1].Name : null,
                };
    }
}
