using System.Globalization;
using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>C# scripts, run by the command.</summary>
public sealed class RunTests : IDisposable
{
    private static readonly string Demo = Path.Combine(Checkout.Path, "configs", "demo.cfg");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Script(string name) => Path.Combine(Checkout.Path, "scripts", "acquisition", name);

    [Fact]
    public async Task A_script_finds_the_instrument_and_its_arguments()
    {
        var script = _folder.Write("s.csx", """
            using (var frame = Snap())
                Print($"{frame.Width} {Core.GetProperty("Camera", "Sample")} {string.Join('|', Args)}");
            """);

        var run = (await Lensless.RunAsync("run", "--cfg", Demo, "--preset", "Sample=Beads", script,
            "--json", "-o", "--", "x y")).Expect(ExitStatus.Success);

        Assert.Equal("640 Beads --json|-o|--|x y\n", run.Out);
    }

    [Theory]
    [InlineData("Print(\"hello\");", "hello\n")]
    [InlineData("Print($\"{1.5}\");", "1.5\n")]
    [InlineData("Print(2.5); Print(7); Print('c'); Print(true);", "2.5\n7\nc\nTrue\n")]
    [InlineData("Print(new[] { 1.5, 2 }); Print(new List<string> { \"a\", \"b\" });", "1.5, 2\na, b\n")]
    [InlineData("Print(); Print((object)null); Print(Tuple.Create(1, 2));", "\n\n(1, 2)\n")]
    public async Task Anything_can_be_printed(string text, string printed)
    {
        var run = (await Lensless.RunAsync("run", _folder.Write("s.csx", text))).Expect(ExitStatus.Success);

        Assert.Equal(printed, run.Out);
    }

    private const string Disposables = """
        class Thing(string name, Action<string> print) : IDisposable, IAsyncDisposable
        {
            public void Dispose() => print($"dispose {name}");
            public async ValueTask DisposeAsync() { await Task.Yield(); Dispose(); }
        }
        Thing Make(string name) => new(name, text => Print(text));

        """;

