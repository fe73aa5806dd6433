namespace LenslessScope.Cli.Tests;

/// <summary>What a .cfg says in tables, compared by meaning, and saved.</summary>
public sealed class ConfigShowTests : IDisposable
{
    private static readonly string Demo = Path.Combine(Checkout.Path, "configs", "demo.cfg");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> AllConfigurations() =>
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Path, "configs"), "*.cfg")];

    [Theory]
    [MemberData(nameof(AllConfigurations))]
    public async Task Every_shipped_configuration_is_shown_without_its_hardware(string cfg)
    {
        var run = (await Lensless.RunAsync("config", "show", cfg)).Expect(ExitStatus.Success);

        Assert.Contains("Devices:", run.Out, StringComparison.Ordinal);
        foreach (var line in (await File.ReadAllLinesAsync(cfg, TestContext.Current.CancellationToken))
            .Where(line => line.StartsWith("Property,", StringComparison.Ordinal)
                && !line.Contains(",Initialize,", StringComparison.Ordinal)))
            Assert.Contains(line.Split(',')[3], run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_is_told_by_devices_roles_settings_presets_and_pixel_sizes()
    {
        var run = (await Lensless.RunAsync("config", "show", Demo, "--json")).Expect(ExitStatus.Success);

        Assert.Equal(["Camera", "Light", "ZStage"],
            run.Json.GetProperty("devices").EnumerateArray().Select(d => d.GetProperty("label").GetString()));
        Assert.Equal("SensorWidth",
            run.Json.GetProperty("beforeInitialisation")[0].GetProperty("property").GetString());
        Assert.Equal(["Camera", "Shutter", "Focus"],
            run.Json.GetProperty("roles").EnumerateArray().Select(r => r.GetProperty("property").GetString()));
        Assert.Contains(run.Json.GetProperty("afterInitialisation").EnumerateArray(),
            s => s.GetProperty("device").GetString() == "Light" && s.GetProperty("value").GetString() == "532");
        Assert.Equal(["Empty", "Cells", "Beads", "Target"], run.Json.GetProperty("groups")[0].GetProperty("presets")
            .EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal("1.55", run.Json.GetProperty("pixelSizes")[0].GetProperty("um").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.Json.GetProperty("loaded").ValueKind);
    }

    [Fact]
    public async Task Of_a_loaded_instrument_the_presets_that_hold_are_marked()
    {
        var run = (await Lensless.RunAsync("config", "show", "--load", Demo)).Expect(ExitStatus.Success);

        Assert.Matches(@"Sample=Cells +Camera\.Sample=Cells +holds now", run.Out);
        Assert.Single(run.Out.Split('\n'), line => line.EndsWith("holds now", StringComparison.Ordinal));
        Assert.Contains("holds now: 1.55 µm", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_configuration_is_shown_as_far_as_it_can_be_read_with_its_problems()
    {
        var cfg = _folder.Write("bad.cfg",
            "Device,A,LenslessSim,SimCamera\nPropertey,A,B,C\nProperty,Core,Initialize,1\n");

        var run = (await Lensless.RunAsync("config", "show", cfg)).Expect(ExitStatus.Partial);

        Assert.Contains("LenslessSim/SimCamera", run.Out, StringComparison.Ordinal);
        Assert.Contains($"{cfg}:2: 'Propertey'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_comments_repetition_and_decimals_make_no_difference()
    {
        var a = _folder.Write("a.cfg", """
            # one way
            Device,Camera,LenslessSim,SimCamera
            Device,Light,LenslessSim,SimLight
            Property,Camera,SensorWidth,64
            Property,Core,Initialize,1
            Property,Core,Camera,Camera
            Property,Camera,Exposure,8
            Property,Light,Wavelength-nm,532
            """);
        var b = _folder.Write("b.cfg", """
            Property,Core,Initialize,0
            Device,Light,LenslessSim,SimLight
            Device,Camera,LenslessSim,SimCamera
            Property,Camera,SensorWidth,64
            Property,Core,Initialize,1
            Property,Core,Shutter,
            Property,Core,AutoShutter,1
            Property,Core,TimeoutMs,5000
            Property,Light,Wavelength-nm,450
            Property,Light,Wavelength-nm,532.000
            Property,Core,Camera,Camera
            ConfigGroup,System,Startup,Camera,Exposure,8.0000
            """);

        (await Lensless.RunAsync("config", "diff", a, b)).Expect(ExitStatus.Success);
    }

    [Fact]
    public async Task Each_difference_is_named_with_both_values()
    {
        var b = _folder.Write("b.cfg", (await File.ReadAllTextAsync(Demo, TestContext.Current.CancellationToken))
            .Replace("Wavelength-nm,532", "Wavelength-nm,450", StringComparison.Ordinal)
            .Replace("ConfigGroup,Sample,Beads,Camera,Sample,Beads",
                "ConfigGroup,Sample,Spheres,Camera,Sample,Beads", StringComparison.Ordinal)
            .Replace("Property,Core,Focus,ZStage\n", "", StringComparison.Ordinal));

        var run = (await Lensless.RunAsync("config", "diff", Demo, b, "--json")).Expect(ExitStatus.Failure);

        Assert.Equal(
            ["after loading|Light.Wavelength-nm|532|450", "preset Sample=Beads|Camera.Sample|Beads|",
                "preset Sample=Spheres|Camera.Sample||Beads", "role|Focus|ZStage|"],
            run.Json.GetProperty("differences").EnumerateArray().Select(d => string.Join('|',
                new[] { "part", "name", "a", "b" }.Select(key => d.GetProperty(key).GetString())))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_is_compared_with_what_its_instrument_makes_of_it()
    {
        (await Lensless.RunAsync("config", "diff", Demo)).Expect(ExitStatus.Success);
        var silent = _folder.Write("silent.cfg",
            (await File.ReadAllTextAsync(Demo, TestContext.Current.CancellationToken))
                .Replace("Property,Core,Camera,Camera\n", "", StringComparison.Ordinal));

        var run = (await Lensless.RunAsync("config", "diff", silent)).Expect(ExitStatus.Failure);

        // The only camera takes the role, whether the file says so or not.
        Assert.Matches(@"\+ +role +Camera +Camera", run.Out);
    }

    [Fact]
    public async Task What_is_saved_means_the_same_and_loads_into_the_same_state()
    {
        var saved = _folder.File("saved.cfg");
        (await Lensless.RunAsync("config", "save", "--cfg", Demo, "-o", saved)).Expect(ExitStatus.Success);

        // Says what the other left to the devices.
        (await Lensless.RunAsync("config", "diff", Demo, saved)).Expect(ExitStatus.Failure);
        (await Lensless.RunAsync("config", "check", "--initialize", saved)).Expect(ExitStatus.Success);
        (await Lensless.RunAsync("config", "diff", saved)).Expect(ExitStatus.Success);
        Assert.Equal(await ValuesOf(Demo), await ValuesOf(saved));
    }

    [Fact]
    public async Task Presets_and_properties_of_the_command_line_are_saved_too()
    {
        var saved = _folder.File("cells.cfg");

        (await Lensless.RunAsync("config", "save", "--cfg", Demo, "--preset", "Sample=Cells",
            "--set", "Camera.Gain=2", "-o", saved))
            .Expect(ExitStatus.Success);

        var run = (await Lensless.RunAsync("get", "--cfg", saved, "--value", "Camera.Sample", "Camera.Gain",
            "Light.Wavelength-nm"))
            .Expect(ExitStatus.Success);
        Assert.Equal("Cells\n2.0000\n532.0000\n", run.Out);
    }

    [Fact]
    public async Task The_state_alone_has_every_property_that_can_be_set_and_is_loaded_by_the_core()
    {
        var state = _folder.File("state.txt");
        (await Lensless.RunAsync("config", "save", "--cfg", Demo, "--set", "Camera.Gain=3", "--state", "-o", state))
            .Expect(ExitStatus.Success);

        using var core = new MMCore.CMMCore();
        core.LoadSystemConfiguration(Demo);
        core.LoadSystemState(state);

        Assert.Equal("3.0000", core.GetProperty("Camera", "Gain"));
        Assert.Equal(["state.txt"], _folder.Files());
    }

    [Theory]
    [InlineData("kept.cfg", "--overwrite")]
    [InlineData("no-such-folder/x.cfg", "Create it: mkdir -p")]
    [InlineData(".", "is a folder")]
    public async Task A_place_where_nothing_may_be_saved_is_refused_before_anything_is_loaded(
        string name, string advice)
    {
        _folder.Write("kept.cfg", "precious");

        var run = (await Lensless.RunAsync("config", "save", "--cfg", "/no/such.cfg", "-o", _folder.File(name)))
            .Expect(ExitStatus.Failure);

        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
        Assert.Equal(["kept.cfg"], _folder.Files());
    }

    [Fact]
    public async Task A_file_that_may_be_replaced_is_and_its_link_stays()
    {
        _folder.Write("old.cfg", "old");
        File.CreateSymbolicLink(_folder.File("link.cfg"), "old.cfg");

        (await Lensless.RunAsync("config", "save", "--cfg", Demo, "-o", _folder.File("link.cfg"), "--overwrite"))
            .Expect(ExitStatus.Success);

        Assert.Equal("old.cfg", new FileInfo(_folder.File("link.cfg")).LinkTarget);
        (await Lensless.RunAsync("config", "check", _folder.File("old.cfg"))).Expect(ExitStatus.Success);
        Assert.Equal(["link.cfg", "old.cfg"], _folder.Files());
    }

    private static async Task<IEnumerable<string>> ValuesOf(string cfg) =>
        (await Lensless.RunAsync("get", "--cfg", cfg, "--json")).Expect(ExitStatus.Success)
            .Json.GetProperty("properties").EnumerateArray()
            .Select(p => $"{p.GetProperty("device")}.{p.GetProperty("name")}={p.GetProperty("value")}").ToList();
}
