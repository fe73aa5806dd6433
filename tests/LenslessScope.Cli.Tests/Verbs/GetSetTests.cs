namespace LenslessScope.Cli.Tests;

/// <summary>Properties from the command line.</summary>
public sealed class GetSetTests : IDisposable
{
    private static readonly string Cfg = Path.Combine(Checkout.Path, "configs", "demo.cfg");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_property_has_value_type_and_limits()
    {
        var run = (await Lensless.RunAsync("get", "--cfg", Cfg, "Camera.Exposure", "--json"))
            .Expect(ExitStatus.Success);

        var property = Assert.Single(run.Json.GetProperty("properties").EnumerateArray());
        Assert.Equal(("8.0000", "float", 0.01, 10000), (property.GetProperty("value").GetString(),
            property.GetProperty("type").GetString(),
            property.GetProperty("low").GetDouble(), property.GetProperty("high").GetDouble()));
    }

    [Fact]
    public async Task All_properties_of_a_device_are_told_with_what_can_be_set()
    {
        var run = (await Lensless.RunAsync("get", "--cfg", Cfg, "Camera", "Core")).Expect(ExitStatus.Success);

        Assert.Matches(@"Camera\.Sample +Cells +string +.*\| Cells", run.Out);
        Assert.Matches(@"Camera\.SensorWidth +640 +integer +.*before initialisation", run.Out);
        Assert.Matches(@"Core\.TimeoutMs +5000", run.Out);
        Assert.DoesNotContain("Light.Wavelength", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_alone_are_for_shell_scripts()
    {
        var run = (await Lensless.RunAsync("get", "--cfg", Cfg, "--value", "--preset", "Sample=Cells",
            "--set", "Camera.Gain=2", "Camera.Sample", "Camera.Gain")).Expect(ExitStatus.Success);

        Assert.Equal("Cells\n2.0000\n", run.Out);
    }

    [Fact]
    public async Task All_names_that_do_not_exist_are_told_at_once()
    {
        var run = (await Lensless.RunAsync("get", "--cfg", Cfg, "Kamera", "Camera.Exposur", "Light"))
            .Expect(ExitStatus.Usage);

        Assert.Contains("'Kamera' is neither a device nor LABEL.PROPERTY", run.Error, StringComparison.Ordinal);
        Assert.Contains("'Camera' has no property 'Exposur'. It has:", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task What_was_set_is_told_with_the_value_before_and_after()
    {
        var run = (await Lensless.RunAsync("set", "--cfg", Cfg, "Light.Wavelength-nm=450", "Camera.Exposure=20"))
            .Expect(ExitStatus.Success);

        Assert.Matches(@"Light\.Wavelength-nm +532\.0000 → 450\.0000", run.Out);
        Assert.Matches(@"Camera\.Exposure +8\.0000 → 20\.0000", run.Out);
    }

    [Fact]
    public async Task Everything_that_cannot_be_set_is_refused_at_once_and_nothing_is_set()
    {
        var run = (await Lensless.RunAsync("set", "--cfg", Cfg, "--preset", "Sample=Elephants", "Camera.Gain=1000",
            "Camera.Sample=Elephants", "Camera.TrueZ-um=5", "Camera.SensorWidth=100", "Camera.Colours=3",
            "Light.Intensity-percent=bright", "ZStage.Position=1,5", "Gain=3")).Expect(ExitStatus.Usage);

        foreach (var reason in new[]
        {
            "group 'Sample' has no preset 'Elephants'", "1000 is outside the limits of 'Camera'-'Gain'",
            "'Elephants' is not a value of 'Camera'-'Sample'. Allowed:", "'TrueZ-um' of 'Camera' is read-only",
            "'SensorWidth' can only be set before initialisation", "'Camera' has no property 'Colours'",
            "'bright' is not a number; 'Light'-'Intensity-percent' is of type Float", "has a comma",
            "'Gain=3' is not of the form LABEL.PROPERTY=VALUE with LABEL one of Camera, Light, ZStage",
        })
            Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Decimals_of_a_whole_number_are_refused_instead_of_cut_off()
    {
        var run = (await Lensless.RunAsync("set", "--cfg", Cfg, "Core.TimeoutMs=1000.5", "Camera.Seed=2.5"))
            .Expect(ExitStatus.Usage);

        Assert.Contains("'2.5' is not a whole number; 'Camera'-'Seed'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_set_before_a_device_refused_is_told()
    {
        // The exposure may change what the gain can be, so that only the camera knows.
        var run = (await Lensless.RunAsync("set", "--cfg", Cfg, "Camera.Exposure=20", "Camera.Gain=1000"))
            .Expect(ExitStatus.Partial);

        Assert.Matches(@"Camera\.Exposure +8\.0000 → 20\.0000", run.Out);
        Assert.Contains("1 of 2 are set", run.Error, StringComparison.Ordinal);
        Assert.Contains("1000", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_groups_and_values_may_hold_dots_and_equals_signs()
    {
        var cfg = _folder.Write("odd.cfg", """
            Device,Cam,LenslessSim,SimCamera
            Device,Cam.Left,LenslessSim,SimCamera
            Property,Core,Initialize,1
            ConfigGroup,A,B=C,Cam,Gain,2
            ConfigGroup,A=B,C,Cam,Gain,3
            """);

        var run = (await Lensless.RunAsync("get", "--cfg", cfg, "--set", "Cam.Left.Gain=4", "--preset", "A=B=C",
            "--value", "Cam.Gain", "Cam.Left.Gain")).Expect(ExitStatus.Success);

        Assert.Equal("3.0000\n4.0000\n", run.Out);
    }
}
