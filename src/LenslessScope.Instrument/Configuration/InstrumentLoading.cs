using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>The instrument that a <c>.cfg</c> file describes, or a single camera, loaded into a core.</summary>
internal static class InstrumentLoading
{
    /// <summary>The label of a camera that is loaded without a configuration.</summary>
    public const string CameraLabel = "Camera";

    /// <returns>What to know of the file although it was loaded.</returns>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    /// <exception cref="CMMError">A device refused; the message names line and device.</exception>
    /// <exception cref="AdapterLoadException">An adapter did not load.</exception>
    public static IReadOnlyList<string> Load(CMMCore core, string cfg)
    {
        var text = ConfigurationText.ReadSound(cfg);
        AdapterLoadException.Explain(core, () => core.LoadSystemConfiguration(cfg));
        return [.. text.Notes.Select(note => note.At(cfg))];
    }

    /// <summary>
    /// Loads one camera without a configuration, under <see cref="CameraLabel"/>, and makes it the core's. Of
    /// <paramref name="properties"/> (<c>LABEL.PROPERTY=VALUE</c>) those before initialisation are set in their order.
    /// </summary>
    /// <returns>The other properties, for a <see cref="SettingRequest"/>.</returns>
    /// <exception cref="RequestException">The device is not a camera; it is not initialised.</exception>
    /// <exception cref="CMMError">The device refused.</exception>
    /// <exception cref="AdapterLoadException">The adapter did not load.</exception>
    public static IReadOnlyList<string> LoadCamera(
        CMMCore core, string library, string name, IReadOnlyList<string> properties)
    {
        AdapterLoadException.Explain(core, () => core.LoadDevice(CameraLabel, library, name));
        if (core.GetDeviceType(CameraLabel) != DeviceType.CameraDevice)
            throw new RequestException($"{library}/{name} is not a camera but a {core.GetDeviceType(CameraLabel)}.");
        var later = new List<string>();
        foreach (var text in properties)
        {
            if (Setting.Parse(core, text) is { } wanted && core.HasProperty(wanted.Device, wanted.Property)
                && core.IsPropertyPreInit(wanted.Device, wanted.Property))
                core.SetProperty(wanted.Device, wanted.Property, wanted.Value);
            else
                later.Add(text);
        }
        core.InitializeDevice(CameraLabel);
        core.SetCameraDevice(CameraLabel);
        return later;
    }

    /// <summary>
    /// Makes a camera of the loaded instrument the core's; null leaves the one that the configuration names.
    /// </summary>
    /// <returns>The problem; null when the core has a camera now.</returns>
    public static Problem? ChooseCamera(CMMCore core, string cfg, string? label)
    {
        var cameras = core.GetLoadedDevicesOfType(DeviceType.CameraDevice);
        if (label != null && !cameras.Contains(label))
            return new Problem("camera", $"{label} is not in {cfg}. " + (cameras.Count > 0
                ? $"Its cameras: {string.Join(", ", cameras)}."
                : "It has no camera."));
        if (label != null)
            core.SetCameraDevice(label);
        else if (core.GetCameraDevice().Length == 0)
            return new Problem("", $"{cfg} does not name a camera. " + (cameras.Count > 0
                ? $"Choose one with `camera`: {string.Join(", ", cameras)}."
                : "Add one, and the line 'Property,Core,Camera,LABEL'."));
        return null;
    }
}
