using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>Ctrl-C, sent to the real command in a process of its own.</summary>
public sealed partial class InterruptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_search_that_is_interrupted_leaves_nothing()
    {
        var random = new Random(7);
        var image = new Image<byte>(1024, 1024);
        random.NextBytes(image.Pixels);
        Png.Write(_folder.File("noise.png"), image);

        var (status, error) = await Interrupted(() => Directory.Exists(_folder.File("out")), "reconstruct",
            _folder.File("noise.png"),
            "--wavelength-nm", "532", "--pixel-um", "1.55", "--z-range-um", "100:90000", "-o", _folder.File("out"));

        Assert.Equal((int)ExitStatus.Failure, status);
        Assert.Contains("stopped", error, StringComparison.Ordinal);
        Assert.Equal([_folder.File("noise.png")], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Snaps_that_are_interrupted_are_whole_and_counted()
    {
        var (status, error) = await Interrupted(() => _folder.Files().Count > 2, "snap", "--cfg",
            Path.Combine(Checkout.Path, "configs", "demo.cfg"), "--preset", "Sample=Empty", "--count", "9999", "-o",
                _folder.File("x.tif"));

        Assert.Equal((int)ExitStatus.Partial, status);
        Assert.Contains($"stopped after {_folder.Files().Count} of 9999", error, StringComparison.Ordinal);
        Assert.All(_folder.Files(), file => Assert.Equal(640, ImageFile.Read(_folder.File(file)).Width));
    }

    [Fact]
    public async Task Looking_at_a_camera_ends_well_with_its_summary()
    {
        var (status, error, output) = await InterruptedWithOutput(() => _folder.Files().Count > 2, "live", "--adapter",
            "LenslessSim/SimCamera", "--set", "Camera.SensorWidth=96", "Camera.SensorHeight=64",
            "Camera.FrameInterval-ms=100", "--stall-seconds", "300", "--save", _folder.Path, "--json");

        Assert.True(status == (int)ExitStatus.Success, error);
        using var summary = JsonDocument.Parse(output);
        Assert.Equal("interrupted", summary.RootElement.GetProperty("end").GetString());
        Assert.Equal(_folder.Files().Count, summary.RootElement.GetProperty("saved").GetProperty("frames").GetInt32());
        Assert.All(_folder.Files(), file => Assert.Equal(96, ImageFile.Read(_folder.File(file)).Width));
    }

    [Fact]
    public async Task A_script_hears_of_it_and_can_clean_up()
    {
        var (begun, ended) = (_folder.File("begun"), _folder.File("ended"));
        var script = _folder.Write("s.csx", """
            File.WriteAllText(Args[0], "");
            try
            {
                await Delay(TimeSpan.FromMinutes(10));
            }
            finally
            {
                File.WriteAllText(Args[1], "");
            }
            """);

        var (status, error) = await Interrupted(() => File.Exists(begun), "run", script, begun, ended);

        Assert.Equal((int)ExitStatus.Failure, status);
        Assert.Contains("stopped", error, StringComparison.Ordinal);
        Assert.True(File.Exists(ended));
    }

    [Fact]
    public async Task A_script_that_does_not_listen_is_ended_by_the_second_Ctrl_C_only()
    {
        var begun = _folder.File("begun");
        var script = _folder.Write("s.csx", """
            File.WriteAllText(Args[0], "");
            System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);
            """);

        var (status, error, _) = await InterruptedWithOutput(() => File.Exists(begun), signals: 2,
            "run", script, begun);

        Assert.Equal((int)ExitStatus.Failure, status);
        Assert.Contains("press Ctrl-C again to end it at once", error, StringComparison.Ordinal);
    }

    private const int InterruptSignal = 2;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private static async Task<(int Status, string Error)> Interrupted(Func<bool> begun, params string[] args)
    {
        var (status, error, _) = await InterruptedWithOutput(begun, args);
        return (status, error);
    }

    private static Task<(int Status, string Error, string Output)> InterruptedWithOutput(
        Func<bool> begun, params string[] args) => InterruptedWithOutput(begun, signals: 1, args);

    private static async Task<(int Status, string Error, string Output)> InterruptedWithOutput(
        Func<bool> begun, int signals, params string[] args)
    {
        var cancellation = TestContext.Current.CancellationToken;
        // Tests that run in the background of a script were told to ignore Ctrl-C, and would hand that on.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "lensless.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        while (!begun())
        {
            Assert.False(process.HasExited, process.HasExited ? await error : "");
            await Task.Delay(20, cancellation);
        }
        await Task.Delay(300, cancellation); // what begins may be seen a moment before Ctrl-C is listened for
        Assert.Equal(0, Kill(process.Id, InterruptSignal));
        for (var signal = 1; signal < signals; signal++)
        {
            await Task.Delay(1000, cancellation);
            Assert.False(process.HasExited, "The first signal has ended it.");
            Assert.Equal(0, Kill(process.Id, InterruptSignal));
        }
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await error, await output);
    }
}
