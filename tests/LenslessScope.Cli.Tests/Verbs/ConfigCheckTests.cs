namespace LenslessScope.Cli.Tests;

public sealed class ConfigCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Three_errors_are_reported_at_once_with_their_lines()
    {
        var cfg = _folder.Write("bad.cfg", """
            # an instrument with three faults
            Device,Camera,LenslessSim,SimCamera
            Device,Light,NoSuchModule,SimLight
            Propertey,Camera,Exposure,10
            Delay,Stage,5
            Property,Core,Initialize,1
            """);

        var run = (await Lensless.RunAsync("config", "check", cfg)).Expect(ExitStatus.Failure);

        Assert.Contains($"{cfg}:3: No adapter library 'NoSuchModule'", run.Out, StringComparison.Ordinal);
        Assert.Contains($"{cfg}:4: 'Propertey' is not a command", run.Out, StringComparison.Ordinal);
        Assert.Contains($"{cfg}:5: No device has the label 'Stage'", run.Out, StringComparison.Ordinal);
        Assert.Contains("3 problems", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Device,Core,LenslessSim,SimCamera", "reserved for the core")]
    [InlineData("Device,A,LenslessSim,SimCamera\nDevice,A,LenslessSim,SimLight", "already used in line 1")]
    [InlineData("Device,A,LenslessSim,NoSuchCamera", "has no device 'NoSuchCamera'")]
    [InlineData("Device,A,LenslessSim", "has 2 fields")]
    [InlineData("Device,A,LenslessSim,SimCamera", "never initialised")]
    [InlineData("Equipment,A,B,C", "no longer supported")]
    [InlineData("Config,A,B", "obsolete")]
    [InlineData("PixelSize_um,Res,-1.55", "'-1.55' is not a pixel size in µm above 0")]
    [InlineData("PixelSizeAffine,Res,1,0,0,0,one,0", "'one' is not a number")]
    [InlineData("ConfigGroup,G,P,Camera", "ConfigGroup,GROUP,PRESET,LABEL,PROPERTY,VALUE")]
    [InlineData("Property,Core,Camera,Nobody", "No device has the label 'Nobody'")]
    [InlineData("PixelSize_um,Nowhere,1.5", "No pixel size 'Nowhere'")]
    [InlineData("Device,A,LenslessSim,SimCamera\nLabel,A,0,x", "'A' is a CameraDevice; Label needs a state device")]
    [InlineData("Device,A,LenslessSim,SimCamera\nFocusDirection,A,1", "FocusDirection needs a focus stage")]
    [InlineData("Device,A,LenslessSim,SimCamera\nProperty,A,BitDepth,12\nProperty,Core,Initialize,1",
        "before it is initialised")]
    [InlineData("Device,A,LenslessSim,SimCamera\nProperty,A,PixelSize-um,1,55\nProperty,Core,Initialize,1",
        "has 4 fields")]
    public async Task A_fault_is_explained(string text, string expected)
    {
        var run = (await Lensless.RunAsync("config", "check", _folder.Write("bad.cfg", text)))
            .Expect(ExitStatus.Failure);

        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_outside_the_limits_and_the_allowed_are_found_by_initialising()
    {
        var cfg = _folder.Write("values.cfg", """
            Device,Camera,LenslessSim,SimCamera
            Property,Core,Initialize,1
            Property,Camera,Sample,Elephants
            Property,Camera,NoSuchProperty,1
            """);

        var run = (await Lensless.RunAsync("config", "check", "--initialize", cfg)).Expect(ExitStatus.Failure);

        Assert.Contains(":3: 'Elephants' is not a value of 'Camera'-'Sample'", run.Out, StringComparison.Ordinal);
        Assert.Contains(":4: 'Camera' has no property 'NoSuchProperty'", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commas_that_a_spreadsheet_adds_are_no_fault_and_load()
    {
        var cfg = _folder.Write("sheet.cfg", "Device,A,LenslessSim,SimCamera,,\nProperty,Core,Initialize,1,,\n");

        (await Lensless.RunAsync("config", "check", cfg)).Expect(ExitStatus.Success);
        (await Lensless.RunAsync("devices", "--cfg", cfg)).Expect(ExitStatus.Success);
    }

    [Fact]
    public async Task A_missing_file_is_named_with_its_neighbours()
    {
        _folder.Write("other.cfg", "");

        var run = (await Lensless.RunAsync("config", "check", _folder.File("missing.cfg"))).Expect(ExitStatus.Failure);

        Assert.Contains("missing.cfg", run.Error, StringComparison.Ordinal);
        Assert.Contains("other.cfg", run.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string> ConfigurationsForAnyMachine() => Shipped(needCameraNodes: false);

    public static TheoryData<string> ConfigurationsForCameraNodes() => Shipped(needCameraNodes: true);

    private static TheoryData<string> Shipped(bool needCameraNodes) =>
        [.. Directory.EnumerateFiles(Path.Combine(Checkout.Path, "configs"), "*.cfg")
            .Where(cfg => File.ReadAllText(cfg).Contains(",RPiV4L2,", StringComparison.Ordinal) == needCameraNodes)];

    [Theory]
    [MemberData(nameof(ConfigurationsForAnyMachine))]
    public async Task Every_shipped_configuration_is_faultless_and_loads(string cfg)
    {
        (await Lensless.RunAsync("config", "check", "--initialize", cfg)).Expect(ExitStatus.Success);
        (await Lensless.RunAsync("devices", "--cfg", cfg)).Expect(ExitStatus.Success);
    }

    /// <summary>Tests on real nodes load them. Here the camera is another one, or none.</summary>
    [Theory]
    [MemberData(nameof(ConfigurationsForCameraNodes))]
    public async Task Every_shipped_configuration_of_a_camera_node_lacks_nothing_but_that_camera(string cfg)
    {
        var run = await Lensless.RunAsync("config", "check", cfg);

        var problems = (run.Out + run.Error).Split('\n')
            .Where(line => line.StartsWith(cfg + ":", StringComparison.Ordinal)
                && char.IsAsciiDigit(line[cfg.Length + 1]));
        Assert.All(problems, problem => Assert.Matches("-'(Device|Format|Size|FrameRate)'\\. Allowed: ", problem));
        Assert.True(run.Status is ExitStatus.Success or ExitStatus.Failure, run.Out + run.Error);
    }
}
