using System.Diagnostics;
using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>Many frames in one call: pages of a TIFF, folders, patterns.</summary>
public sealed class SeriesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pages_folders_and_patterns_are_taken_frame_by_frame()
    {
        Series("series.tif", pages: 3, size: 64);
        var frames = Directory.CreateDirectory(_folder.File("frames")).FullName;
        Series("frames/b.tif", pages: 1, size: 64);
        Series("frames/a.tif", pages: 1, size: 64);
        File.WriteAllText(Path.Combine(frames, "notes.txt"), "no image");

        var run = (await Lensless.RunAsync("reconstruct", _folder.File("series.tif"), frames, _folder.File("frames/b*"),
            "--z-um", "300", "--method", "backprop", "-o", _folder.File("out"), "--json")).Expect(ExitStatus.Success);

        Assert.Equal(["series.tif#1", "series.tif#2", "series.tif#3", "a.tif", "b.tif", "b.tif"],
            run.Json.GetProperty("results").EnumerateArray()
                .Select(result => Path.GetFileName(result.GetProperty("hologram").GetString())));
        Assert.Equal(6, _folder.Files().Count(file => file.EndsWith("result.json", StringComparison.Ordinal)));

        var one = (await Lensless.RunAsync("reconstruct", _folder.File("series.tif#2"), "--z-um", "300",
            "--method", "backprop", "-o", _folder.File("one"), "--json")).Expect(ExitStatus.Success);
        Assert.Equal(_folder.File("series.tif#2"),
            one.Json.GetProperty("results")[0].GetProperty("hologram").GetString());
    }

    // The background of a run is one file of many pages.
    [Fact]
    public async Task Every_page_of_a_background_counts()
    {
        Series("hologram.tif", pages: 1, size: 64);
        Series("background.tif", pages: 3, size: 64, seed: 5);

        var amplitudes = new List<float[]>();
        foreach (var backgrounds in new string[][] {
            ["background.tif"], ["background.tif#1", "background.tif#2", "background.tif#3"], ["background.tif#1"] })
        {
            (await Lensless.RunAsync(["reconstruct", _folder.File("hologram.tif"),
                "--background", .. backgrounds.Select(_folder.File), "--z-um", "300", "--method", "backprop",
                "-o", _folder.File("out")])).Expect(ExitStatus.Success);
            amplitudes.Add(ImageFile.Read(_folder.File("out/amplitude.ome.tif")).ToGray().Pixels);
        }

        Assert.Equal(amplitudes[1], amplitudes[0]);
        Assert.NotEqual(amplitudes[2], amplitudes[0]);
    }

    [Fact]
    public async Task A_pattern_without_an_image_is_refused()
    {
        var run = (await Lensless.RunAsync("reconstruct", _folder.File("none-*.tif"), "--z-um", "300",
            "-o", _folder.File("out")))
            .Expect(ExitStatus.Usage);
        Assert.Contains("none-*.tif", run.Error, StringComparison.Ordinal);
    }

    // One image of 512×512 numbers kept of each frame would take 80 MB, and the call would end for want of memory.
    [Fact]
    public async Task Eighty_frames_need_no_more_memory_than_a_few()
    {
        Series("series.tif", pages: 80, size: 512);
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "lensless.dll"), "reconstruct", _folder.File("series.tif"),
                "--z-um", "300", "--method", "backprop", "-o", _folder.File("out")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_GCHeapHardLimit"] = "0x4000000" }, // 64 MB
        };
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, await error + await output);
        Assert.Equal(80, _folder.Files().Count(file => file.EndsWith("result.json", StringComparison.Ordinal)));
    }

    private void Series(string name, int pages, int size, int seed = 0) => OmeTiff.WriteStack(_folder.File(name),
        [.. Enumerable.Range(0, pages).Select(page => (double)page)],
        page =>
        {
            var image = new Image<ushort>(size, size);
            for (var i = 0; i < image.Pixels.Length; i++)
                image.Pixels[i] = (ushort)(1000 + (i + page + seed) * 37 % 411);
            return image;
        },
        new OmeMetadata { Name = "series", PixelUm = 1.55, WavelengthNm = 532 });
}