    [Fact]
    public async Task Using_at_the_top_level_disposes_when_the_script_has_ended_the_last_first()
    {
        var script = _folder.Write("s.csx", Disposables + """
            using var a = Make("a");
            using Thing b = Make("b"), c = Make("c");
            await using var d = Make("d");
            using (var inner = Make("inner")) Print("within");
            { using var nested = Make("nested"); }
            Print("end");
            return 4;
            """);

        var run = (await Lensless.RunAsync("run", script)).Expect(ExitStatus.Partial);

        Assert.Equal(["within", "dispose inner", "dispose nested", "end", "dispose d", "dispose c", "dispose b",
            "dispose a"], run.Out.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Using_at_the_top_level_disposes_after_an_error_whose_line_is_the_right_one()
    {
        var script = _folder.Write("s.csx", Disposables + """
            using var a = Make("a");
            using var frame = Snap();
            using var b = Make("b");
            """);

        var run = await Lensless.RunAsync("run", script);

        Assert.Equal("dispose a\n", run.Out);
        Assert.Contains("No instrument is loaded", run.Error, StringComparison.Ordinal);
        var wrong = _folder.Write("w.csx", "using var frame = Snip();\n");
        Assert.Contains($"{wrong}:1:19: error CS0103",
            (await Lensless.RunAsync("run", wrong)).Expect(ExitStatus.Failure).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_script_loads_may_have_using_too()
    {
        _folder.Write("other.csx", Disposables + "using var loaded = Make(\"loaded\");\n");
        var script = _folder.Write("s.csx", "#load \"other.csx\"\nusing var own = Make(\"own\");\n");

        var run = (await Lensless.RunAsync("run", script)).Expect(ExitStatus.Success);

        Assert.Equal(["dispose loaded", "dispose own"], run.Out.Trim().Split('\n').Order());
    }

    [Fact]
    public async Task A_frame_may_be_declared_with_using()
    {
        var script = _folder.Write("s.csx", "using var frame = Snap();\nPrint($\"{frame.Width}\");\n");

        Assert.Equal("640\n", (await Lensless.RunAsync("run", "--cfg", Demo, script)).Expect(ExitStatus.Success).Out);
    }

    [Theory]
    [InlineData("return 4;", 4)]
    [InlineData("return await Task.FromResult(1);", 1)]
    [InlineData("var x = 1;", 0)]
    public async Task The_exit_status_is_what_the_script_returns(string text, int status)
    {
        var run = await Lensless.RunAsync("run", _folder.Write("s.csx", text));

        Assert.Equal(status, (int)run.Status);
    }

    [Fact]
    public async Task Anything_else_that_a_script_returns_is_its_result()
    {
        var script = _folder.Write("s.csx", "return new { mean = 2.5 };");

        Assert.Equal("{ mean = 2.5 }\n", (await Lensless.RunAsync("run", script)).Expect(ExitStatus.Success).Out);
        Assert.Equal(2.5,
            (await Lensless.RunAsync("run", "--json", script)).Expect(ExitStatus.Success)
                .Json.GetProperty("mean").GetDouble());
    }

    [Fact]
    public async Task A_script_knows_tones_and_drawing_without_using()
    {
        var script = _folder.Write("s.csx", """
            var toned = Tone.Map(new Image<float>(2, 2), map: ColourMap.Diverging);
            return toned.ColourBar("rad").Unit + ' ' + ScaleBar.Choose(1, 400).Label;
            """);

        Assert.Equal("rad 100 µm\n", (await Lensless.RunAsync("run", script)).Expect(ExitStatus.Success).Out);
    }

    [Fact]
    public async Task A_script_runs_workflows_without_using()
    {
        var script = _folder.Write("s.csx", """
            var outcome = Workflow.Run(new SimulationRequest { Width = 64, Height = 64, Backgrounds = 0, Darks = 0 },
                new WorkflowOutput(Args[0]), cancellation: Cancellation);
            return $"{outcome.Files.Count} files";
            """);

        Assert.Equal("6 files\n",
            (await Lensless.RunAsync("run", script, _folder.File("out"))).Expect(ExitStatus.Success).Out);
    }

    [Fact]
    public async Task All_errors_of_the_compiler_have_file_line_and_column()
    {
        _folder.Write("other.csx", "int y = NoSuchThing;\n");
        var script = _folder.Write("s.csx", "#load \"other.csx\"\n\nCore.NoSuchFunction();\nint x = \"a\";\n");

        var run = (await Lensless.RunAsync("run", script)).Expect(ExitStatus.Failure);

        Assert.Contains($"{_folder.File("other.csx")}:1:9: error CS0103", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{script}:3:6: error CS1061", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{script}:4:9: error CS0029", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"on purpose\");", ExitStatus.Failure,
        "InvalidOperationException: on purpose")]
    [InlineData("Core.SetExposure(\"NoSuchCamera\", 5);", ExitStatus.Hardware, "NoSuchCamera")]
    [InlineData("File.ReadAllText(\"/no/such/file\");", ExitStatus.Failure, "/no/such/file")]
    public async Task An_exception_names_the_line_of_the_script(string statement, object status, string message)
    {
        _folder.Write("other.csx", $"void Act()\n{{\n    {statement}\n}}\n");
        var script = _folder.Write("s.csx", "#load \"other.csx\"\nawait Task.Yield();\nAct();\n");

        var run = (await Lensless.RunAsync("run", script)).Expect((ExitStatus)status);

        Assert.Contains($"{_folder.File("other.csx")}:3: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_a_script_does_not_have_or_cannot_read_are_refused_at_once()
    {
        var script = _folder.Write("s.csx", """
            var options = Options("Counts.");
            var count = options.Whole("--count", 3, "how many", least: 1, most: 9);
            var name = options.Required("--name", "what for");
            var z = options.Numbers("--z-um", new double[] { 1, 2 }, "heights", least: 0);
            options.Check();
            Print($"{count} {name} {string.Join(' ', z)}");
            """);

        var run = (await Lensless.RunAsync("run", script, "--count", "12", "--z-um", "1,x,-3", "--hulp"))
            .Expect(ExitStatus.Usage);
        foreach (var reason in new[] {
            "--count 12 is not valid: give a whole number from 1 to 9", "--name must be given",
            "'x' is not a number from 0", "'-3' is not a number",
            "'--hulp' is not an option of this script. It has: --json, --count, --name, --z-um" })
            Assert.Contains(reason, run.Error, StringComparison.Ordinal);

        var help = (await Lensless.RunAsync("run", script, "--help")).Expect(ExitStatus.Success);
        Assert.Contains("Counts.", help.Out, StringComparison.Ordinal);
        Assert.Contains("--z-um", help.Out, StringComparison.Ordinal);
        Assert.Equal("5 n 1.5 2\n",
            (await Lensless.RunAsync("run", script, "--name", "n", "--count", "5", "--z-um", "1.5,2"))
                .Expect(ExitStatus.Success).Out);
    }

    [Theory]
    [InlineData(new[] { "run", "s.txt" }, "must end in .csx")]
    [InlineData(new[] { "run", "--preset", "A=B", "s.csx" }, "need an instrument")]
    [InlineData(new[] { "run" }, "argument missing")]
    public async Task A_wrong_call_is_explained(string[] args, string expected)
    {
        var run = (await Lensless.RunAsync(args)).Expect(ExitStatus.Usage);

        Assert.Contains(expected, run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_missing_script_is_named_with_its_neighbours()
    {
        _folder.Write("there.csx", "");

        var run = (await Lensless.RunAsync("run", _folder.File("missing.csx"))).Expect(ExitStatus.Failure);

        Assert.Contains("there.csx", run.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string> ShippedScripts() =>
        [.. Directory.EnumerateFiles(Script("."), "*.csx").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(ShippedScripts))]
    public async Task Every_shipped_script_tells_what_it_takes_and_that_it_needs_an_instrument(string name)
    {
        var help = (await Lensless.RunAsync("run", Script(name), "--help")).Expect(ExitStatus.Success);
        Assert.Contains("Options:", help.Out, StringComparison.Ordinal);

        var bare = (await Lensless.RunAsync("run", Script(name), "-o", _folder.File("x"))).Expect(ExitStatus.Usage);
        Assert.Contains("give its .cfg", bare.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task Snap_writes_a_frame_that_says_what_made_it()
    {
        var file = _folder.File("x.ome.tif");

        var run = (await Lensless.RunAsync("run", "--cfg", Demo, Script("snap.csx"), "-o", file,
            "--exposure-ms", "5", "--json")).Expect(ExitStatus.Success);

        var image = ImageFile.Read(file);
        Assert.Equal((640, 1.55, 532, 5),
            (image.Width, image.PixelUm!.Value, image.WavelengthNm!.Value, image.ExposureMs!.Value));
        Assert.Equal(5, run.Json.GetProperty("exposureMs").GetDouble());
    }

    [Fact]
    public async Task Live_preview_replaces_one_picture()
    {
        var file = _folder.File("live.png");

        var run = (await Lensless.RunAsync("run", "--cfg", Demo, Script("live-preview.csx"), "-o", file,
            "--count", "3", "--interval-s", "0.02"))
            .Expect(ExitStatus.Success);

        Assert.Contains("3 frames were shown", run.Out, StringComparison.Ordinal);
        Assert.Equal(640, ImageFile.Read(file).Width);
        Assert.Equal(["live.png"], _folder.Files());
    }

    [Fact]
    public async Task Focus_sweep_finds_the_distance_follow_the_stage()
    {
        var table = _folder.File("sweep.csv");

        (await Lensless.RunAsync("run", "--cfg", Demo, "--preset", "Sample=Target", Script("focus-sweep.csx"),
            "--from-um", "-50", "--to-um", "50", "--steps", "2", "--min-z-um", "850", "--max-z-um", "1120",
            "-o", table)).Expect(ExitStatus.Success);

        var rows = (await File.ReadAllLinesAsync(table, TestContext.Current.CancellationToken)).Skip(1)
            .Select(line =>
                line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())
            .ToList();
        Assert.Equal([-50, 50], rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.Equal(983.4 + row[0], row[1], 10.0));
    }

    [Fact]
    public async Task Two_cameras_give_a_file_each_at_every_time_point()
    {
        var cfg = _folder.Write("two.cfg", """
            Device,Top,LenslessSim,SimCamera
            Device,Side,LenslessSim,SimCamera
            Property,Top,SensorWidth,96
            Property,Top,SensorHeight,64
            Property,Side,SensorWidth,64
            Property,Side,SensorHeight,64
            Property,Core,Initialize,1
            Property,Core,Camera,Top
            """);

        (await Lensless.RunAsync("run", "--cfg", cfg, Script("two-cameras.csx"), "-o", _folder.File("views"),
            "--count", "2")).Expect(ExitStatus.Success);

        Assert.Equal(["two.cfg", "views/Side-0001.ome.tif", "views/Side-0002.ome.tif",
            "views/Top-0001.ome.tif", "views/Top-0002.ome.tif"], _folder.Files());
        Assert.Equal(96, ImageFile.Read(_folder.File("views/Top-0002.ome.tif")).Width);
        Assert.Equal(64, ImageFile.Read(_folder.File("views/Side-0001.ome.tif")).Width);
    }
}
