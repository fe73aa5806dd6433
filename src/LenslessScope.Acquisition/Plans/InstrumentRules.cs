using LenslessScope.Instrument;
using static LenslessScope.Acquisition.ProblemList;

namespace LenslessScope.Acquisition;

/// <summary>The rules that a valid plan must follow on a certain instrument.</summary>
internal sealed class InstrumentRules
{
    private readonly Plan _plan;
    private readonly InstrumentFacts _instrument;
    private readonly string _camera; // empty when there is none
    private readonly ProblemList _problems = new();

    private InstrumentRules(Plan plan, InstrumentFacts instrument)
    {
        (_plan, _instrument) = (plan, instrument);
        _camera = plan.Camera ?? instrument.Camera;
    }

    public static IReadOnlyList<PlanProblem> Check(Plan plan, InstrumentFacts instrument)
    {
        var rules = new InstrumentRules(plan, instrument);
        rules.Camera();
        rules.Settings();
        rules.Channels();
        rules.References();
        rules.Stages();
        rules.Autofocus();
        rules.Colour();
        rules.Formats();
        return rules._problems.Problems;
    }

    private void Camera()
    {
        if (_camera.Length == 0)
            _problems.Add("camera", $"The instrument does not say which camera to use. Name it with the key camera. " +
                $"{There(_instrument.Cameras)}");
        else if (!_instrument.Cameras.Contains(_camera))
            _problems.Add("camera", $"There is no camera {Quoted(_camera)}. {There(_instrument.Cameras)}");
        // With the exposure time that the camera has, where the plan says none.
        if (_plan.ExposureMs == null && _instrument.ExposureMs > 0)
            PlanWalkRules.Check(_plan with { ExposureMs = _instrument.ExposureMs }, _problems);
        Exposure("exposure", _plan.ExposureMs);
        foreach (var (i, ms) in _plan.ExposuresMs.Index())
            Exposure($"exposures[{i}]", ms);
    }

    private void Settings()
    {
        foreach (var (i, s) in _plan.Settings.Index())
            Property($"settings[{i}]", s.Device, s.Property, [s.Value], _ => "value");
        foreach (var (i, axis) in _plan.Axes.Index())
            Property($"axes[{i}]", axis.Device, axis.Property, axis.Values, k => $"values[{k}]");
    }

    private void Channels()
    {
        foreach (var (i, channel) in _plan.Channels.Index())
        {
            Preset($"channels[{i}].preset", channel.Preset);
            Exposure($"channels[{i}].exposure", channel.ExposureMs);
            if (channel.Gain is not { } gain || !_instrument.Cameras.Contains(_camera))
                continue;
            if (!_instrument.Devices[_camera].TryGetValue("Gain", out var property))
                _problems.Add($"channels[{i}].gain", $"The camera {Quoted(_camera)} has no property Gain.");
            else
                Value($"channels[{i}].gain", $"{_camera}.Gain", property, Text(gain));
        }
    }

    private void References()
    {
        Preset("background.preset", _plan.Background?.Preset);
        Preset("dark.preset", _plan.Dark?.Preset);
        if (_plan.Dark is { Preset: null } && _instrument.Shutter.Length == 0)
            _problems.Add("dark", "The instrument has no shutter to close. Give a preset that turns the light off.");
    }

    private void Stages()
    {
        if (_instrument.XYStage.Length == 0)
        {
            foreach (var (i, _) in _plan.Positions.Index().Where(p => p.Item.XUm != null || p.Item.YUm != null))
                _problems.Add($"positions[{i}]", "The instrument has no XY stage.");
            foreach (var (path, reference) in new[] { ("background", _plan.Background), ("dark", _plan.Dark) })
                if (reference?.XUm != null || reference?.YUm != null)
                    _problems.Add(path, "The instrument has no XY stage.");
        }
        if (_instrument.FocusStage.Length == 0)
            foreach (var path in FocusPaths())
                _problems.Add(path, "The instrument has no focus stage.");
        else if (_instrument.Devices[_instrument.FocusStage].TryGetValue("Position", out var position)
            && position is { Low: { } low, High: { } high })
            Heights(low, high);
    }

    private IEnumerable<string> FocusPaths() =>
    [
        .. _plan.Z != null ? ["z"] : Array.Empty<string>(),
        .. _plan.Positions.Index().Where(p => p.Item.ZUm != null).Select(p => $"positions[{p.Index}].z"),
        .. _plan.Channels.Index().Where(c => c.Item.ZOffsetUm != 0).Select(c => $"channels[{c.Index}].z-offset"),
        .. _plan.Autofocus is { Follow: true } ? ["autofocus.follow"] : Array.Empty<string>(),
    ];

    // All sums of position, stack and channel: the lowest and the highest tell for all.
    private void Heights(double lowUm, double highUm)
    {
        double Start(PlanPosition? position) => _plan.Z is { Relative: false } ? 0
            : position?.ZUm ?? _instrument.FocusUm ?? 0;
        if (!FocusPaths().Any(path => path != "autofocus.follow"))
            return;
        var starts = _plan.Positions.Count == 0 ? [Start(null)] : _plan.Positions.Select(Start).ToList();
        var heights = _plan.Z?.PositionsUm ?? [0];
        var offsets = _plan.Channels.Select(channel => channel.ZOffsetUm).DefaultIfEmpty(0).ToList();
        var (least, most) = (starts.Min() + heights.Min() + offsets.Min(), starts.Max() + heights.Max() +
            offsets.Max());
        if (least < lowUm || most > highUm)
            _problems.Add(FocusPaths().First(), $"The focus stage {Quoted(_instrument.FocusStage)} would go to " +
                $"{Text(least)} to " +
                $"{Text(most)} um; it reaches {Text(lowUm)} to {Text(highUm)} um.");
    }

