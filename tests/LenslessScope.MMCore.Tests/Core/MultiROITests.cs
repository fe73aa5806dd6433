namespace LenslessScope.MMCore.Tests;

/// <summary>Several regions of interest at once.</summary>
public sealed class MultiROITests : IDisposable
{
    private readonly Recorders _devices = new();

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    [Fact]
    public void Regions_come_back_as_they_were_set_until_they_are_cleared()
    {
        (int X, int Y, int XSize, int YSize)[] regions = [(0, 1, 2, 3), (40_000, 5, 6, 70_000)];
        Core.SetCameraDevice(_devices.Load("Sensor"));
        Assert.True(Core.IsMultiROISupported());
        Assert.False(Core.IsMultiROIEnabled());

        Core.SetMultiROI(regions);

        Assert.True(Core.IsMultiROIEnabled());
        Assert.Equal(regions, Core.GetMultiROI());
        Core.ClearROI();
        Assert.False(Core.IsMultiROIEnabled());
    }

    [Fact]
    public void A_region_with_a_negative_number_is_refused_with_its_index()
    {
        Core.SetCameraDevice(_devices.Load("Sensor"));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Core.SetMultiROI([(0, 0, 1, 1), (0, -1, 1, 1)]));

        Assert.Contains("Region 1", error.Message);
        Assert.False(Core.IsMultiROIEnabled());
        Assert.Throws<ArgumentNullException>(() => Core.SetMultiROI(null!));
    }

    [Fact]
    public void What_the_camera_refuses_is_the_cores_error()
    {
        Core.SetCameraDevice(_devices.Load("Sensor"));

        Assert.Throws<CMMError>(() => Core.SetMultiROI(Enumerable.Repeat((0, 0, 1, 1), 4)));
    }

    [Fact]
    public void A_camera_without_regions_says_so()
    {
        using var core = new CMMCore();
        using var recording = new Recording(core, frames: 1);

        Assert.False(core.IsMultiROISupported());
        Assert.Throws<CMMError>(() => core.SetMultiROI([(0, 0, 1, 1)]));
    }
}
