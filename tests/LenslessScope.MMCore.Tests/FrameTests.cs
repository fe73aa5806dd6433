using System.Diagnostics;

namespace LenslessScope.MMCore.Tests;

/// <summary>Frames are what the camera made, and own their memory.</summary>
public sealed class FrameTests : IDisposable
{
    private readonly CMMCore _core = new();

    public void Dispose() => _core.Dispose();

    [Fact]
    public void A_snapped_frame_has_the_cameras_pixels()
    {
        using var recording = new Recording(_core, frames: 2);

        using var first = _core.SnapFrame();
        _core.SnapImage();
        using var second = _core.GetFrame();

        Assert.Equal((Recording.Width, Recording.Height, 2, 1, PixelType.GRAY16),
            (first.Width, first.Height, first.BytesPerPixel, first.Components, first.PixelType));
        Assert.Equal(Recording.Pixels(0), first.PixelsAs<ushort>().ToArray());
        Assert.Equal(Recording.Pixels(1), second.PixelsAs<ushort>().ToArray());
        Assert.Equal("Camera", first.Metadata["Camera"]);
        Assert.Equal("7", first.Metadata["Width"]);
    }

    [Fact]
    public void A_sequence_gives_each_frame_once_oldest_first()
    {
        using var recording = new Recording(_core, frames: 3);
        _core.StartSequenceAcquisition(3, 0, true);
        recording.WaitForFrames(3);

        for (var i = 0; i < 3; i++)
        {
            using var frame = _core.PopNextFrame();
            Assert.Equal(Recording.Pixels(i), frame.PixelsAs<ushort>().ToArray());
            Assert.Equal($"{i}", frame.Metadata["ImageNumber"]);
            Assert.Equal($"00{i}.tif", frame.Metadata["FileName"]);
        }
        var error = Assert.Throws<CMMError>(_core.PopNextFrame);
        Assert.Equal(CoreErrorCode.CircularBufferEmpty, error.Code);
    }

    [Fact]
    public void Looking_at_the_newest_frames_leaves_them_in_the_buffer()
    {
        using var recording = new Recording(_core, frames: 3);
        _core.StartSequenceAcquisition(3, 0, true);
        recording.WaitForFrames(3);

        using var newest = _core.GetLastFrame();
        using var before = _core.GetNBeforeLastFrame(1);

        Assert.Equal(Recording.Pixels(2), newest.PixelsAs<ushort>().ToArray());
        Assert.Equal(Recording.Pixels(1), before.PixelsAs<ushort>().ToArray());
        Assert.Equal(3, _core.GetRemainingImageCount());
    }

    [Fact]
    public void The_size_of_a_frame_is_that_of_its_making_not_of_the_cameras_present_settings()
    {
        using var recording = new Recording(_core, frames: 1);
        _core.StartSequenceAcquisition(1, 0, true);
        recording.WaitForFrames(1);
        _core.WaitForDevice("Camera");
        _core.StopSequenceAcquisition();
        _core.LoadDevice("Other", "LenslessSim", "SimCamera");
        _core.InitializeDevice("Other");
        _core.SetCameraDevice("Other");
        Assert.NotEqual(Recording.Width, _core.GetImageWidth());

        using var frame = _core.PopNextFrame();

        Assert.Equal((Recording.Width, Recording.Height), (frame.Width, frame.Height));
        Assert.Equal(Recording.Pixels(0), frame.PixelsAs<ushort>().ToArray());
    }

    [Fact]
    public void A_region_of_interest_gives_its_part_of_the_picture()
    {
        using var recording = new Recording(_core, frames: 1);
        _core.SetROI(2, 1, 3, 2);

        using var frame = _core.SnapFrame();

        var whole = Recording.Pixels(0);
        Assert.Equal((2, 1, 3, 2), _core.GetROI());
        Assert.Equal([whole[9], whole[10], whole[11], whole[16], whole[17], whole[18]],
            frame.PixelsAs<ushort>().ToArray());
    }

    [Fact]
    public void A_frame_outlives_its_core()
    {
        var core = new CMMCore();
        using var recording = new Recording(core, frames: 1);
        using var frame = core.SnapFrame();

        core.Dispose();

        Assert.Equal(Recording.Pixels(0), frame.PixelsAs<ushort>().ToArray());
    }

    [Fact]
    public void After_Dispose_a_frame_says_so_and_a_second_Dispose_is_harmless()
    {
        using var recording = new Recording(_core, frames: 1);
        var frame = _core.SnapFrame();

        frame.Dispose();
        frame.Dispose();

        Assert.Throws<ObjectDisposedException>(() => frame.Pixels.Length);
        Assert.Throws<ObjectDisposedException>(() => frame.PixelsAs<ushort>().Length);
        Assert.Equal(Recording.Width, frame.Width);
    }

    [Fact]
    public void A_view_of_the_wrong_size_is_refused()
    {
        using var recording = new Recording(_core, frames: 1);
        using var frame = _core.SnapFrame();

        Assert.Equal(2 * Recording.Width * Recording.Height, frame.Pixels.Length);
        Assert.Throws<InvalidOperationException>(() => frame.PixelsAs<float>().Length);
    }

    [Fact]
    public void A_frame_before_any_snap_is_an_error_of_the_core()
    {
        using var recording = new Recording(_core, frames: 1);

        Assert.Throws<CMMError>(_core.GetFrame);
    }

    [Fact]
    public void Ten_thousand_frames_do_not_grow_the_memory()
    {
        const int Stored = 100, Count = 10_000;
        using var recording = new Recording(_core, frames: 3);
        _core.StartSequenceAcquisition(Stored, 0, true);
        recording.WaitForFrames(Stored);
        Copy(1000);
        var (managed, resident) = Memory();

        Copy(Count - Stored);
        for (var i = 0; i < Stored; i++)
            _core.PopNextFrame().Dispose();

        var (managedAfter, residentAfter) = Memory();
        Assert.InRange(managedAfter - managed, long.MinValue, 2 << 20);
        Assert.InRange(residentAfter - resident, long.MinValue, 64 << 20);
    }

    private void Copy(int count)
    {
        for (var i = 0; i < count; i++)
            _core.GetLastFrame().Dispose();
    }

    private static (long Managed, long Resident) Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }
}