    private void Autofocus()
    {
        if (_plan.Autofocus is not { } focus)
            return;
        if (_instrument.PixelUm <= 0)
            _problems.Add("autofocus", "The instrument's pixel size is not known. Add ConfigPixelSize and " +
                "PixelSize_um to its .cfg.");
        if (focus.WavelengthNm == null && !_instrument.LightSaysWavelength
            && (_plan.Channels.Count == 0 || _plan.Channels.Any(channel => channel.WavelengthNm == null)))
            _problems.Add("autofocus", "The light source does not report its wavelength. Give wavelength here or in " +
                "every channel.");
    }

    // Where the plan sets the pixel type itself, the run checks again before its first frame.
    private void Colour()
    {
        if (!ColourRules.MayChangePixelType(_plan, _camera, _instrument))
            foreach (var (path, message, _, _) in ColourRules.Check(_plan, _camera, _instrument.PixelType))
                _problems.Add(path, message);
    }

    private void Formats()
    {
        foreach (var (path, message, _, _) in FormatRules.Check(_plan, _camera, _instrument))
            _problems.Add(path, message);
    }

    private void Exposure(string path, double? ms)
    {
        if (ms is { } given && _instrument.Devices.TryGetValue(_camera, out var camera)
            && camera.TryGetValue("Exposure", out var property)
            && property is { Low: { } low, High: { } high } && (given < low || given > high))
            _problems.Add(path, $"{Text(given)} ms is out of range: {Quoted(_camera)} exposes for {Text(low)} to " +
                $"{Text(high)} ms.");
    }

    private void Preset(string path, PresetChoice? choice)
    {
        if (choice is not { } preset)
            return;
        if (!_instrument.Groups.TryGetValue(preset.Group, out var presets))
            _problems.Add(path, $"There is no group {Quoted(preset.Group)}. {There(_instrument.Groups.Keys)}");
        else if (!presets.Contains(preset.Preset))
            _problems.Add(path, $"The group {Quoted(preset.Group)} has no preset {Quoted(preset.Preset)}. " +
                $"{There(presets)}");
        else
            foreach (var setting in _instrument.PresetSettings.GetValueOrDefault(preset, []))
                if (Refusal(setting) is { } reason)
                    _problems.Add(path, $"The preset {preset.Group}={preset.Preset} cannot be set: {reason}");
    }

    // Why a device would refuse what a preset of the .cfg sets.
    private string? Refusal(Setting setting)
    {
        var name = $"{setting.Device}.{setting.Property}";
        return !_instrument.Devices.TryGetValue(setting.Device, out var properties)
            ? $"There is no device {Quoted(setting.Device)}. {There(_instrument.Devices.Keys)}"
            : !properties.TryGetValue(setting.Property, out var property)
            ? $"{Quoted(setting.Device)} has no property {Quoted(setting.Property)}. {There(properties.Keys)}"
            : Fault(name, property, setting.Value);
    }

    private void Property(string path, string device, string name, IReadOnlyList<string> values, Func<int, string> key)
    {
        var label = device == PlanSetting.OfCamera ? _camera : device;
        if (!_instrument.Devices.TryGetValue(label, out var properties))
        {
            if (device != PlanSetting.OfCamera) // a missing camera is reported already
                _problems.Add($"{path}.device", $"There is no device {Quoted(label)}. " +
                    $"{There(_instrument.Devices.Keys)}");
        }
        else if (!properties.TryGetValue(name, out var property))
            _problems.Add($"{path}.property", $"{Quoted(label)} has no property {Quoted(name)}. " +
                $"{There(properties.Keys)}");
        else if (!property.IsSettable)
            _problems.Add($"{path}.property", $"{label}.{name} cannot be set in a plan: it is read-only or set " +
                "before initialisation.");
        else
            foreach (var (i, value) in values.Index())
                Value($"{path}.{key(i)}", $"{label}.{name}", property, value);
    }

    private void Value(string path, string name, PropertyFacts property, string value)
    {
        if (Fault(name, property, value) is { } reason)
            _problems.Add(path, reason);
    }

    private static string? Fault(string name, PropertyFacts property, string value) =>
        PropertyValue.FaultOf(property, value) switch
        {
            null => null,
            ValueFault.HasComma =>
                $"{Quoted(value)} is not valid: property values have no comma; write decimals with a point.",
            ValueFault.NotAllowed => $"{Quoted(value)} is not a value of {name}. {There(property.Allowed)}",
            ValueFault.NotANumber => $"{Quoted(value)} is not valid: {name} is a number.",
            ValueFault.NotWhole => $"{Quoted(value)} is not valid: {name} is a whole number.",
            _ => $"{Quoted(value)} is not valid: {name} takes {Limits(property)}.",
        };

    private static string Limits(PropertyFacts property) =>
        $"{Text(property.Low!.Value)} to {Text(property.High!.Value)}";
}
