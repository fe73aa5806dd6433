using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// Brings the instrument into the state that a frame needs, touching only what differs from the frame before. What a
/// frame does not mention goes back to what it was before the first one. Everything that was touched can be restored.
/// </summary>
internal sealed class DeviceSetup(CMMCore core)
{
    private readonly List<(string What, Action Undo)> _undo = [];

    // As it was before the first frame, of everything that was touched since.
    private readonly Dictionary<(string Device, string Property), string> _before = [];
    private double? _exposureBefore, _zBefore;
    private (double X, double Y)? _xyBefore;
    private (bool Automatic, bool Open)? _light;

    // As it was set last; null or missing where that is not known.
    private readonly Dictionary<(string Device, string Property), string> _properties = [];
    private double? _exposureMs, _zUm;
    private (double X, double Y)? _xyUm;
    private bool _lightOff;

    /// <summary>Applies the state and waits until all devices have arrived. Afterwards a snap shows it.</summary>
    /// <exception cref="CMMError">
    /// A device refused or did not arrive; the next call sets everything again.
    /// </exception>
    public void Apply(PlannedFrame frame, FrameState state)
    {
        try
        {
            if (Change(frame, state))
                core.WaitForSystem();
        }
        catch
        {
            Forget();
            throw;
        }
    }

    /// <summary>Sets properties, whatever they are now, and waits until all devices have arrived.</summary>
    /// <exception cref="CMMError">A device refused or did not get there.</exception>
    public void Apply(IReadOnlyList<PlanSetting> settings)
    {
        var changed = false;
        foreach (var (device, property, value) in settings)
        {
            changed |= SetProperty(device, property, value);
            _before[(device, property)] = value; // for the frames; what is restored at the end is older
        }
        if (changed)
            core.WaitForSystem();
    }

    /// <summary>Nothing is known of the instrument's state any more: the next frame sets everything.</summary>
    public void Forget()
    {
        _properties.Clear();
        (_exposureMs, _zUm, _xyUm) = (null, null, null);
    }

    /// <summary>Puts everything back that was changed, the last first.</summary>
    /// <returns>What could not be put back, and why.</returns>
    public IReadOnlyList<string> Restore()
    {
        var failures = new List<string>();
        foreach (var (what, undo) in Enumerable.Reverse(_undo))
        {
            try
            {
                undo();
            }
            catch (CMMError error)
            {
                failures.Add($"{what} could not be restored: {error.FullMessage}");
            }
        }
        _undo.Clear();
        Forget();
        return failures;
    }

    private bool Change(PlannedFrame frame, FrameState state)
    {
        var changed = false;
        foreach (var (key, before) in _before)
            if (!state.Properties.ContainsKey(key))
                changed |= SetProperty(key.Device, key.Property, before);
        foreach (var (group, preset) in frame.Presets)
            changed |= SetPreset(group, preset);
        foreach (var (device, property, value) in frame.Settings)
            changed |= SetProperty(device, property, value);
        changed |= SetExposure(state.ExposureMs ?? _exposureBefore);
        changed |= SetXY(state.XUm ?? _xyBefore?.X, state.YUm ?? _xyBefore?.Y);
        changed |= SetZ(state.ZUm ?? _zBefore);
        changed |= SetLight(state.LightOff);
        return changed;
    }

    // As a whole, as the core does it: properties of a preset may depend on each other.
    private bool SetPreset(string group, string preset)
    {
        var settings = core.GetConfigData(group, preset).Settings;
        if (settings.All(s => _properties.GetValueOrDefault((s.DeviceLabel, s.PropertyName)) == s.PropertyValue))
            return false;
        foreach (var setting in settings)
            Remember(setting.DeviceLabel, setting.PropertyName);
        core.SetConfig(group, preset);
        foreach (var setting in settings)
            _properties[(setting.DeviceLabel, setting.PropertyName)] = setting.PropertyValue;
        return true;
    }

    private bool SetProperty(string device, string property, string value)
    {
        if (_properties.GetValueOrDefault((device, property)) == value)
            return false;
        Remember(device, property);
        core.SetProperty(device, property, value);
        _properties[(device, property)] = value;
        return true;
    }

    private bool SetExposure(double? exposureMs)
    {
        if (exposureMs is not { } ms || ms == _exposureMs)
            return false;
        var camera = core.GetCameraDevice();
        if (_exposureBefore is null)
        {
            var before = core.GetExposure(camera);
            _exposureBefore = before;
            _undo.Add(($"The exposure time of '{camera}'", () => core.SetExposure(camera, before)));
        }
        core.SetExposure(camera, ms);
        _exposureMs = ms;
        return true;
    }

    private bool SetXY(double? xUm, double? yUm)
    {
        if (xUm is null && yUm is null)
            return false;
        var stage = core.GetXYStageDevice();
        if (_xyBefore is null)
        {
            var before = core.GetXYPosition(stage);
            _xyBefore = before;
            _undo.Add(($"The position of '{stage}'", () => core.SetXYPosition(stage, before.X, before.Y)));
        }
        var wanted = (X: xUm ?? _xyBefore.Value.X, Y: yUm ?? _xyBefore.Value.Y);
        if (wanted == _xyUm)
            return false;
        core.SetXYPosition(stage, wanted.X, wanted.Y);
        _xyUm = wanted;
        return true;
    }

    private bool SetZ(double? zUm)
    {
        if (zUm is not { } um || um == _zUm)
            return false;
        var stage = core.GetFocusDevice();
        if (_zBefore is null)
        {
            var before = core.GetPosition(stage);
            _zBefore = before;
            _undo.Add(($"The position of '{stage}'", () => core.SetPosition(stage, before)));
        }
        core.SetPosition(stage, um);
        _zUm = um;
        return true;
    }

    // Without light: the shutter stays closed, which the core would open for each frame.
    private bool SetLight(bool off)
    {
        var shutter = core.GetShutterDevice();
        if (off == _lightOff || shutter.Length == 0)
            return false;
        if (_light is not { } light)
        {
            _light = light = (core.GetAutoShutter(), core.GetShutterOpen());
            _undo.Add(($"The shutter '{shutter}'", () => Restore(light)));
        }
        if (off)
        {
            core.SetAutoShutter(false);
            core.SetShutterOpen(false);
        }
        else
        {
            Restore(light);
        }
        _lightOff = off;
        return true;

        void Restore((bool Automatic, bool Open) before)
        {
            core.SetShutterOpen(before.Open);
            core.SetAutoShutter(before.Automatic);
        }
    }

    private void Remember(string device, string property)
    {
        if (_before.ContainsKey((device, property)))
            return;
        var before = core.GetProperty(device, property);
        _before[(device, property)] = before;
        _undo.Add(($"{device}.{property}", () => core.SetProperty(device, property, before)));
    }
}
