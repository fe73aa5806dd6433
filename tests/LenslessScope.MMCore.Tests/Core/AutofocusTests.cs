namespace LenslessScope.MMCore.Tests;

/// <summary>Searching and holding the focus.</summary>
public sealed class AutofocusTests : IDisposable
{
    private readonly Recorders _devices = new();

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    [Fact]
    public void Searches_arrive_and_their_scores_come_back()
    {
        var focus = Use();

        Core.SetAutoFocusOffset(2);
        Core.FullFocus();
        var full = Core.GetLastFocusScore();
        Core.IncrementalFocus();

        Assert.Equal((102, 12, 3), (full, Core.GetLastFocusScore(), Core.GetCurrentFocusScore()));
        Assert.Equal(["FullFocus", "IncrementalFocus"], _devices.Calls(focus));
    }

    [Fact]
    public void The_offset_comes_back()
    {
        Use();

        Core.SetAutoFocusOffset(-1.25);

        Assert.Equal(-1.25, Core.GetAutoFocusOffset());
    }

    [Fact]
    public void Holding_the_focus_and_having_it_are_two_things()
    {
        Use();

        Core.EnableContinuousFocus(true);
        Assert.True(Core.IsContinuousFocusEnabled());
        Assert.False(Core.IsContinuousFocusLocked());
        Core.SetAutoFocusOffset(1);
        Assert.True(Core.IsContinuousFocusLocked());
        Core.EnableContinuousFocus(false);

        Assert.False(Core.IsContinuousFocusEnabled());
        Assert.False(Core.IsContinuousFocusLocked());
    }

    [Fact]
    public void A_stage_tells_whether_it_moves_an_offset() =>
        Assert.True(Core.IsContinuousFocusDrive(_devices.Load("Lift")));

    [Fact]
    public void Without_an_autofocus_the_searches_have_an_error_of_their_own()
    {
        Assert.Equal(CoreErrorCode.AutoFocusNotAvailable, Assert.Throws<CMMError>(Core.FullFocus).SpecificCode);
        Assert.Equal(CoreErrorCode.AutoFocusNotAvailable, Assert.Throws<CMMError>(Core.IncrementalFocus).SpecificCode);
        Assert.Equal(CoreErrorCode.AutoFocusNotAvailable,
            Assert.Throws<CMMError>(() => Core.SetAutoFocusOffset(1)).SpecificCode);
        Assert.Equal(CoreErrorCode.AutoFocusNotAvailable,
            Assert.Throws<CMMError>(() => Core.GetAutoFocusOffset()).SpecificCode);
        Assert.Equal(CoreErrorCode.ContFocusNotAvailable,
            Assert.Throws<CMMError>(() => Core.EnableContinuousFocus(true)).SpecificCode);
    }

    [Fact]
    public void Without_an_autofocus_its_state_is_nothing()
    {
        Assert.Equal((0, 0), (Core.GetLastFocusScore(), Core.GetCurrentFocusScore()));
        Assert.False(Core.IsContinuousFocusEnabled());
        Assert.False(Core.IsContinuousFocusLocked());
    }

    private string Use()
    {
        var focus = _devices.Load("FocusFinder");
        Core.SetAutoFocusDevice(focus);
        return focus;
    }
}
