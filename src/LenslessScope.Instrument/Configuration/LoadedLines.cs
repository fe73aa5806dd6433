using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// A check that initialises the devices and makes the settings of the file line by line, and goes on after a problem.
/// This reaches the hardware.
/// </summary>
internal sealed class LoadedLines(CMMCore core) : DeviceCheck(core)
{
    private bool _initialized;

    protected override bool AreInitialized => _initialized;

    protected override void Initialize(ConfigurationLine line)
    {
        foreach (var label in Loaded.ToList())
            if (!Try(line, () => Core.InitializeDevice(label)))
                GiveUp(label);
        _initialized = true;
    }

    protected override void Set(ConfigurationLine line, Action set) => Try(line, set);
}
