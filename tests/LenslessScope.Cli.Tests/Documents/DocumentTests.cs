using System.Diagnostics;
using System.Text.RegularExpressions;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Tests;

/// <summary>What the README and the pages in docs/ show is what runs.</summary>
public sealed partial class DocumentTests
{
    private const string Camera = "/dev/video0";

    // A plan that is done within seconds, where the document has the reader write one.
    private const string ShortPlan = "{name: short, exposure: 1 ms, time: {interval: 100 ms, count: 2}}";

    // What a document's commands leave behind, of which at least this must be there.
    private static readonly Dictionary<string, string> _results = new()
    {
        ["README.md"] = "result/contact-sheet.png",
        ["docs/plans.md"] = "week-1/complete.json",
        ["docs/reconstruction.md"] = "planes/stack.ome.tif",
        ["docs/scripts.md"] = "cells.ome.tif",
    };

    public static TheoryData<string> Documents() => [.. Document.Names];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_commands_of_a_document_run_as_written(string name)
    {
        var document = new Document(name);
        using var folder = new TemporaryFolder();
        foreach (var linked in new[] { "configs", "scripts" })
            Directory.CreateSymbolicLink(folder.File(linked), Path.Combine(Checkout.Path, linked));
        foreach (var source in document.Blocks("csharp"))
            if (ScriptName().Match(source) is { Success: true } named)
                folder.Write(named.Groups[1].Value, source);
        foreach (var (at, plan) in document.Blocks("yaml").Index())
            folder.Write($"plan-{at}.yaml", plan);
        var blocks = document.Blocks("sh")
            .Where(block => Document.Commands(block).All(IsLensless));
        var script = folder.Write("document.sh", $"""
            set -e
            export HOME=$PWD XDG_STATE_HOME=$PWD/state
            PATH={Path.Combine(Checkout.Path, "build", "bin")}:$PATH
            for plan in plan-*.yaml; do [ ! -e "$plan" ] || lensless plan check "$plan" --cfg configs/demo.cfg; done
            {string.Join('\n', blocks.Select(AsRun))}
            """);

        var (status, output) = await RunAsync("bash", [script], folder.Path);

        Assert.True(status == 0, output);
        if (_results.TryGetValue(name, out var result))
            Assert.Contains(result, folder.Files());
    }

    private static bool IsLensless(string command) => command.StartsWith("lensless ", StringComparison.Ordinal);

    /// <summary>A block as a reader would run it, who has written a plan and may have no camera.</summary>
    private static string AsRun(string block)
    {
        if (block.Contains("lensless acquire plan.yaml", StringComparison.Ordinal))
            return $"echo '{ShortPlan}' > plan.yaml\n{block}";
        if (!block.Contains(Camera, StringComparison.Ordinal))
            return block;
        // Without that camera, exit status 3 tells that the words themselves are right.
        return File.Exists(Camera) ? "" : $"status=0\n{{ {block} }} || status=$?\n" + """[ "$status" = 3 ]""";
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Scripts_that_a_document_names_are_there_and_take_the_options_shown(string name)
    {
        foreach (var command in new Document(name).Blocks("sh").SelectMany(Document.Commands)
            .SelectMany(line => line.Split(" && ")).Where(command => !NotOurs().IsMatch(command)))
        {
            var words = command.Split(" -- ")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "make")
            {
                if (words[^1] != "check") // which automake writes
                    Assert.Contains($"\n{words[^1]}:", Source("Makefile.am"), StringComparison.Ordinal);
                continue;
            }
            Assert.True(File.Exists(Path.Combine(Checkout.Path, words[0])), $"{words[0]} is not there.");
            // What scripts/build takes is for configure.
            var help = words[0] == "scripts/build" ? Source("configure.ac") : await HelpOfAsync(words[0]);
            Assert.All(words.Where(word => word.StartsWith("--", StringComparison.Ordinal)),
                option => Assert.Contains(option.Split('=')[0], help, StringComparison.Ordinal));
        }
    }

    private static string Source(string file) => File.ReadAllText(Path.Combine(Checkout.Path, file));

    private static async Task<string> HelpOfAsync(string script)
    {
        var (status, help) = await RunAsync(Path.Combine(Checkout.Path, script), ["--help"], Checkout.Path);
        Assert.Equal(0, status);
        return help;
    }

    [Fact]
    public async Task What_plan_check_prints_is_what_the_page_about_plans_shows()
    {
        var shown = new Document("docs/plans.md").Blocks("")
            .Single(block => block.StartsWith("configs/plans/", StringComparison.Ordinal));
        var plan = Path.Combine(Checkout.Path, "configs/plans/time-lapse.yaml");
        var cfg = Path.Combine(Checkout.Path, "configs/demo.cfg");

        var check = (await Lensless.RunAsync("plan", "check", plan, "--cfg", cfg)).Expect(ExitStatus.Success);

        // The free disk is this machine's.
        Assert.Equal(FreeDisk().Replace(shown, ""),
            FreeDisk().Replace(check.Out.Replace(Checkout.Path + "/", "", StringComparison.Ordinal), ""));
    }

    [Fact]
    public void The_C_sharp_of_the_page_about_scripts_compiles_and_takes_a_frame()
    {
        var cfg = Path.Combine(Checkout.Path, "configs/demo.cfg");
        // From here to the last line as the page has it, but for the path of the .cfg.
        using var core = new CMMCore();
        core.LoadSystemConfiguration(cfg);
        core.SetExposure(10);
        using var frame = core.SnapFrame();
        var text = $"{frame.Width}×{frame.Height} {frame.PixelType}";

        Assert.Equal("640×480 GRAY16", text);
        var page = new Document("docs/scripts.md").Text;
        foreach (var line in new[]
        {
            "using var core = new CMMCore();", "core.LoadSystemConfiguration(\"configs/demo.cfg\");",
            "core.SetExposure(10);", "using var frame = core.SnapFrame();",
            "{frame.Width}×{frame.Height} {frame.PixelType}",
        })
            Assert.Contains(line, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_C_sharp_of_that_page_that_asks_an_instrument_compiles_and_writes_a_picture()
    {
        using var folder = new TemporaryFolder();
        var (cfg, file) = (Path.Combine(Checkout.Path, "configs/demo.cfg"), folder.File("cells.ome.tif"));
        // From here to the last line as the page has it, but for the two paths.
#pragma warning disable xUnit1051 // The page passes no token.
        await using var microscope = await LocalInstrument.LoadAsync(cfg);
        await microscope.SetAsync(new InstrumentSettings { Presets = ["Sample=Cells"], ExposureMs = 10 });
        using var picture = await microscope.SnapAsync();
        picture.Save(file);
#pragma warning restore xUnit1051

        Assert.True(File.Exists(file));
        var page = new Document("docs/scripts.md").Text;
        foreach (var line in new[]
        {
            "await using var microscope = await LocalInstrument.LoadAsync(\"configs/demo.cfg\");",
            "await microscope.SetAsync(new InstrumentSettings { Presets = [\"Sample=Cells\"], ExposureMs = 10 });",
            "using var picture = await microscope.SnapAsync();", "picture.Save(\"cells.ome.tif\");",
        })
            Assert.Contains(line, page, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Output)> RunAsync(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"\A// (\S+\.csx)\n")]
    private static partial Regex ScriptName();

    [GeneratedRegex("^(lensless|dotnet|curl|export|rm|mkdir|gcc) ")]
    private static partial Regex NotOurs();

    [GeneratedRegex(@"free in .*$", RegexOptions.Multiline)]
    private static partial Regex FreeDisk();
}
