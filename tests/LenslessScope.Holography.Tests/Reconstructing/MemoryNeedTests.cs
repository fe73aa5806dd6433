using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class MemoryNeedTests
{
    private static readonly Optics s_optics = new() { WavelengthNm = 532, PixelUm = 1.12 };

    [Fact]
    public void Frames_of_48_megapixels_need_gigabytes_for_total_variation_and_less_for_back_propagation()
    {
        var solving = Of(6000, 8000, ReconstructionMethod.TotalVariation, measured: false);
        var propagating = Of(6000, 8000, ReconstructionMethod.BackPropagation, measured: false);

        // What the solver takes, and six planes of the frame.
        var solver = SolverMemory.Of(6000, 8000, s_optics, 1000, new PhaseRetrievalSettings()).Bytes;
        Assert.Equal(solver + 6L * 48_000_000 * 4, solving);
        Assert.InRange(propagating, 10L * 48_000_000 * 4, solving - 1);
        Assert.True(solving < Of(6000, 8000, ReconstructionMethod.TotalVariation, measured: true));
    }

    // Measured on 6000 × 8000 pixels without background: 508 MB in all, 1005 MB with the half of them as region.
    [Fact]
    public void A_focus_alone_needs_the_frame_and_its_window()
    {
        var settings = new FocusSettings { MinZUm = 500, MaxZUm = 1500 };
        var window = MemoryNeed.OfFocus(6000, 8000, s_optics, settings);
        var half = MemoryNeed.OfFocus(6000, 8000, s_optics, settings with { Roi = new Roi(0, 0, 4000, 6000) });

        Assert.InRange(window, 508e6, 3 * 508e6);
        Assert.InRange(half - window, 400e6, 700e6);
        Assert.True(half < MemoryNeed.OfPlanes(6000, 8000, s_optics, 1500));
    }

    [Fact]
    public void Twice_the_distance_needs_more_and_four_times_the_pixels_four_times_as_much()
    {
        var once = MemoryNeed.OfPlanes(2000, 2000, s_optics, 500);
        Assert.True(MemoryNeed.OfPlanes(2000, 2000, s_optics, 1000) > once);
        Assert.InRange((double)MemoryNeed.OfPlanes(4000, 4000, s_optics, 1000) / once, 3.9, 4.1);
    }

    [Fact]
    public void More_frames_need_more_and_an_impossible_distance_is_left_to_the_work_to_refuse()
    {
        long Of(int frames) => MemoryNeed.OfReconstruction(
            500, 400, s_optics, 1000, ReconstructionMethod.TotalVariation, measured: false, frames);
        Assert.True(Of(4) > Of(1));
        Assert.True(MemoryNeed.OfPlanes(500, 400, s_optics with { SourceUm = 900 }, 1000) > 0);
    }

    private static long Of(int height, int width, ReconstructionMethod method, bool measured) =>
        MemoryNeed.OfReconstruction(height, width, s_optics, 1000, method, measured);
}
