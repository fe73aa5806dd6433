using System.Globalization;
using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>What a run finds out while it goes on: the focus over time, and pictures in focus.</summary>
public sealed class AcquireFocusTests : IDisposable
{
    private const double TrueZUm = 983.4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_focus_is_tabled_the_holograms_are_brought_into_it_and_both_belong_to_the_run()
    {
        var configuration = _folder.Write("small.cfg", """
            Property,Core,Initialize,0
            Device,Camera,LenslessSim,SimCamera
            Device,Light,LenslessSim,SimLight
            Property,Camera,SensorWidth,256
            Property,Camera,SensorHeight,192
            Property,Core,Initialize,1
            Property,Core,Camera,Camera
            Property,Core,Shutter,Light
            Property,Core,AutoShutter,1
            Property,Camera,SampleDistance-um,983.4
            ConfigGroup,Sample,Empty,Camera,Sample,Empty
            ConfigGroup,Sample,Cells,Camera,Sample,Cells
            ConfigPixelSize,Sensor,Camera,Binning,1
            PixelSize_um,Sensor,1.55
            """);
        var plan = _folder.Write("plan.yaml", """
            name: followed
            exposure: 8 ms
            time:
              - {interval: 1 s, count: 3}
            channels:
              - {preset: Sample=Cells}
            background: {frames: 4, preset: Sample=Empty}
            autofocus: {min-z: 700 um, max-z: 1300 um}
            """);
        var folder = _folder.File("run");

        var run = (await Lensless.RunAsync("acquire", plan, "--cfg", configuration, "-o", folder,
            "--reconstruct", "--json"))
            .Expect(ExitStatus.Success);

        var progress = run.Json.GetProperty("progress");
        Assert.Equal(TrueZUm, progress.GetProperty("focusUm").GetDouble(), 10.0);
        Assert.Equal("0 of 7 frames, focus 983.4 µm, 2.5 MB free", Acquiring.AcquisitionDisplay.Words(
            new Acquisition.RunProgress { FocusUm = TrueZUm, Expected = 7, DiskFreeBytes = 2_500_000 }));

        var rows = File.ReadAllLines(Path.Combine(folder, "focus.csv")).Select(line => line.Split(',')).ToList();
        Assert.Equal(["frame", "time", "z_um", "confidence"], rows[0]);
        Assert.NotEmpty(rows.Skip(1));
        Assert.All(rows.Skip(1),
            row => Assert.Equal(TrueZUm, double.Parse(row[2], CultureInfo.InvariantCulture), 10.0));
        var pictures = Directory.GetFiles(Path.Combine(folder, "reconstruction"), "*.png");
        Assert.NotEmpty(pictures);
        Assert.All(pictures, path => Assert.True(ImageFile.Read(path).Width >= 256));
        var check = (await Lensless.RunAsync("run", "check", folder)).Expect(ExitStatus.Success);
        Assert.Contains("complete, 7 of 7 frames", check.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("problem", check.Out.Replace("no problem", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holograms_are_brought_into_focus_with_the_binning_that_the_plan_sets()
    {
        var plan = _folder.Write("binned.yaml", """
            name: binned
            exposure: 8 ms
            settings:
              - {property: Binning, value: 2}
            channels:
              - {preset: Sample=Cells}
            background: {frames: 2, preset: Sample=Empty}
            autofocus: {min-z: 700 um, max-z: 1700 um}
            """);
        var folder = _folder.File("binned");

        (await Lensless.RunAsync("acquire", plan, "--cfg", Path.Combine(Checkout.Path, "configs", "demo.cfg"),
            "-o", folder, "--reconstruct")).Expect(ExitStatus.Success);

        Assert.Single(Directory.GetFiles(Path.Combine(folder, "reconstruction"), "*.png"));
    }
}
