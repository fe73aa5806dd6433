namespace LenslessScope.MMCore.Tests;

/// <summary>Pumps of pressure and of volume.</summary>
public sealed class PumpTests : IDisposable
{
    private readonly Recorders _devices = new();

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    [Fact]
    public void A_pressure_pump_is_calibrated_set_and_stopped()
    {
        var pump = _devices.Load("PressureRegulator");
        Assert.True(Core.PressurePumpRequiresCalibration(pump));

        Core.PressurePumpCalibrate(pump);
        Core.SetPumpPressureKPa(pump, 12.5);
        Core.PressurePumpStop(pump);

        Assert.False(Core.PressurePumpRequiresCalibration(pump));
        Assert.Equal(12.5, Core.GetPumpPressureKPa(pump));
        Assert.Equal(["Calibrate", "Stop"], _devices.Calls(pump));
    }

    [Fact]
    public void A_volumetric_pump_finds_its_reference()
    {
        var pump = _devices.Load("Syringe");
        Assert.True(Core.VolumetricPumpRequiresHoming(pump));

        Core.VolumetricPumpHome(pump);

        Assert.False(Core.VolumetricPumpRequiresHoming(pump));
        Assert.Equal(["Home"], _devices.Calls(pump));
    }

    [Fact]
    public void Volumes_flow_and_direction_of_a_volumetric_pump_are_three_things()
    {
        var pump = _devices.Load("Syringe");

        Core.SetPumpVolume(pump, 20.5);
        Core.SetPumpMaxVolume(pump, 500);
        Core.SetPumpFlowrate(pump, 0.25);
        Core.InvertPumpDirection(pump, true);

        Assert.Equal(20.5, Core.GetPumpVolume(pump));
        Assert.Equal(500, Core.GetPumpMaxVolume(pump));
        Assert.Equal(0.25, Core.GetPumpFlowrate(pump));
        Assert.True(Core.IsPumpDirectionInverted(pump));
        Core.InvertPumpDirection(pump, false);
        Assert.False(Core.IsPumpDirectionInverted(pump));
    }

    [Fact]
    public void A_volumetric_pump_runs_on_for_a_time_or_for_a_volume()
    {
        var pump = _devices.Load("Syringe");

        Core.PumpStart(pump);
        Core.VolumetricPumpStop(pump);
        Core.PumpDispenseDurationSeconds(pump, 1.5);
        Core.PumpDispenseVolumeUl(pump, -10);

        Assert.Equal(["Start", "Stop", "DispenseDurationSeconds 1.5", "DispenseVolumeUl -10"], _devices.Calls(pump));
    }

    [Fact]
    public void One_kind_of_pump_is_not_taken_for_the_other()
    {
        var pressure = _devices.Load("PressureRegulator");
        var volume = _devices.Load("Syringe");

        Assert.Throws<CMMError>(() => Core.PumpStart(pressure));
        Assert.Throws<CMMError>(() => Core.SetPumpPressureKPa(volume, 1));
    }
}
