using System.Globalization;

namespace LenslessScope.Holography.Tests;

public sealed class SolverMemoryTests
{
    private const string AloneVariable = "LENSLESS_TEST_ALONE";

    private static readonly Optics s_optics = new() { WavelengthNm = 532, PixelUm = 1.12 };

    [Fact]
    public void What_is_told_before_is_what_a_retrieval_takes() => OwnProcess.Run(
        typeof(SolverMemoryTests), nameof(What_is_told_is_what_this_process_takes), (AloneVariable, "1"));

    /// <summary>Alone, as it reads how much memory the process has had.</summary>
    [Fact]
    public void What_is_told_is_what_this_process_takes()
    {
        if (Environment.GetEnvironmentVariable(AloneVariable) != "1")
        {
            Assert.Skip("Other tests run in this process.");
            return;
        }
        const int size = 1400;
        var frame = new SensorFrame
        {
            Amplitude = Fields.Image(size, size, (y, x) => 1 + 0.1 * Math.Sin(0.01 * x * y)), Optics = s_optics,
            ZUm = 1000,
        };
        var settings = new PhaseRetrievalSettings { Iterations = 2, Tolerance = 0, Threads = 2 };
        PhaseRetrieval.Run([frame], settings with { PaddingFactor = 1 }); // plans of transforms, compiled code
        // What that left would be used again, and count for nothing.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var told = SolverMemory.Of(size, size, s_optics, frame.ZUm, settings);
        File.WriteAllText("/proc/self/clear_refs", "5"); // the peak begins anew
        var before = Megabytes("VmRSS");

        var result = PhaseRetrieval.Run([frame], settings);

        var taken = Megabytes("VmHWM") - before;
        Assert.Equal((result.PaddedHeight, result.PaddedWidth), (told.PaddedHeight, told.PaddedWidth));
        Assert.InRange(taken, 0.7 * told.Bytes / 1e6, 1.15 * told.Bytes / 1e6);
    }

    [Theory]
    [InlineData(200, 300, 500)]
    [InlineData(6048, 8064, 10)]
    [InlineData(6048, 8064, 1000)]
    [InlineData(2464, 3280, 20_000)]
    public void A_frame_takes_at_most_twelve_planes_of_single_precision(int height, int width, double zUm)
    {
        var told = SolverMemory.Of(height, width, s_optics, zUm, new PhaseRetrievalSettings());
        Assert.InRange(told.Planes, 9, 12);
        Assert.InRange(told.Bytes, 9 * 4L * height * width, 12 * 4L * told.PaddedHeight * told.PaddedWidth);
    }

    [Fact]
    public void A_point_source_counts_by_its_plane_wave_arrangement_and_more_frames_take_more()
    {
        var settings = new PhaseRetrievalSettings();
        // M = 4: pitch and distance on the sensor are four times the effective ones.
        var point = SolverMemory.Of(
            500, 600, s_optics with { PixelUm = 4 * 1.12, SourceUm = 16_000.0 / 3 }, 4000, settings);
        Assert.Equal(SolverMemory.Of(500, 600, s_optics, 1000, settings), point);
        Assert.True(SolverMemory.Of(500, 600, s_optics, 1000, settings, frames: 3).Bytes > 1.4 * point.Bytes);
        Assert.True(SolverMemory.Of(500, 600, s_optics, 1000, settings with { Oversampling = 2 }).Bytes
            > 2.5 * point.Bytes);
    }

    private static double Megabytes(string what)
    {
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith(what, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)
            * 1024 / 1e6;
    }
}
