namespace LenslessScope.MMCore.Tests;

/// <summary>Stages of one and two axes, with and without label.</summary>
public sealed class StageTests : IDisposable
{
    private readonly Recorders _devices = new();

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    [Fact]
    public void An_XY_stage_goes_where_it_is_told_and_says_where_it_is()
    {
        var stage = _devices.Load("Table");
        Core.SetXYStageDevice(stage);

        Core.SetXYPosition(10, -20.5);
        Core.SetRelativeXYPosition(stage, 1, 0.5);

        Assert.Equal((11, -20), Core.GetXYPosition());
        Assert.Equal((11, -20), Core.GetXYPosition(stage));
        Assert.Equal((11, -20), (Core.GetXPosition(stage), Core.GetYPosition()));
    }

    [Fact]
    public void The_adapters_origin_gives_the_present_position_another_number()
    {
        Core.SetXYStageDevice(_devices.Load("Table"));
        Core.SetXYPosition(10, 10);

        Core.SetAdapterOriginXY(1, 2);
        Core.SetXYPosition(2, 2);

        Assert.Equal((2, 2), Core.GetXYPosition());
    }

    [Fact]
    public void Origins_home_and_stop_arrive_at_an_XY_stage()
    {
        var stage = _devices.Load("Table");
        Core.SetXYStageDevice(stage);

        Core.SetOriginXY();
        Core.SetOriginX(stage);
        Core.SetOriginY();
        Core.Home(stage);
        Core.Stop(stage);

        Assert.Equal(["SetOrigin", "SetXOrigin", "SetYOrigin", "Home", "Stop"], _devices.Calls(stage));
    }

    [Fact]
    public void Origins_home_and_stop_arrive_at_a_stage()
    {
        var stage = _devices.Load("Lift");
        Core.SetFocusDevice(stage);

        Core.SetOrigin();
        Core.SetAdapterOrigin(stage, 5.5);
        Core.Home(stage);
        Core.Stop(stage);

        Assert.Equal(["SetOrigin", "SetAdapterOriginUm 5.5", "Home", "Stop"], _devices.Calls(stage));
    }

    [Fact]
    public void Stages_report_their_positions_as_events()
    {
        using var height = new BlockingValue<(string, double)>();
        using var place = new BlockingValue<(string, double, double)>();
        var events = new CoreEvents();
        events.StagePositionChanged += (stage, um) => height.Set((stage, um));
        events.XYStagePositionChanged += (stage, x, y) => place.Set((stage, x, y));
        var lift = _devices.Load("Lift");
        var table = _devices.Load("Table");
        Core.RegisterCallback(events);

        Core.SetPosition(lift, 12.5);
        Core.SetXYPosition(table, 1.5, -2);

        Assert.Equal((lift, 12.5), height.Get());
        Assert.Equal((table, 1.5, -2), place.Get());
        Assert.True(Core.IsStageUsingCallbacks(lift));
        Assert.True(Core.IsXYStageUsingCallbacks(table));
    }

    [Fact]
    public void The_focus_direction_comes_back()
    {
        var stage = _devices.Load("Lift");

        Core.SetFocusDirection(stage, FocusDirection.AwayFromSample);

        Assert.Equal(FocusDirection.AwayFromSample, Core.GetFocusDirection(stage));
    }
}
