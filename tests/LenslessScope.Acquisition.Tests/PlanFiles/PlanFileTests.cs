namespace LenslessScope.Acquisition.Tests;

public sealed class PlanFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public PlanFileTests() => _file = _folder.File("plan.yaml");

    public static TheoryData<string> Shipped() =>
        [.. Checkout.Files("configs/plans", "*.yaml").Select(file => Path.GetRelativePath(Checkout.Path, file))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_written_plan_reads_back_the_same() => AnyPlan.Obeys(plan =>
    {
        Assert.Equal(Json.Of(plan), Json.Of(PlanFile.Parse(PlanFile.Text(plan))));
    });

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_plan_reads_and_is_written_and_read_the_same(string file)
    {
        var plan = PlanFile.Read(Path.Combine(Checkout.Path, file));

        PlanFile.Write(_file, plan);

        Assert.NotEmpty(plan.Stacks());
        Assert.Equal(Json.Of(plan), Json.Of(PlanFile.Read(_file)));
    }

    [Fact]
    public void The_example_explains_every_key()
    {
        // What excludes each other is there as a comment.
        var text = PlanFile.Example.Replace("# exposures: [", "exposures: [", StringComparison.Ordinal);
        var used = new HashSet<(string, string)>();
        var root = (YamlMap)YamlParser.Parse(text, out _)!;
        foreach (var (key, value) in root.Entries)
        {
            used.Add(("", key.Value));
            var maps = value is YamlList list ? list.Items.OfType<YamlMap>() : value is YamlMap map ? [map] : [];
            used.UnionWith(maps.SelectMany(m => m.Entries).Select(entry => (key.Value, entry.Key.Value)));
        }
        used.Add(("z", "positions"));
        used.UnionWith(PlanKeys.Sections["background"].Select(key => ("dark", key)));
        Assert.Contains("Both have the same keys", text, StringComparison.Ordinal);
        Assert.Contains("a list:  positions: [", text, StringComparison.Ordinal);

        Assert.Equal(PlanKeys.Sections.SelectMany(s => s.Value.Select(key => (s.Key, key))).Order(), used.Order());
        Assert.Equal(File.ReadAllText(Path.Combine(Checkout.Path, "configs/plans/example.yaml")), PlanFile.Example);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_in_the_order_of_the_lines()
    {
        var problems = Problems("""
            name: a/b
            chanels:
              - {preset: Light=Blue}
            exposure: 4
            time:
              - {interval: 10 s, count: many}
              - {interval: 1 min, duration: 150 s}
            positions:
              - {name: A, x: 1 um}
              - {name: a, x: 2 um, colour: red}
            averages: 0
            autofocus: {min-z: 2 mm, max-z: 500 um}
            """);

        Assert.Equal(
        [
            "1:7: name: 'a/b' is not valid as the name of the plan: it contains '/'.",
            "2:1: chanels: There is no key 'chanels' in a plan. Did you mean channels?",
            "4:11: exposure: '4' is not valid: a time with its unit",
            "6:29: time[0].count: 'many' is not valid: a whole number is expected.",
            "7:33: time[1].duration: 150 s is not a whole number of intervals of 1 min. Give 2 min for 2 time points.",
            "10:12: positions[1].name: 'a' appears twice: positions[0].name is the same.",
            "10:24: positions[1].colour: There is no key 'colour' in positions. Allowed: name, x, y, z.",
            "11:11: averages: 0 is out of range; it must be 1 to 10000.",
            "12:33: autofocus.max-z: 500 um is not above min-z, 2000 um.",
        ],
        problems.Select(problem => problem.ToString()).Select((text, i) =>
            i == 1 ? text[..text.IndexOf(" Allowed", StringComparison.Ordinal)]
                : i == 2 ? text[..text.IndexOf(" (d, h", StringComparison.Ordinal)] : text));
    }

    [Theory]
    [InlineData("time: {interval: 1 min}", "1:7", "Give either count")]
    [InlineData("time: {interval: 1 min, count: 2, duration: 2 min}", "1:45", "Give either count")]
    [InlineData("time: {count: 2}", "1:7", "interval is missing")]
    [InlineData("time: {interval: -1 s, count: 2}", "1:18", "0 s or longer")]
    [InlineData("time: {interval: 1 s, count: 0}", "1:30", "0 is out of range; it must be 1 to")]
    [InlineData("time: {interval: 1 s, count: 99999999999}", "1:30", "is out of range")]
    [InlineData("time: {interval: 1 d, count: 10000}", "1:7", "at most 10 are")]
    [InlineData("time: {interval: 1 month, count: 1}", "1:18", "a time with its unit (d, h, min, s, ms, us)")]
    [InlineData("time: {interval: '1,5 s', count: 1}", "1:18", "a time with its unit")]
    [InlineData("time: 10 min", "1:7", "A list is expected, as in [{interval")]
    [InlineData("time: [10 min]", "1:8", "Keys with values are expected: interval, count, duration")]
    [InlineData("exposure: 1 s\ntime: {interval: 500 ms, count: 3}", "2:18",
        "too short: the exposures of one time point take 1 s")]
    [InlineData(
        "exposure: 100 ms\naverages: 3\nz: {from: 0 um, to: 10 um, step: 5 um}\ntime: {interval: 800 ms, count: 3}",
        "4:18", "take 900 ms")]
    [InlineData("z: {from: 0 um, to: 10 um, step: 3 um}", "1:34", "Give to: 9 um for 4 positions")]
    [InlineData("z: {from: 0 um, to: 10 um, step: 0 um}", "1:34", "it must be anything above 0 um")]
    [InlineData("z: {from: 0 um, to: 10 mm, step: 1 nm}", "1:34", "too many")]
    [InlineData("z: {from: 0 um, to: 10 um}", "1:4", "from, to and step, or positions")]
    [InlineData("z: {from: 0 um, positions: [1 um]}", "1:4", "Give either")]
    [InlineData("z: {positions: []}", "1:16", "A list is expected")]
    [InlineData("z: {positions: [1]}", "1:17", "a length with its unit (nm, um, mm)")]
    [InlineData("z: {positions: [1 um], relative: perhaps}", "1:34", "true or false")]
    [InlineData("z: {positions: [1 um]}\npositions: [{name: A, z: 3 um}]", "2:26", "relative: true")]
    [InlineData("positions: [{name: A, x: 1 um}, {name: B}]", "1:33", "'B' has no x, but others do")]
    [InlineData("positions: [{name: dark}]", "1:20", "reference frames")]
    [InlineData("positions: [{x: 1 um}]", "1:13", "name is missing")]
    [InlineData("channels: [{exposure: 1 ms}]", "1:12", "name is missing")]
    [InlineData("channels: [{preset: Blue}]", "1:21", "GROUP=PRESET")]
    [InlineData("channels: [{name: A}, {name: A}]", "1:30", "appears twice")]
    [InlineData("channels: [{name: A, exposure: 1 ms}]\nexposures: [1 ms, 2 ms]", "1:32", "Give only one of")]
    [InlineData("channels: [{name: A, wavelength: 0 nm}]", "1:34", "above 0")]
    [InlineData("exposures: [1 ms, 1000 us]", "1:19", "appears twice")]
    [InlineData("exposures: [0 ms]", "1:13", "above 0")]
    [InlineData("axes: [{name: z, property: P, values: [1]}]", "1:15", "every plan has")]
    [InlineData("axes: [{name: a, property: P, values: []}]", "1:39", "at least one")]
    [InlineData("axes: [{name: a, property: P, values: ['1,2']}]", "1:40", "contains ','")]
    [InlineData("axes: [{name: a, property: P, values: [1]}, {name: b, property: P, values: [2]}]", "1:45",
        "is set by axes[0] and by axes[1]")]
    [InlineData("channels: [{name: A, gain: 2}]\naxes: [{name: a, property: Gain, values: [1]}]", "2:8",
        "is set by channels and by axes[0]")]
    [InlineData("order: [time, led]", "1:15", "There is no axis 'led'")]
    [InlineData("order: [time, time]", "1:15", "appears twice")]
    [InlineData("z: {from: 0 um, to: 14 um, step: 1 nm}\n" +
        "exposures: [1 ms, 2 ms, 3 ms, 4 ms, 5 ms, 6 ms, 7 ms, 8 ms, 9 ms, 10 ms]",
        "1:1", "140010 frames (channels × heights); at most 131072 are allowed")]
    [InlineData("description: \"a\\x01b\"", "1:14", "The character U+0001 cannot be kept")]
    [InlineData("channels: [{name: \"a\\uFFFEb\"}]", "1:19", "The character U+FFFE cannot be kept")]
    [InlineData("skip: [{axis: led, steps: [0]}]", "1:15", "There is no axis 'led'")]
    [InlineData("skip: [{axis: z, steps: [0]}]", "1:15", "one step only")]
    [InlineData("skip: [{axis: z}]\nz: {positions: [1 um, 2 um]}", "1:8", "every frame")]
    [InlineData("skip: [{axis: z, steps: [0, 1]}]\nz: {positions: [1 um, 2 um]}", "1:7", "leave out every frame")]
    [InlineData("skip: [{axis: z, steps: [2]}]\nz: {positions: [1 um, 2 um]}", "1:26", "0 to 1")]
    [InlineData("skip: [{axis: z, channel: X, steps: [1]}]\nz: {positions: [1 um, 2 um]}", "1:27",
        "There is no channel 'X'. There are none.")]
    [InlineData("skip: [{steps: [1]}]\nz: {positions: [1 um, 2 um]}", "1:8", "axis is missing")]
    [InlineData("background: {frames: 0}", "1:22", "1 to 10000")]
    [InlineData("background: {}", "1:13", "frames is missing")]
    [InlineData("background: 16", "1:13", "Keys with values")]
    [InlineData("autofocus: {max-z: 1 mm}", "1:12", "min-z is missing")]
    [InlineData("exposure: 1 d\ntime: {interval: 0 s, count: 5000}", "1:1",
        "The exposures alone take up to 13.7 years")]
    [InlineData("on-failure: {then: explode}", "1:20", "skip or stop")]
    [InlineData("on-failure: {retries: 101}", "1:23", "0 to 100")]
    [InlineData("on-failure: {stall-timeout: 0 s}", "1:29", "above 0 s")]
    [InlineData("name:", "1:1", "name has no value")]
    [InlineData("name: [a]", "1:7", "A list or a map is not allowed")]
    [InlineData("name: a\nname: b", "2:1", "appears twice")]
    [InlineData("- a", "1:1", "Keys with values are expected: name")]
    [InlineData("", "1:1", "The file is empty")]
    [InlineData("# only a comment", "1:1", "The file is empty")]
    [InlineData("name: a\n---\nname: b", "2:1", "second document")]
    [InlineData("name: *nobody", "1:7", "anchor")]
    [InlineData("name: !!binary aGk=", "1:7", "tag")]
    [InlineData("name: {a", "", "This is not YAML")]
    [InlineData("time:\n\t- a", "2:1", "This is not YAML")]
    [InlineData("name: [[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]", "1:23", "nested")]
    [InlineData("time: {interval: 0 s, count: 90000000}\nz: {positions: [0 um, 1 um]}", "1:1",
        "at most 100000000 are allowed in one run")]
    public void A_fault_is_explained_where_it_is(string text, string place, string expected)
    {
        var problems = Problems(text);

        var problem = Assert.Single(problems, p => p.Message.Contains(expected, StringComparison.Ordinal));
        Assert.Single(problems);
        if (place.Length > 0)
            Assert.Equal(place, $"{problem.Line}:{problem.Column}");
    }

    [Theory]
    [InlineData("10 min", 600_000)]
    [InlineData("10min", 600_000)]
    [InlineData("0.5 h", 1_800_000)]
    [InlineData("500 ms", 500)]
    [InlineData("250 us", 0.25)]
    [InlineData("250 µs", 0.25)]
    [InlineData("7 d", 604_800_000)]
    [InlineData("1e3 ms", 1000)]
    public void Times_have_units(string text, double ms) =>
        Assert.Equal(ms, PlanFile.Parse($"time: {{interval: {text}, count: 2}}").Time[0].Interval.TotalMilliseconds);

    [Fact]
    public void Ranges_are_exact_and_may_go_down()
    {
        Assert.Equal([0, 0.1, 0.2, 0.3], PlanFile.Parse("z: {from: 0 um, to: 0.3 um, step: 100 nm}").Z!.PositionsUm);
        Assert.Equal([5, 2.5, 0, -2.5], PlanFile.Parse("z: {from: 5 um, to: -2.5 um, step: 2.5 um}").Z!.PositionsUm);
        Assert.Contains("from: 0 um, to: 0.3 um, step: 0.1 um",
            PlanFile.Text(new Plan { Z = new([0, 0.1, 0.2, 0.3], false) }), StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_save_writing() => Assert.Equal(2, PlanFile.Parse("""
        background: &frames {frames: 3}
        dark: *frames
        """).Stacks().Count(stack => stack.SizeT == 3));

    [Fact]
    public void A_plan_with_problems_is_not_written()
    {
        Assert.Throws<PlanException>(() => PlanFile.Write(_file, new Plan { Averages = 0 }));
        Assert.False(File.Exists(_file));
    }

    [Fact]
    public void The_message_names_the_file_with_every_line()
    {
        File.WriteAllText(_file, "averages: 0\nexposure: 1 um\n");

        var fault = Assert.Throws<PlanException>(() => PlanFile.Read(_file));

        Assert.StartsWith($"{_file}:1:11: averages: 0 is", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"\n{_file}:2:11: exposure: '1 um'", fault.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<PlanProblem> Problems(string text) =>
        Assert.Throws<PlanException>(() => PlanFile.Parse(text)).Problems;
}
