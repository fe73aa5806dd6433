namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>The label of the camera that functions without a label mean; empty for none.</summary>
    public string GetCameraDevice() => _native.getCameraDevice();

    /// <summary>The label of the shutter that opens for exposures; empty for none.</summary>
    public string GetShutterDevice() => _native.getShutterDevice();

    /// <summary>The label of the focus stage; empty for none.</summary>
    public string GetFocusDevice() => _native.getFocusDevice();

    /// <summary>The label of the XY stage; empty for none.</summary>
    public string GetXYStageDevice() => _native.getXYStageDevice();

    /// <summary>The label of the autofocus; empty for none.</summary>
    public string GetAutoFocusDevice() => _native.getAutoFocusDevice();

    /// <summary>The label of the image processor; empty for none.</summary>
    public string GetImageProcessorDevice() => _native.getImageProcessorDevice();

    /// <summary>The label of the spatial light modulator; empty for none.</summary>
    public string GetSLMDevice() => _native.getSLMDevice();

    /// <summary>The label of the galvanometer scanner; empty for none.</summary>
    public string GetGalvoDevice() => _native.getGalvoDevice();

    /// <summary>The group whose presets are the channels; empty for none.</summary>
    public string GetChannelGroup() => _native.getChannelGroup();

    /// <summary>
    /// Chooses the camera that functions without a label mean; empty for none. Not while it runs a sequence.
    /// </summary>
    public void SetCameraDevice(string cameraLabel) => _native.setCameraDevice(cameraLabel);

    /// <summary>
    /// Chooses the shutter that opens for exposures; empty for none. The open state goes with the role.
    /// </summary>
    public void SetShutterDevice(string shutterLabel) => _native.setShutterDevice(shutterLabel);

    /// <summary>Chooses the focus stage; empty for none.</summary>
    public void SetFocusDevice(string focusLabel) => _native.setFocusDevice(focusLabel);

    /// <summary>Chooses the XY stage; empty for none.</summary>
    public void SetXYStageDevice(string xyStageLabel) => _native.setXYStageDevice(xyStageLabel);

    /// <summary>Chooses the autofocus; empty for none.</summary>
    public void SetAutoFocusDevice(string focusLabel) => _native.setAutoFocusDevice(focusLabel);

    /// <summary>Chooses the image processor; empty for none.</summary>
    public void SetImageProcessorDevice(string procLabel) => _native.setImageProcessorDevice(procLabel);

    /// <summary>Chooses the spatial light modulator; empty for none.</summary>
    public void SetSLMDevice(string slmLabel) => _native.setSLMDevice(slmLabel);

    /// <summary>Chooses the galvanometer scanner; empty for none.</summary>
    public void SetGalvoDevice(string galvoLabel) => _native.setGalvoDevice(galvoLabel);

    /// <summary>Chooses the group whose presets are the channels; empty for none.</summary>
    public void SetChannelGroup(string channelGroup) => _native.setChannelGroup(channelGroup);
}
