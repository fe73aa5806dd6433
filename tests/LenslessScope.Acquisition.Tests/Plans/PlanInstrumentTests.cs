using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition.Tests;

/// <summary>Plans against the simulated instrument of <c>configs/demo.cfg</c>.</summary>
public sealed class PlanInstrumentTests : IDisposable
{
    private readonly CMMCore _core = new();
    private readonly InstrumentFacts _demo;

    public PlanInstrumentTests()
    {
        _core.LoadSystemConfiguration(Path.Combine(Checkout.Path, "configs/demo.cfg"));
        _demo = InstrumentFacts.Of(_core);
    }

    public void Dispose() => _core.Dispose();

    [Theory]
    [InlineData("camera: Kamera", "camera: There is no camera 'Kamera'. There are: Camera.")]
    [InlineData("exposure: 2 h", "exposure: 7200000 ms is out of range: 'Camera' exposes for")]
    [InlineData("exposures: [1 ms, 2 h]", "exposures[1]: 7200000 ms")]
    [InlineData("channels: [{name: A, exposure: 2 h}]", "channels[0].exposure: 7200000 ms")]
    [InlineData("channels: [{preset: Sample=Elephants}]",
        "channels[0].preset: The group 'Sample' has no preset 'Elephants'. There are: Beads, Cells")]
    [InlineData("channels: [{preset: Light=Blue}]",
        "channels[0].preset: There is no group 'Light'. There are: Sample.")]
    [InlineData("channels: [{name: A, gain: 1e5}]", "channels[0].gain: ")]
    [InlineData("settings: [{device: Kamera, property: Gain, value: 1}]",
        "settings[0].device: There is no device 'Kamera'")]
    [InlineData("settings: [{property: Gian, value: 1}]", "settings[0].property: 'Camera' has no property 'Gian'")]
    [InlineData("settings: [{property: SensorWidth, value: 640}]",
        "settings[0].property: Camera.SensorWidth cannot be set in a plan")]
    [InlineData("settings: [{property: Sample, value: Elephants}]",
        "settings[0].value: 'Elephants' is not a value of Camera.Sample. There are:")]
    [InlineData("settings: [{property: SampleDistance-um, value: far}]",
        "settings[0].value: 'far' is not valid: Camera.SampleDistance-um is a number")]
    [InlineData("axes: [{name: d, property: SampleDistance-um, values: [1000, -5]}]",
        "axes[0].values[1]: '-5' is not valid: Camera.SampleDistance-um takes")]
    [InlineData("settings: [{property: Seed, value: 8.5}]",
        "settings[0].value: '8.5' is not valid: Camera.Seed is a whole number.")]
    [InlineData("settings: [{property: BitDepth, value: 8.0}]",
        "settings[0].value: '8.0' is not a value of Camera.BitDepth. There are:")]
    [InlineData("time: {interval: 5 ms, count: 2}",
        "time[0].interval: 5 ms is too short: the exposures of one time point take 8 ms.")]
    [InlineData("positions: [{name: A, x: 0 um}]", "positions[0]: The instrument has no XY stage.")]
    [InlineData("background: {frames: 2, x: 5 um}", "background: The instrument has no XY stage.")]
    [InlineData("dark: {frames: 2, preset: Sample=None}", "dark.preset: The group 'Sample' has no preset 'None'")]
    public void What_the_instrument_cannot_do_is_told(string text, string expected)
    {
        var problem = Assert.Single(PlanFile.Parse(text).ProblemsOn(_demo));

        Assert.StartsWith(expected, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Camera", "BitDepth", "9", "'9' is not a value of Camera.BitDepth. There are: ")]
    [InlineData("Light", "Wavelength-nm", "50", "'50' is not valid: Light.Wavelength-nm takes 350 to 1000.")]
    [InlineData("Camera", "Gian", "1", "'Camera' has no property 'Gian'.")]
    public void A_preset_that_a_device_would_refuse_is_told(
        string device, string property, string value, string expected)
    {
        _core.DefineConfig("Sample", "Odd", device, property, value);

        var problem = Assert.Single(
            PlanFile.Parse("channels: [{preset: Sample=Odd}]").ProblemsOn(InstrumentFacts.Of(_core)));

        Assert.StartsWith($"channels[0].preset: The preset Sample=Odd cannot be set: {expected}", problem.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_reasons_come_at_once_with_their_lines()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("plan.yaml", "exposure: 2 h\ncamera: Kamera\nchannels:\n  - {preset: A=B}\n");

        var problems = Assert.Throws<PlanException>(() => PlanFile.Read(file, _demo)).Problems;

        Assert.Equal(["2:9", "4:14"], problems.Select(p => $"{p.Line}:{p.Column}"));
    }

    [Fact]
    public void What_is_possible_is_no_problem()
    {
        var plan = PlanFile.Parse("""
            exposure: 8 ms
            settings: [{property: BitDepth, value: 8}, {device: Light, property: Wavelength-nm, value: 532.0}]
            channels: [{preset: Sample=Cells}, {preset: Sample=Beads, wavelength: 532 nm}]
            z: {from: -10 um, to: 10 um, step: 5 um, relative: true}
            background: {frames: 4, preset: Sample=Empty}
            dark: {frames: 4}
            autofocus: {min-z: 500 um, max-z: 1500 um, follow: true}
            """);

        Assert.Empty(plan.ProblemsOn(_demo));
    }

    [Fact]
    public void Without_stage_light_and_pixel_size_what_needs_them_is_told()
    {
        var bare = _demo with
        {
            FocusStage = "", FocusUm = null, Shutter = "", LightSaysWavelength = false, PixelUm = 0, Camera = "",
        };
        var plan = PlanFile.Parse("""
            z: {positions: [0 um, 5 um], relative: true}
            channels: [{name: A, z-offset: 1 um}]
            dark: {frames: 1}
            autofocus: {min-z: 500 um, max-z: 1500 um, follow: true}
            """);

        Assert.Equal(["autofocus", "autofocus", "autofocus.follow", "camera", "channels[0].z-offset", "dark", "z"],
            plan.ProblemsOn(bare).Select(problem => problem.Path).Order());
    }

    [Fact]
    public void Heights_beyond_the_reach_of_the_stage_are_told_with_the_start_added()
    {
        var stage = new Dictionary<string, PropertyFacts>
        {
            ["Position"] = new(PropertyType.Float, false, false, [], 0, 100),
        };
        var limited = _demo with
        {
            FocusUm = 50,
            Devices = new Dictionary<string, IReadOnlyDictionary<string, PropertyFacts>>(_demo.Devices)
            {
                ["ZStage"] = stage,
            },
        };

        var problem = Assert.Single(new Plan { Z = new([-20, 60], true) }.ProblemsOn(limited));

        Assert.Equal("z: The focus stage 'ZStage' would go to 30 to 110 um; it reaches 0 to 100 um.",
            problem.ToString());
        Assert.Empty(new Plan { Z = new([0, 100], false) }.ProblemsOn(limited));
    }

    [Fact]
    public void An_estimate_counts_frames_bytes_and_time()
    {
        var plan = new Plan
        {
            ExposureMs = 100, Averages = 2, Time = [new(TimeSpan.FromMinutes(1), 10)], Z = new([0, 1, 2], true),
            Dark = new(4),
        };
        var none = new PlanOverheads
        {
            PerExposure = default, PerFocusMove = default, PerSetting = default, PerXYMove = default,
            BytesPerFrame = 100,
        };

        var estimate = PlanEstimate.Of(plan, _demo, none);

        Assert.Equal((30, 4, 0), (estimate.Images, estimate.Darks, estimate.Backgrounds));
        Assert.Equal(34 * (640 * 480 * 2 + 100), estimate.Bytes);
        Assert.Equal(TimeSpan.FromSeconds(34 * 0.2), estimate.Exposing);
        Assert.Equal(TimeSpan.FromSeconds(540 + 0.6), estimate.Duration);
        Assert.Equal(TimeSpan.Zero, estimate.Late);
        Assert.Null(PlanEstimate.Of(plan).Bytes);
    }

    [Fact]
    public void An_estimate_tells_how_late_a_schedule_gets_that_cannot_be_kept()
    {
        var plan = new Plan { ExposureMs = 100, Time = [new(TimeSpan.FromMilliseconds(110), 101)] };
        var slow = new PlanOverheads
        {
            PerExposure = TimeSpan.FromMilliseconds(20), PerSetting = default, PerXYMove = default,
            PerFocusMove = default,
        };

        Assert.Equal(TimeSpan.FromSeconds(1), PlanEstimate.Of(plan, _demo, slow).Late);
        Assert.Equal(TimeSpan.Zero, PlanEstimate.Of(plan with { Time = [new(default, 101)] }, _demo, slow).Late);
    }

    [Theory]
    [InlineData("autofocus: {min-z: 700 um, max-z: 1300 um}", "autofocus: The camera 'Camera' gives RGB32; the focus")]
    [InlineData("averages: 4", "averages: The camera 'Camera' gives RGB32; averaging")]
    [InlineData("averages: 4\nsettings: [{property: Gain, value: 2}]", "averages: ")]
    [InlineData("averages: 4\nchannels: [{preset: Sample=Cells}]", "averages: ")]
    public void A_camera_in_colour_is_no_camera_for_holograms(string text, string expected)
    {
        var problem = Assert.Single(PlanFile.Parse(text).ProblemsOn(_demo with { PixelType = PixelType.RGB32 }));

        Assert.StartsWith(expected, problem.ToString(), StringComparison.Ordinal);
        Assert.Contains("PixelType=8bit", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: colour")]
    [InlineData("averages: 4\nsettings: [{property: PixelType, value: 8bit}]")]
    [InlineData("averages: 4\nsettings: [{device: Camera, property: PixelType, value: 8bit}]")]
    [InlineData("averages: 4\nchannels: [{preset: Sample=Cells}]", "Cells")]
    public void Colour_is_no_matter_for_other_plans_and_for_those_that_may_change_it(string text, string? preset = null)
    {
        var facts = _demo with { PixelType = PixelType.RGB32 };
        if (preset != null)
            facts = facts with { PresetsOfPixelType = new HashSet<PresetChoice> { new("Sample", preset) } };

        Assert.Empty(PlanFile.Parse(text).ProblemsOn(facts));
    }

    [Fact]
    public void The_pixel_type_and_the_presets_that_change_it_are_facts_of_an_instrument()
    {
        _core.DefineConfig("Camera", "Fast", "Camera", "PixelType", "8bit");
        _core.DefineConfig("Camera", "Bright", "Camera", "Gain", "4");

        var facts = InstrumentFacts.Of(_core);

        Assert.Equal(PixelType.GRAY16, facts.PixelType);
        Assert.Equal([new PresetChoice("Camera", "Fast")], facts.PresetsOfPixelType);
    }

    [Fact]
    public void Checking_moves_nothing()
    {
        var before = _core.GetSystemState();

        PlanFile.Parse("z: {positions: [0 um, 99 um]}\nchannels: [{preset: Sample=Cells}]")
            .ProblemsOn(InstrumentFacts.Of(_core, "Camera"));

        Assert.Equal(before, _core.GetSystemState());
    }
}
