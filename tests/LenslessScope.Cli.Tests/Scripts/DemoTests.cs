using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>The README's demo, as it is shipped, with what the build made.</summary>
public sealed partial class DemoTests
{
    [Fact]
    public async Task The_demo_ends_in_focus_with_pictures_and_standard_files()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Path.Combine(Checkout.Path, "scripts", "demo"), ["--no-build", folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var demo = Process.Start(start)!;
        var output = demo.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = demo.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await demo.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(demo.ExitCode == 0, await output + await error);
        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("result.json"),
            TestContext.Current.CancellationToken));
        Assert.InRange(result.RootElement.GetProperty("zUm").GetDouble(), 983.4 - 5, 983.4 + 5);
        Assert.Equal(16, folder.Files().Count(file => file.StartsWith("background-", StringComparison.Ordinal)));
        foreach (var name in new[] { "amplitude.ome.tif", "phase.ome.tif", "hologram.tif" })
            Assert.Equal((480, 640),
                (ImageFile.Read(folder.File(name)).Height, ImageFile.Read(folder.File(name)).Width));
        Assert.True(ImageFile.Read(folder.File("contact-sheet.png")).Width > 900);
        var cells = result.RootElement.GetProperty("quantities").GetProperty("objects").GetInt32();
        Assert.InRange(cells, 300, 450);
        Assert.Equal(cells + 1, File.ReadAllLines(folder.File("phase-objects.csv")).Length);
        // The README shows this output; processors differ in the last digits.
        var shown = new Document("README.md").Blocks("")
            .Single(block => block.Contains("Focus found", StringComparison.Ordinal));
        Assert.Equal(Digits().Replace(shown, "0"),
            Digits().Replace((await output).Replace(folder.Path, "demo", StringComparison.Ordinal), "0"));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
