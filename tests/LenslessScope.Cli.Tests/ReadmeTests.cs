using System.Diagnostics;
using System.Text.RegularExpressions;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Tests;

/// <summary>What the README shows is what runs.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Checkout.Path, "README.md"));

    [Theory]
    [InlineData("lensless snap", "result/contact-sheet.png")]
    [InlineData("lensless simulate", "planes/stack.ome.tif")]
    public async Task The_commands_of_the_README_run_as_written(string command, string result)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.File("configs"), Path.Combine(Checkout.Path, "configs"));
        var commands = ShellBlock().Matches(Readme).Select(match => match.Groups[1].Value).Single(block => block.Contains(command));
        var script = folder.Write("readme.sh", $"""
            set -e
            PATH={Path.Combine(Checkout.Path, "build", "bin")}:$PATH
            lensless snap --cfg configs/demo.cfg --preset Sample=Empty --count 2 -o background.tif
            {commands}
            """);
        var start = new ProcessStartInfo("bash", [script])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(bash.ExitCode == 0, await output + await error);
        Assert.Contains(result, folder.Files());
    }

    [Fact]
    public void The_C_sharp_of_the_README_compiles_and_takes_a_frame()
    {
        var cfg = Path.Combine(Checkout.Path, "configs/demo.cfg");
        // From here to the last line as the README has it, but for the path of the .cfg.
        using var core = new CMMCore();
        core.LoadSystemConfiguration(cfg);
        core.SetExposure(10);
        using var frame = core.SnapFrame();
        var text = $"{frame.Width}×{frame.Height} {frame.PixelType}";

        Assert.Equal("640×480 GRAY16", text);
        foreach (var line in new[] { "using var core = new CMMCore();", "core.LoadSystemConfiguration(\"configs/demo.cfg\");",
            "core.SetExposure(10);", "using var frame = core.SnapFrame();", "{frame.Width}×{frame.Height} {frame.PixelType}" })
            Assert.Contains(line, Readme, StringComparison.Ordinal);
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
