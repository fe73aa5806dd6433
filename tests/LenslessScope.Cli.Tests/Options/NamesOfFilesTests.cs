using System.Text;

namespace LenslessScope.Cli.Tests;

/// <summary>Names and encodings of files as people have them.</summary>
public sealed class NamesOfFilesTests : IDisposable
{
    private const string Text = """
        Property,Core,Initialize,0
        Device,µCamera,LenslessSim,SimCamera
        Property,Core,Initialize,1
        Property,Core,Camera,µCamera
        ConfigGroup,Größe,10 µm,µCamera,Sample,Beads
        ConfigGroup,Größe,20 µm,µCamera,Sample,Cells

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Latin1() => _folder.Write("old.cfg", Encoding.Latin1.GetBytes(Text));

    [Theory]
    [InlineData("plan check")]
    [InlineData("plan show")]
    [InlineData("config check")]
    [InlineData("config show")]
    [InlineData("config diff")]
    [InlineData("config save -o new.cfg --cfg")]
    [InlineData("devices --cfg")]
    [InlineData("get --cfg")]
    [InlineData("set Camera.Gain=1 --cfg")]
    [InlineData("snap -o new.tif --cfg")]
    [InlineData("live --cfg")]
    [InlineData("acquire --cfg none.cfg")]
    [InlineData("acquire --resume")]
    [InlineData("run")]
    [InlineData("run check")]
    [InlineData("reconstruct --z-um 600 --wavelength-nm 532 --pixel-um 1.55 -o out")]
    [InlineData("focus --z-range-um 500:700 --wavelength-nm 532 --pixel-um 1.55")]
    [InlineData("objects --z-range-um 500:700 --wavelength-nm 532 --pixel-um 1.55 -o out")]
    [InlineData("track --gate-um 20 --z-range-um 500:700 --wavelength-nm 532 --pixel-um 1.55 -o out none.tif")]
    [InlineData("stack --z-range-um 500:700 --wavelength-nm 532 --pixel-um 1.55 -o out")]
    public async Task A_name_that_begins_with_an_at_sign_is_the_name_of_a_file(string verb)
    {
        const string name = "@none.csx";

        var run = await Lensless.RunAsync([.. verb.Split(' '), name]);

        Assert.NotEqual(ExitStatus.Success, run.Status);
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("esponse file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_such_a_name_is_run()
    {
        var plan = $"@{Guid.NewGuid():N}.yaml"; // in the folder where the command is called
        File.WriteAllText(plan, "exposure: 5 ms\n");
        try
        {
            (await Lensless.RunAsync("acquire", plan, "--cfg", _folder.Write("a.cfg", Text), "-o",
                _folder.File("out"))).Expect(ExitStatus.Success);
        }
        finally
        {
            File.Delete(plan);
        }

        Assert.True(File.Exists(_folder.File("out/run.ome.tif")));
    }

    [Fact]
    public async Task A_configuration_in_Latin1_works_by_the_names_as_they_are_typed_with_a_warning()
    {
        var cfg = Latin1();

        var get = (await Lensless.RunAsync("get", "--cfg", cfg, "--preset", "Größe=10 µm", "µCamera.Sample", "--json"))
            .Expect(ExitStatus.Success);

        Assert.Contains("\"Beads\"", get.Out, StringComparison.Ordinal);
        Assert.Contains("note: ", get.Error, StringComparison.Ordinal);
        Assert.Contains(":2: This line is not UTF-8, nor are 3 more; read as Latin-1: " +
            "'Device,µCamera,LenslessSim,SimCamera'.", get.Error, StringComparison.Ordinal);
        var show = (await Lensless.RunAsync("config", "show", cfg)).Expect(ExitStatus.Success);
        Assert.Contains("Größe=10 µm", show.Out, StringComparison.Ordinal);
        Assert.Contains("read as Latin-1", show.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_saved_of_it_is_UTF8_and_works_alike()
    {
        var (cfg, saved) = (Latin1(), _folder.File("new.cfg"));
        (await Lensless.RunAsync("config", "save", "--cfg", cfg, "-o", saved)).Expect(ExitStatus.Success);

        Assert.Contains("ConfigGroup,Größe,10 µm,µCamera,Sample,Beads", File.ReadAllText(saved),
            StringComparison.Ordinal);
        var get = (await Lensless.RunAsync("get", "--cfg", saved, "--preset", "Größe=20 µm", "µCamera.Sample"))
            .Expect(ExitStatus.Success);
        Assert.Contains("Cells", get.Out, StringComparison.Ordinal);
        Assert.Empty(get.Error);
    }

    [Fact]
    public async Task A_run_keeps_it_as_UTF8()
    {
        var plan = _folder.Write("plan.yaml", "exposure: 5 ms\nchannels: [{preset: Größe=20 µm}]\n");

        (await Lensless.RunAsync("acquire", plan, "--cfg", Latin1(), "-o", _folder.File("run")))
            .Expect(ExitStatus.Success);

        Assert.Equal(Text, File.ReadAllText(_folder.File("run/instrument.cfg")));
    }

    [Theory]
    [InlineData("get", "--cfg")]
    [InlineData("config", "check")]
    [InlineData("config", "show")]
    public async Task A_configuration_in_UTF16_is_refused_with_the_way_out(params string[] verb)
    {
        var cfg = _folder.File("wide.cfg");
        File.WriteAllText(cfg, Text, Encoding.Unicode);

        var run = (await Lensless.RunAsync([.. verb, cfg])).Expect(ExitStatus.Failure);

        Assert.Contains($"iconv -f UTF-16 -t UTF-8 '{cfg}' > NEW.cfg", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan", "check")]
    [InlineData("plan", "show")]
    [InlineData("acquire", "--cfg", "configs/demo.cfg")]
    public async Task A_plan_that_is_not_UTF8_is_refused_with_the_place_and_the_way_out(params string[] verb)
    {
        var plan = _folder.Write("old.yaml", Encoding.Latin1.GetBytes("exposure: 5 ms\nname: 5 µm\n"));
        string[] words = [.. verb.Select(word => word.EndsWith(".cfg", StringComparison.Ordinal)
            ? Path.Combine(Checkout.Path, word) : word)];

        var run = (await Lensless.RunAsync([.. words, plan])).Expect(ExitStatus.Usage);

        Assert.Contains($"{plan}:2:9: The plan is not UTF-8: the byte 0xB5 at offset 23 (line 2, column 9)",
            run.Out + run.Error, StringComparison.Ordinal);
        Assert.Contains("iconv -f LATIN1 -t UTF-8", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_is_not_UTF8_is_refused_with_the_place()
    {
        var script = _folder.Write("old.csx", Encoding.Latin1.GetBytes("Print(\"5 µm\");\n"));

        var run = (await Lensless.RunAsync("run", script)).Expect(ExitStatus.Failure);

        Assert.Contains("the byte 0xB5 at offset 9 (line 1, column 10)", run.Error, StringComparison.Ordinal);
    }
}
