namespace LenslessScope.MMCore.Tests;

/// <summary>Galvanometer scanners.</summary>
public sealed class GalvoTests : IDisposable
{
    private readonly Recorders _devices = new();
    private readonly string _galvo;

    public GalvoTests() => _galvo = _devices.Load("Scanner");

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    [Fact]
    public void The_field_is_told()
    {
        Assert.Equal((-5, 10), (Core.GetGalvoXMinimum(_galvo), Core.GetGalvoXRange(_galvo)));
        Assert.Equal((-4, 8), (Core.GetGalvoYMinimum(_galvo), Core.GetGalvoYRange(_galvo)));
        Assert.Equal("405 nm", Core.GetGalvoChannel(_galvo));
    }

    [Fact]
    public void The_position_comes_back()
    {
        Core.SetGalvoPosition(_galvo, 1.5, -2.25);

        Assert.Equal((1.5, -2.25), Core.GetGalvoPosition(_galvo));
    }

    [Fact]
    public void Light_is_fired_and_switched()
    {
        Core.PointGalvoAndFire(_galvo, 1, -2, 250);
        Core.SetGalvoSpotInterval(_galvo, 500);
        Core.SetGalvoIlluminationState(_galvo, true);
        Core.SetGalvoIlluminationState(_galvo, false);

        Assert.Equal(
            ["PointAndFire 1 -2 250", "SetSpotInterval 500", "SetIlluminationState true", "SetIlluminationState false"],
            _devices.Calls(_galvo));
    }

    [Fact]
    public void Polygons_are_collected_loaded_and_run()
    {
        Core.DeleteGalvoPolygons(_galvo);
        Core.AddGalvoPolygonVertex(_galvo, 0, 0.5, 1);
        Core.AddGalvoPolygonVertex(_galvo, 1, -0.5, 2);
        Core.LoadGalvoPolygons(_galvo);
        Core.SetGalvoPolygonRepetitions(_galvo, 3);
        Core.RunGalvoPolygons(_galvo);
        Core.RunGalvoSequence(_galvo);

        Assert.Equal(
            ["DeletePolygons", "AddPolygonVertex 0 0.5 1", "AddPolygonVertex 1 -0.5 2", "LoadPolygons",
             "SetPolygonRepetitions 3", "RunPolygons", "RunSequence"],
            _devices.Calls(_galvo));
    }

    [Fact]
    public void Negative_numbers_of_polygons_and_repetitions_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Core.AddGalvoPolygonVertex(_galvo, -1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Core.SetGalvoPolygonRepetitions(_galvo, -1));

        Assert.Empty(_devices.Calls(_galvo));
    }

    [Fact]
    public void A_device_of_another_kind_is_refused() =>
        Assert.Throws<CMMError>(() => Core.SetGalvoPosition(_devices.Load("Table"), 0, 0));
}
