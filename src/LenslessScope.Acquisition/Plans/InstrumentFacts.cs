using System.Globalization;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>What a plan is checked against: an instrument's devices, presets and state, read without moving
/// anything.</summary>
public sealed record InstrumentFacts
{
    /// <summary>The core's own camera; empty when there is none.</summary>
    public required string Camera { get; init; }

    /// <summary>All cameras.</summary>
    public required IReadOnlyList<string> Cameras { get; init; }

    /// <summary>The focus stage; empty when there is none.</summary>
    public required string FocusStage { get; init; }

    /// <summary>Where the focus stage is, µm; null when there is none.</summary>
    public required double? FocusUm { get; init; }

    /// <summary>The XY stage; empty when there is none.</summary>
    public required string XYStage { get; init; }

    /// <summary>The light source; empty when there is none.</summary>
    public required string Shutter { get; init; }

    /// <summary>Whether the light source says its wavelength.</summary>
    public required bool LightSaysWavelength { get; init; }

    /// <summary>The wavelength that the light source says now, nm; null (default) when it says none.</summary>
    public double? LightWavelengthNm { get; init; }

    /// <summary>The wavelengths, nm, that presets give the light source. Default: none.</summary>
    public IReadOnlyDictionary<PresetChoice, double> PresetWavelengthsNm { get; init; } =
        new Dictionary<PresetChoice, double>();

    /// <summary>Pixel pitch, µm; 0 when the configuration does not say it.</summary>
    public required double PixelUm { get; init; }

    /// <summary>Properties by the labels of all devices, the core included.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, PropertyFacts>> Devices { get; init; }

    /// <summary>The presets of each group.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; init; }

    /// <summary>Exposure time of the camera, ms; 0 without camera.</summary>
    public required double ExposureMs { get; init; }

    /// <summary>Bytes of a frame with the camera's settings; 0 without camera.</summary>
    public required long FrameBytes { get; init; }

    /// <summary>
    /// Pixels of a frame with the camera's settings; <see cref="MMCore.PixelType.Unknown"/> (default) without camera,
    /// and while the camera does not say.
    /// </summary>
    public PixelType PixelType { get; init; }

    /// <summary>Presets that may give the camera another pixel type. Default: none.</summary>
    public IReadOnlySet<PresetChoice> PresetsOfPixelType { get; init; } = new HashSet<PresetChoice>();

    /// <summary>What presets set. Default: nothing.</summary>
    internal IReadOnlyDictionary<PresetChoice, IReadOnlyList<Setting>> PresetSettings { get; init; } =
        new Dictionary<PresetChoice, IReadOnlyList<Setting>>();

    /// <summary>
    /// What presets set of the camera that may decide size and type of its frames. Default: nothing.
    /// </summary>
    internal IReadOnlyDictionary<PresetChoice, IReadOnlyList<Setting>> PresetsOfFormat { get; init; } =
        new Dictionary<PresetChoice, IReadOnlyList<Setting>>();

    /// <summary>
    /// The frames that a certain plan makes of the camera, by the part of it that sets the camera so; empty (default)
    /// where the camera was not asked.
    /// </summary>
    internal IReadOnlyDictionary<string, FrameShape> Formats { get; init; } = new Dictionary<string, FrameShape>();

    /// <summary>Reads the facts from a core with its configuration loaded.</summary>
    /// <param name="core">The instrument.</param>
    /// <param name="camera">The camera whose frames count; null for the core's own.</param>
    /// <exception cref="CMMError">A device does not answer.</exception>
    public static InstrumentFacts Of(CMMCore core, string? camera = null)
    {
        ArgumentNullException.ThrowIfNull(core);
        var labels = core.GetLoadedDevices();
        var cameras = labels.Where(label => core.GetDeviceType(label) == DeviceType.CameraDevice).ToList();
        var (own, focus, light) = (core.GetCameraDevice(), core.GetFocusDevice(), core.GetShutterDevice());
        var used = camera is not null && cameras.Contains(camera) ? camera : own;
        var presets = PresetsOf(core);
        var (frameBytes, pixelType) = used.Length > 0 ? FormatOf(core, used, own) : default;
        return new InstrumentFacts
        {
            Camera = own,
            Cameras = cameras,
            FocusStage = focus,
            FocusUm = focus.Length > 0 ? core.GetPosition(focus) : null,
            XYStage = core.GetXYStageDevice(),
            Shutter = light,
            LightSaysWavelength = light.Length > 0 && core.HasProperty(light, WavelengthRules.Property),
            LightWavelengthNm = Optical.WavelengthNm(core),
            PresetWavelengthsNm = WavelengthsOf(presets, light),
            PixelUm = core.GetPixelSizeUm(),
            Devices = labels.ToDictionary(label => label, label => PropertiesOf(core, label)),
            Groups = core.GetAvailableConfigGroups().ToDictionary(group => group, core.GetAvailableConfigs),
            ExposureMs = used.Length > 0 ? core.GetExposure(used) : 0,
            FrameBytes = frameBytes,
            PixelType = pixelType,
            PresetsOfPixelType = presets.Where(preset => preset.Value.Any(setting =>
                setting.Device == used && ColourRules.MayChangePixelType(setting.Property)))
                .Select(preset => preset.Key).ToHashSet(),
            PresetSettings = presets,
            PresetsOfFormat = presets.ToDictionary(preset => preset.Key, preset => (IReadOnlyList<Setting>)[
                .. preset.Value.Where(setting => setting.Device == used
                    && FormatRules.MayChangeFormat(setting.Property))]),
        };
    }

    private static Dictionary<PresetChoice, IReadOnlyList<Setting>> PresetsOf(CMMCore core) =>
        core.GetAvailableConfigGroups()
            .SelectMany(group => core.GetAvailableConfigs(group).Select(preset => new PresetChoice(group, preset)))
            .ToDictionary(choice => choice, choice => (IReadOnlyList<Setting>)[
                .. core.GetConfigData(choice.Group, choice.Preset).Settings
                    .Select(s => new Setting(s.DeviceLabel, s.PropertyName, s.PropertyValue))]);

    private static Dictionary<PresetChoice, double> WavelengthsOf(
        Dictionary<PresetChoice, IReadOnlyList<Setting>> presets, string light) => presets
            .SelectMany(preset => preset.Value
                .Where(setting => (setting.Device, setting.Property) == (light, WavelengthRules.Property))
                .Select(setting => (Choice: preset.Key, Known: double.TryParse(setting.Value, NumberStyles.Float,
                    CultureInfo.InvariantCulture, out var nm), Nm: nm)))
            .Where(preset => preset.Known).ToDictionary(preset => preset.Choice, preset => preset.Nm);

    private static IReadOnlyDictionary<string, PropertyFacts> PropertiesOf(CMMCore core, string label) =>
        core.GetDevicePropertyNames(label)
            .ToDictionary(name => name, name => PropertyFacts.Of(core, label, name));

    // The core tells of its own camera's frames only.
    private static (long FrameBytes, PixelType Type) FormatOf(CMMCore core, string camera, string own)
    {
        if (camera == own)
            return (core.GetImageBufferSize(), PixelTypes.OfCamera(core));
        core.SetCameraDevice(camera);
        try
        {
            return (core.GetImageBufferSize(), PixelTypes.OfCamera(core));
        }
        finally
        {
            core.SetCameraDevice(own);
        }
    }
}
