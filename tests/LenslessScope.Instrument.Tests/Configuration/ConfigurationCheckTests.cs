using System.Reflection;
using System.Text;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument.Tests;

/// <summary>
/// Files against the adapters that they name: the simulated instrument, and the test adapter Recorders, whose Switch is
/// a state device of three positions.
/// </summary>
public sealed class ConfigurationCheckTests : IDisposable
{
    private const string Simulated = """
        Property,Core,Initialize,0
        Device,Camera,LenslessSim,SimCamera
        Device,Light,LenslessSim,SimLight
        Property,Core,Initialize,1
        Property,Core,Camera,Camera
        Property,Core,Shutter,Light

        """;

    private const string Wheel = """
        Property,Core,Initialize,0
        Device,Camera,LenslessSim,SimCamera
        Device,Wheel,Recorders,Switch
        Property,Core,Initialize,1
        Property,Core,Camera,Camera

        """;

    private static readonly IReadOnlyList<string> s_adapters =
    [
        typeof(ConfigurationCheckTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RecordersDir").Value!,
        .. CoreVersions.Read().AdapterFolders,
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<ConfigurationCheck> CheckAsync(string text, bool initialize) =>
        ConfigurationCheck.RunAsync(_folder.Write("checked.cfg", text), initialize, s_adapters);

    [Theory]
    [InlineData("ConfigGroup,Channel,Dim,Light,Intensity-percent,10\n" +
        "ConfigGroup,System,Startup,Core,ChannelGroup,Channel")]
    [InlineData("ConfigGroup,System,Startup,Core,ChannelGroup,Channel\n" +
        "ConfigGroup,Channel,Dim,Light,Intensity-percent,10")]
    [InlineData("ConfigGroup,Channel,Dim,Light,Intensity-percent,10\nProperty,Core,ChannelGroup,Channel")]
    [InlineData("ConfigGroup,Channel\nProperty,Core,ChannelGroup,Channel\nProperty,Core,ChannelGroup,")]
    public async Task The_group_of_channels_is_no_false_alarm(string lines)
    {
        Assert.Empty((await CheckAsync(Simulated + lines, initialize: false)).Problems);
        Assert.Empty((await CheckAsync(Simulated + lines, initialize: true)).Problems);
    }

    [Theory]
    [InlineData("Property,Core,ChannelGroup,Channel\nConfigGroup,Channel", 7)] // refused where it is not defined yet
    [InlineData("ConfigGroup,System,Startup,Core,ChannelGroup,Chanel\nConfigGroup,Channel", 7)]
    public async Task A_group_of_channels_that_is_not_there_is_told(string lines, int line)
    {
        foreach (var initialize in new[] { false, true })
        {
            var problem = Assert.Single((await CheckAsync(Simulated + lines, initialize)).Problems);
            Assert.Equal(line, problem.Line);
            Assert.Contains("'Core'-'ChannelGroup'", problem.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Label,Wheel,0,Blue\nConfigGroup,System,Startup,Wheel,Label,Bleu", 7, "Preset System/Startup: 'Bleu' " +
        "is not a value of 'Wheel'-'Label'. Allowed: Blue, Position-1, Position-2.")]
    [InlineData("Label,Wheel,0,Blue\nConfigGroup,Filter,First,Wheel,Label,Bleu", 7, "Preset Filter/First: 'Bleu' is " +
        "not a value of 'Wheel'-'Label'. Allowed: Blue, Position-1, Position-2.")]
    [InlineData("ConfigGroup,System,Startup,Wheel,State,3", 6, "Preset System/Startup: 3 is outside the limits of " +
        "'Wheel'-'State': 0 to 2.")]
    [InlineData("Label,Wheel,3,Blue", 6, "Device \"Wheel\" has no state 3; its states are 0 to 2")]
    [InlineData("Property,Wheel,Label,Blue\nLabel,Wheel,0,Blue", 6, "'Blue' is not a value of 'Wheel'-'Label'. " +
        "Allowed: Position-0, Position-1, Position-2.")]
    public async Task A_label_or_state_that_does_not_exist_is_told_with_line_and_preset(
        string lines, int line, string message)
    {
        var problem = Assert.Single((await CheckAsync(Wheel + lines, initialize: true)).Problems);

        Assert.Equal((line, message), (problem.Line, problem.Message));
    }

    [Fact]
    public async Task A_label_that_only_the_device_could_have_is_noted_where_it_is_not_initialised()
    {
        var check = await CheckAsync(Wheel + "Label,Wheel,0,Blue\nConfigGroup,System,Startup,Wheel,Label,Bleu\n" +
            "ConfigGroup,Filter,First,Wheel,Label,Blue", initialize: false);

        Assert.Empty(check.Problems);
        var note = Assert.Single(check.Notes);
        Assert.Equal(7, note.Line);
        Assert.StartsWith("Preset System/Startup: 'Bleu' is not one of the labels that the file gives 'Wheel': Blue.",
            note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_failure_the_problems_of_the_lines_behind_it_are_told_too()
    {
        var check = await CheckAsync(Wheel + """
            Property,Camera,Sample,Elephants
            Label,Wheel,9,Far
            ConfigGroup,Filter,First,Wheel,Label,Far
            ConfigGroup,System,Startup,Camera,Binning,3
            """, initialize: true);

        Assert.Equal([6, 7, 8, 9], check.Problems.Select(problem => problem.Line));
    }

    public static TheoryData<string> Lines() =>
    [
        "", "Delay,Wheel,5", "Property,Wheel,Label,Position-1", "Property,Wheel,Label,Nowhere",
        "Property,Wheel,State,2", "Property,Wheel,State,3", "Property,Wheel,Level,x",
        "Label,Wheel,2,Red\nProperty,Wheel,Label,Red",
        "Label,Wheel,0,Red\nLabel,Wheel,1,Red\nProperty,Wheel,Label,Red", "Label,Camera,0,Red", "Parent,Wheel,Camera",
        "ConfigGroup,System,Startup,Camera,Exposure,-1", "ConfigGroup,System,Startup,Core,Shutter,Camera",
        "ConfigGroup,System,Startup,Core,TimeoutMs,2.5", "ConfigGroup,System,Startup,Nobody,State,1",
        "ConfigGroup,System,Startup,Wheel,Label,Position-2\nLabel,Wheel,2,Red",
        "ConfigGroup,System,Startup,Wheel,Label,Red\nLabel,Wheel,2,Red", "ConfigGroup,System,Shutdown,Wheel,State,0",
        "ConfigPixelSize,Res,Camera,Binning,1\nPixelSize_um,Res,1.5", "FocusDirection,Camera,1",
        "Property,Core,Camera,Wheel", "Property,Core,Camera,", "Property,Core,AutoShutter,2",
        "Property,Core,ChannelGroup,None", "Property,Camera,SensorWidth,640", "Device,Late,Recorders,Switch",
        "Device,Late,Recorders,Switch\nProperty,Late,State,1", "Property,Core,Initialize,1",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task With_initialisation_there_is_a_problem_exactly_where_loading_fails(string lines)
    {
        var file = _folder.Write("loaded.cfg", Wheel + lines);
        using var core = new CMMCore();
        core.SetDeviceAdapterSearchPaths(s_adapters);
        var failure = Record.Exception(() => core.LoadSystemConfiguration(file));

        var problems = (await ConfigurationCheck.RunAsync(file, initialize: true, s_adapters)).Problems;

        Assert.True(failure is null == (problems.Count == 0),
            $"{failure?.Message}; {string.Join("; ", problems.Select(problem => problem.At(file)))}");
        if (failure is CMMError { Message: var message } && message.StartsWith("Line ", StringComparison.Ordinal))
            Assert.Contains(problems,
                problem => message.StartsWith($"Line {problem.Line} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_adapter_is_one_problem()
    {
        const string text = """
            Property,Core,Initialize,0
            Device,Hub,NoSuchAdapter,Foo
            Device,Cam,NoSuchAdapter,Bar
            Device,Stage,NoSuchAdapter,Baz
            Parent,Cam,Hub
            Property,Cam,Port,COM1
            Property,Core,Initialize,1
            Property,Core,Camera,Cam
            Property,Cam,Binning,1
            Label,Stage,0,Left
            FocusDirection,Stage,1
            ConfigGroup,System,Startup,Cam,Gain,1
            ConfigGroup,System,Startup,Core,Focus,Stage
            ConfigPixelSize,Res,Cam,Binning,1
            """;
        foreach (var initialize in new[] { false, true })
        {
            var problem = Assert.Single((await CheckAsync(text, initialize)).Problems);

            Assert.Equal(2, problem.Line);
            Assert.StartsWith("No adapter library 'NoSuchAdapter'", problem.Message, StringComparison.Ordinal);
            Assert.EndsWith("Lines 3, 4 need it too.", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_preset_may_stand_above_the_devices_that_it_sets()
    {
        const string text = "ConfigGroup,Sample,Cells,Camera,Sample,Cells\n" + Simulated;

        Assert.Empty((await CheckAsync(text, initialize: false)).Problems);
        Assert.Empty((await CheckAsync(text, initialize: true)).Problems);
    }

    [Fact]
    public async Task Latin1_is_read_as_such_and_noted()
    {
        var file = _folder.Write("old.cfg",
            Encoding.Latin1.GetBytes(Wheel + "Label,Wheel,0,10 µm\nConfigGroup,Öffnung,µ,Wheel,Label,10 µm\n"));
        foreach (var initialize in new[] { false, true })
        {
            var check = await ConfigurationCheck.RunAsync(file, initialize, s_adapters);

            Assert.Empty(check.Problems);
            var note = Assert.Single(check.Notes);
            Assert.Equal(6, note.Line);
            Assert.StartsWith("This line is not UTF-8, nor are 1 more; read as Latin-1: 'Label,Wheel,0,10 µm'.",
                note.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("utf-16", "iconv -f UTF-16 -t UTF-8")]
    [InlineData("utf-16BE", "iconv -f UTF-16 -t UTF-8")]
    [InlineData("CR", "tr '\\r' '\\n'")]
    public async Task What_cannot_be_read_is_refused_with_the_way_out_by_check_and_core(string how, string expected)
    {
        var file = _folder.File("other.cfg");
        if (how == "CR")
            File.WriteAllText(file, Simulated.ReplaceLineEndings("\r"));
        else
            File.WriteAllText(file, Simulated, Encoding.GetEncoding(how));

        var problem = Assert.Single((await ConfigurationCheck.RunAsync(file, initialize: false, s_adapters)).Problems);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        var refused = Assert.Throws<UnreadableFileException>(() => ConfigurationFile.Read(file));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        using var core = new CMMCore();
        var failure = Assert.Throws<CMMError>(() => core.LoadSystemConfiguration(file));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_carriage_return_within_a_line_is_told_and_ends_no_line()
    {
        var check = await CheckAsync("# old\rDevice,A,LenslessSim,SimCamera\nDevice,B,No\u0085\u2028Such,X\r\n", false);

        Assert.Equal([1, 2], check.Problems.Where(problem => problem.Line > 0).Select(problem => problem.Line));
        Assert.Contains("carriage return (character 13)", check.Problems[1].Message, StringComparison.Ordinal);
    }
}
