namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Stops a pressure pump.</summary>
    public void PressurePumpStop(string pumpLabel) => _native.pressurePumpStop(pumpLabel);

    /// <summary>Calibrates a pressure pump.</summary>
    public void PressurePumpCalibrate(string pumpLabel) => _native.pressurePumpCalibrate(pumpLabel);

    /// <summary>Whether a pressure pump has to be calibrated before use.</summary>
    public bool PressurePumpRequiresCalibration(string pumpLabel) => _native.pressurePumpRequiresCalibration(pumpLabel);

    /// <summary>Sets the pressure that a pressure pump holds, in kilopascal.</summary>
    public void SetPumpPressureKPa(string pumpLabel, double pressureKPa) =>
        _native.setPumpPressureKPa(pumpLabel, pressureKPa);

    /// <summary>The pressure at a pressure pump, in kilopascal.</summary>
    public double GetPumpPressureKPa(string pumpLabel) => _native.getPumpPressureKPa(pumpLabel);

    /// <summary>Stops a volumetric pump.</summary>
    public void VolumetricPumpStop(string pumpLabel) => _native.volumetricPumpStop(pumpLabel);

    /// <summary>Moves a volumetric pump to its reference position.</summary>
    public void VolumetricPumpHome(string pumpLabel) => _native.volumetricPumpHome(pumpLabel);

    /// <summary>Whether a volumetric pump has to find its reference position before use.</summary>
    public bool VolumetricPumpRequiresHoming(string pumpLabel) => _native.volumetricPumpRequiresHoming(pumpLabel);

    /// <summary>Sets whether positive volumes are taken in rather than given out.</summary>
    public void InvertPumpDirection(string pumpLabel, bool invert) => _native.invertPumpDirection(pumpLabel, invert);

    /// <summary>Whether positive volumes are taken in rather than given out.</summary>
    public bool IsPumpDirectionInverted(string pumpLabel) => _native.isPumpDirectionInverted(pumpLabel);

    /// <summary>Says what a volumetric pump holds now, in microlitres.</summary>
    public void SetPumpVolume(string pumpLabel, double volumeUl) => _native.setPumpVolume(pumpLabel, volumeUl);

    /// <summary>What a volumetric pump holds now, in microlitres.</summary>
    public double GetPumpVolume(string pumpLabel) => _native.getPumpVolume(pumpLabel);

    /// <summary>Sets what a volumetric pump can hold, in microlitres.</summary>
    public void SetPumpMaxVolume(string pumpLabel, double volumeUl) => _native.setPumpMaxVolume(pumpLabel, volumeUl);

    /// <summary>What a volumetric pump can hold, in microlitres.</summary>
    public double GetPumpMaxVolume(string pumpLabel) => _native.getPumpMaxVolume(pumpLabel);

    /// <summary>Sets the flow of a volumetric pump, in microlitres per second.</summary>
    public void SetPumpFlowrate(string pumpLabel, double flowUlPerSecond) =>
        _native.setPumpFlowrate(pumpLabel, flowUlPerSecond);

    /// <summary>The flow of a volumetric pump, in microlitres per second.</summary>
    public double GetPumpFlowrate(string pumpLabel) => _native.getPumpFlowrate(pumpLabel);

    /// <summary>Runs a volumetric pump at its flow until <see cref="VolumetricPumpStop"/>.</summary>
    public void PumpStart(string pumpLabel) => _native.pumpStart(pumpLabel);

    /// <summary>Runs a volumetric pump at its flow for a time, in seconds.</summary>
    public void PumpDispenseDurationSeconds(string pumpLabel, double seconds) =>
        _native.pumpDispenseDurationSeconds(pumpLabel, seconds);

    /// <summary>Runs a volumetric pump at its flow until it has moved a volume, in microlitres.</summary>
    public void PumpDispenseVolumeUl(string pumpLabel, double volumeUl) =>
        _native.pumpDispenseVolumeUl(pumpLabel, volumeUl);
}
