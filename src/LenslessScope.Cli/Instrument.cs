using LenslessScope.MMCore;

namespace LenslessScope.Cli;

/// <summary>
/// The instrument that a <c>.cfg</c> file describes, loaded into a core and brought into the asked state.
/// </summary>
internal static class Instrument
{
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    /// <exception cref="CMMError">A device refused; the message names line and device.</exception>
    /// <exception cref="AdapterLoadException">An adapter did not load.</exception>
    public static void Load(CMMCore core, string cfg)
    {
        _ = TextFile.Lines(cfg);
        AdapterLoadException.Explain(core, () => core.LoadSystemConfiguration(cfg));
    }

    /// <summary>The label of a camera that is loaded without a configuration.</summary>
    public const string CameraLabel = "Camera";

    /// <summary>
    /// Loads one camera without a configuration, under <see cref="CameraLabel"/>, and makes it the core's. Of
    /// <paramref name="properties"/> (<c>LABEL.PROPERTY=VALUE</c>) those before initialisation are set in their order;
    /// the others are handed back, for <see cref="Apply"/>.
    /// </summary>
    /// <exception cref="CMMError">The device refused.</exception>
    /// <exception cref="AdapterLoadException">The adapter did not load.</exception>
    /// <exception cref="UsageException">A property is misspelt, or the device is no camera.</exception>
    public static IReadOnlyList<string> LoadCamera(
        CMMCore core, string library, string name, IReadOnlyList<string> properties)
    {
        AdapterLoadException.Explain(core, () => core.LoadDevice(CameraLabel, library, name));
        if (core.GetDeviceType(CameraLabel) != DeviceType.CameraDevice)
            throw new UsageException([$"{library}/{name} is no camera but a {core.GetDeviceType(CameraLabel)}."]);
        var later = new List<string>();
        foreach (var text in properties)
        {
            var parts = SplitProperty(core, text);
            if (parts.Length == 3 && core.HasProperty(parts[0], parts[1]) && core.IsPropertyPreInit(parts[0], parts[1]))
                core.SetProperty(parts[0], parts[1], parts[2]);
            else
                later.Add(text);
        }
        core.InitializeDevice(CameraLabel);
        core.SetCameraDevice(CameraLabel);
        return later;
    }

    /// <summary>
    /// Applies presets (<c>GROUP=PRESET</c>), then properties (<c>LABEL.PROPERTY=VALUE</c>), and waits for the devices.
    /// </summary>
    /// <exception cref="UsageException">A setting is misspelt or names what the instrument does not have; all reasons
    /// at once.</exception>
    public static void Apply(CMMCore core, IReadOnlyList<string> presets, IReadOnlyList<string> properties)
    {
        var presetPairs = presets.Select(text => (text, parts: text.Split('=', 2))).ToList();
        var propertyPairs = properties.Select(text => (text, parts: SplitProperty(core, text))).ToList();
        UsageException.ThrowIfAny(
            presetPairs.Select(pair => ProblemOfPreset(core, pair.text, pair.parts))
                .Concat(propertyPairs.Select(pair => ProblemOfProperty(core, pair.text, pair.parts)))
                .OfType<string>());
        foreach (var (_, parts) in presetPairs)
            core.SetConfig(parts[0], parts[1]);
        foreach (var (_, parts) in propertyPairs)
            core.SetProperty(parts[0], parts[1], parts[2]);
        core.WaitForSystem();
    }

    /// <summary>Sets the exposure time of the core's camera.</summary>
    /// <exception cref="UsageException">The camera does not offer that time.</exception>
    /// <remarks>The interface's own call cannot refuse, so the limits are looked at before and the outcome after
    /// it.</remarks>
    public static void SetExposure(CMMCore core, double exposureMs)
    {
        const string Property = "Exposure";
        var camera = core.GetCameraDevice();
        if (core.HasProperty(camera, Property) && core.HasPropertyLimits(camera, Property))
        {
            var (low, high) = (core.GetPropertyLowerLimit(camera, Property),
                core.GetPropertyUpperLimit(camera, Property));
            if (exposureMs < low || exposureMs > high)
                throw new UsageException([$"--exposure-ms {exposureMs} is not possible: '{camera}' exposes for {low} " +
                    $"to {high} ms."]);
        }
        core.SetExposure(exposureMs);
        var granted = core.GetExposure();
        if (Math.Abs(granted - exposureMs) > 0.1 * exposureMs)
            throw new UsageException([$"--exposure-ms {exposureMs} was not taken: '{camera}' exposes for {granted} " +
                "ms. Ask for a time that it offers."]);
    }

    /// <summary>
    /// The wavelength that the light source (the shutter) says it has, in nm; null when it says nothing.
    /// </summary>
    public static double? WavelengthNm(CMMCore core)
    {
        const string Property = "Wavelength-nm";
        var light = core.GetShutterDevice();
        return light.Length > 0 && core.HasProperty(light, Property)
            && Options.TryNumber(core.GetProperty(light, Property), out var nm)
            ? nm
            : null;
    }

    // Labels may hold dots, so the longest loaded label that fits decides.
    private static string[] SplitProperty(CMMCore core, string text)
    {
        var equals = text.IndexOf('=');
        var label = equals < 0 ? null : core.GetLoadedDevices().Append("Core")
            .Where(l => text.StartsWith(l + ".", StringComparison.Ordinal))
            .MaxBy(l => l.Length);
        return label == null || equals < label.Length + 1
            ? [] : [label, text[(label.Length + 1)..equals], text[(equals + 1)..]];
    }

    private static string? ProblemOfPreset(CMMCore core, string text, string[] parts)
    {
        if (parts.Length != 2)
            return $"--preset '{text}' is not of the form GROUP=PRESET.";
        if (!core.IsGroupDefined(parts[0]))
            return $"--preset '{text}': there is no group '{parts[0]}'. There are: " +
                $"{string.Join(", ", core.GetAvailableConfigGroups())}.";
        return core.IsConfigDefined(parts[0], parts[1])
            ? null
            : $"--preset '{text}': the group '{parts[0]}' has no preset '{parts[1]}'. It has: " +
                $"{string.Join(", ", core.GetAvailableConfigs(parts[0]))}.";
    }

    private static string? ProblemOfProperty(CMMCore core, string text, string[] parts)
    {
        if (parts.Length != 3)
            return $"--set '{text}' is not of the form LABEL.PROPERTY=VALUE with LABEL one of " +
                $"{string.Join(", ", core.GetLoadedDevices())}.";
        if (!core.HasProperty(parts[0], parts[1]))
            return $"--set '{text}': '{parts[0]}' has no property '{parts[1]}'. It has: " +
                $"{string.Join(", ", core.GetDevicePropertyNames(parts[0]))}.";
        if (core.IsPropertyReadOnly(parts[0], parts[1]))
            return $"--set '{text}': '{parts[1]}' is read-only; it is {core.GetProperty(parts[0], parts[1])}.";
        return core.IsPropertyPreInit(parts[0], parts[1])
            ? $"--set '{text}': '{parts[1]}' is set before initialisation. Set it in the .cfg, above " +
                "Property,Core,Initialize,1."
            : null;
    }
}
