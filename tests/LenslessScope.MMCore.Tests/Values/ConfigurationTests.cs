namespace LenslessScope.MMCore.Tests;

/// <summary>Presets and states as values.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly CMMCore _core = new();

    public void Dispose() => _core.Dispose();

    [Fact]
    public void A_preset_is_a_value_equal_to_another_with_the_same_settings()
    {
        _core.LoadDevice("Light", "LenslessSim", "SimLight");
        _core.InitializeDevice("Light");
        _core.DefineConfig("Lamp", "On", "Light", "State", "1");

        var preset = _core.GetConfigData("Lamp", "On");

        Assert.Equal(new Configuration([new PropertySetting("Light", "State", "1")]), preset);
        Assert.NotEqual(new Configuration([new PropertySetting("Light", "State", "0")]), preset);
        Assert.Equal("1", preset["Light", "State"]);
        Assert.Null(preset["Light", "Label"]);
        Assert.Equal("Light:State=1", preset.ToString());
    }

    [Fact]
    public void A_state_that_was_taken_can_be_set_again()
    {
        _core.LoadDevice("Light", "LenslessSim", "SimLight");
        _core.InitializeDevice("Light");
        var off = _core.GetSystemState();
        _core.SetProperty("Light", "State", "1");

        _core.SetSystemState(off);

        Assert.Equal("0", _core.GetProperty("Light", "State"));
        Assert.Equal("0", off["Light", "State"]);
    }

    [Fact]
    public void Applying_a_preset_makes_it_the_current_one()
    {
        _core.LoadDevice("Light", "LenslessSim", "SimLight");
        _core.InitializeDevice("Light");
        _core.DefineConfig("Lamp", "Off", "Light", "State", "0");
        _core.DefineConfig("Lamp", "On", "Light", "State", "1");

        _core.SetConfig("Lamp", "On");

        Assert.Equal("On", _core.GetCurrentConfig("Lamp"));
        Assert.Equal(["Off", "On"], _core.GetAvailableConfigs("Lamp"));
    }

    [Fact]
    public void The_affine_transform_crosses_with_its_six_elements()
    {
        double[] affine = [1.1, 0.02, 0, -0.02, 1.1, 0];
        _core.DefinePixelSizeConfig("Res");

        _core.SetPixelSizeAffine("Res", affine);

        Assert.Equal(affine, _core.GetPixelSizeAffineByID("Res"));
    }
}
