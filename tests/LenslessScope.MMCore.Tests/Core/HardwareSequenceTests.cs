namespace LenslessScope.MMCore.Tests;

/// <summary>Sequences that the hardware steps through: cleared, filled in order, sent, started, stopped.</summary>
public sealed class HardwareSequenceTests : IDisposable
{
    private readonly Recorders _devices = new();

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    [Fact]
    public void A_camera_steps_through_exposures()
    {
        var camera = _devices.Load("Sensor");

        Core.LoadExposureSequence(camera, [1, 2.5]);
        Core.StartExposureSequence(camera);
        Core.StopExposureSequence(camera);

        Assert.True(Core.IsExposureSequenceable(camera));
        Assert.Equal(3, Core.GetExposureSequenceMaxLength(camera));
        Assert.Equal(["Clear", "Add 1", "Add 2.5", "Send", "Start", "Stop"], _devices.Calls(camera));
    }

    [Fact]
    public void A_stage_steps_through_positions()
    {
        var stage = _devices.Load("Lift");

        Core.LoadStageSequence(stage, [-1.5, 0, 10]);
        Core.StartStageSequence(stage);
        Core.StopStageSequence(stage);

        Assert.True(Core.IsStageSequenceable(stage));
        Assert.Equal(4, Core.GetStageSequenceMaxLength(stage));
        Assert.Equal(["Clear", "Add -1.5", "Add 0", "Add 10", "Send", "StartSequence", "StopSequence"],
            _devices.Calls(stage));
    }

    [Fact]
    public void A_stage_steps_by_equal_distances()
    {
        var stage = _devices.Load("Lift");

        Core.SetStageLinearSequence(stage, 0.25, 21);

        Assert.True(Core.IsStageLinearSequenceable(stage));
        Assert.Equal(["SetLinear 0.25 21"], _devices.Calls(stage));
        Assert.Throws<ArgumentOutOfRangeException>(() => Core.SetStageLinearSequence(stage, 0.25, 0));
    }

    [Fact]
    public void An_XY_stage_steps_through_positions()
    {
        var stage = _devices.Load("Table");

        Core.LoadXYStageSequence(stage, [1, 2], [-1, -2.5]);
        Core.StartXYStageSequence(stage);
        Core.StopXYStageSequence(stage);

        Assert.True(Core.IsXYStageSequenceable(stage));
        Assert.Equal(4, Core.GetXYStageSequenceMaxLength(stage));
        Assert.Equal(["Clear", "Add 1 -1", "Add 2 -2.5", "Send", "StartSequence", "StopSequence"],
            _devices.Calls(stage));
    }

    [Fact]
    public void An_x_without_a_y_is_refused()
    {
        var stage = _devices.Load("Table");

        var error = Assert.Throws<ArgumentException>(() => Core.LoadXYStageSequence(stage, [1, 2], [3]));

        Assert.Contains("2 x and 1 y", error.Message);
        Assert.Empty(_devices.Calls(stage));
    }

    [Fact]
    public void A_property_steps_through_values()
    {
        var device = _devices.Load("Switch");

        Core.LoadPropertySequence(device, "Level", ["3", "1", "2"]);
        Core.StartPropertySequence(device, "Level");
        Core.StopPropertySequence(device, "Level");

        Assert.True(Core.IsPropertySequenceable(device, "Level"));
        Assert.False(Core.IsPropertySequenceable(device, "Calls"));
        Assert.Equal(3, Core.GetPropertySequenceMaxLength(device, "Level"));
        Assert.Equal(["Load 3", "Load 1", "Load 2", "Start", "Stop"], _devices.Calls(device));
    }

    [Fact]
    public void Missing_lists_are_refused()
    {
        var camera = _devices.Load("Sensor");
        var stage = _devices.Load("Table");

        Assert.Equal("exposureSequenceMs",
            Assert.Throws<ArgumentNullException>(() => Core.LoadExposureSequence(camera, null!)).ParamName);
        Assert.Equal("ySequence",
            Assert.Throws<ArgumentNullException>(() => Core.LoadXYStageSequence(stage, [1], null!)).ParamName);
    }
}
