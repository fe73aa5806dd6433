using LenslessScope.MMCore;

namespace LenslessScope.Cli;

/// <summary>The instrument that a <c>.cfg</c> file describes, loaded into a core and brought into the asked state.</summary>
internal static class Instrument
{
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    /// <exception cref="CMMError">A device refused; the message names line and device.</exception>
    public static void Load(CMMCore core, string cfg)
    {
        _ = TextFile.Lines(cfg);
        core.LoadSystemConfiguration(cfg);
    }

    /// <summary>Applies presets (<c>GROUP=PRESET</c>), then properties (<c>LABEL.PROPERTY=VALUE</c>), and waits for the devices.</summary>
    /// <exception cref="UsageException">A setting is misspelt or names what the instrument does not have; all reasons at once.</exception>
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

    /// <summary>The wavelength that the light source (the shutter) says it has, in nm; null when it says nothing.</summary>
    public static double? WavelengthNm(CMMCore core)
    {
        const string Property = "Wavelength-nm";
        var light = core.GetShutterDevice();
        return light.Length > 0 && core.HasProperty(light, Property) && Options.TryNumber(core.GetProperty(light, Property), out var nm)
            ? nm
            : null;
    }

    // Labels may hold dots, so the longest loaded label that fits decides.
    private static string[] SplitProperty(CMMCore core, string text)
    {
        var equals = text.IndexOf('=');
        var label = equals < 0 ? null : core.GetLoadedDevices().Append("Core").Where(l => text.StartsWith(l + ".", StringComparison.Ordinal))
            .MaxBy(l => l.Length);
        return label == null || equals < label.Length + 1 ? [] : [label, text[(label.Length + 1)..equals], text[(equals + 1)..]];
    }

    private static string? ProblemOfPreset(CMMCore core, string text, string[] parts)
    {
        if (parts.Length != 2)
            return $"--preset '{text}' is not of the form GROUP=PRESET.";
        if (!core.IsGroupDefined(parts[0]))
            return $"--preset '{text}': there is no group '{parts[0]}'. There are: {string.Join(", ", core.GetAvailableConfigGroups())}.";
        return core.IsConfigDefined(parts[0], parts[1])
            ? null
            : $"--preset '{text}': the group '{parts[0]}' has no preset '{parts[1]}'. It has: {string.Join(", ", core.GetAvailableConfigs(parts[0]))}.";
    }

    private static string? ProblemOfProperty(CMMCore core, string text, string[] parts)
    {
        if (parts.Length != 3)
            return $"--set '{text}' is not of the form LABEL.PROPERTY=VALUE with LABEL one of {string.Join(", ", core.GetLoadedDevices())}.";
        if (!core.HasProperty(parts[0], parts[1]))
            return $"--set '{text}': '{parts[0]}' has no property '{parts[1]}'. It has: " +
                $"{string.Join(", ", core.GetDevicePropertyNames(parts[0]))}.";
        if (core.IsPropertyReadOnly(parts[0], parts[1]))
            return $"--set '{text}': '{parts[1]}' is read-only; it is {core.GetProperty(parts[0], parts[1])}.";
        return core.IsPropertyPreInit(parts[0], parts[1])
            ? $"--set '{text}': '{parts[1]}' is set before initialisation. Set it in the .cfg, above Property,Core,Initialize,1."
            : null;
    }
}
