namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Whether a device is still at work.</summary>
    public bool DeviceBusy(string label) => _native.deviceBusy(label);

    /// <summary>Waits until a device is done.</summary>
    /// <exception cref="CMMError">
    /// It was busy longer than its timeout (<see cref="CoreErrorCode.DevicePollingTimeout"/>).
    /// </exception>
    public void WaitForDevice(string label) => _native.waitForDevice(label);

    /// <summary>Waits until all devices of a preset are done.</summary>
    public void WaitForConfig(string group, string configName) => _native.waitForConfig(group, configName);

    /// <summary>Whether any device is still at work.</summary>
    public bool SystemBusy() => _native.systemBusy();

    /// <summary>Waits until all devices are done.</summary>
    public void WaitForSystem() => _native.waitForSystem();

    /// <summary>Whether any device of a kind is still at work.</summary>
    public bool DeviceTypeBusy(DeviceType devType) => _native.deviceTypeBusy((Interop.DeviceType)devType);

    /// <summary>Waits until all devices of a kind are done.</summary>
    public void WaitForDeviceType(DeviceType devType) => _native.waitForDeviceType((Interop.DeviceType)devType);

    /// <summary>How long a device counts as busy after a command, in milliseconds, if it uses delays.</summary>
    public double GetDeviceDelayMs(string label) => _native.getDeviceDelayMs(label);

    /// <summary>Sets how long a device counts as busy after a command, in milliseconds.</summary>
    public void SetDeviceDelayMs(string label, double delayMs) => _native.setDeviceDelayMs(label, delayMs);

    /// <summary>Whether a device takes its delay into account.</summary>
    public bool UsesDeviceDelay(string label) => _native.usesDeviceDelay(label);

    /// <summary>
    /// Sets how long waiting takes at most, in milliseconds, at first 5000. A time of 0 or less is ignored.
    /// </summary>
    public void SetTimeoutMs(long timeoutMs) => _native.setTimeoutMs(timeoutMs);

    /// <summary>How long waiting takes at most, in milliseconds.</summary>
    public long GetTimeoutMs() => _native.getTimeoutMs();

    /// <summary>Gives a device a timeout of its own, in milliseconds; above 0. Lost when it is unloaded.</summary>
    public void SetDeviceTimeoutMs(string label, long timeoutMs) => _native.setDeviceTimeoutMs(label, timeoutMs);

    /// <summary>Takes a device's own timeout away.</summary>
    public void UnsetDeviceTimeout(string label) => _native.unsetDeviceTimeout(label);

    /// <summary>
    /// The timeout that applies to a device, in milliseconds: its own, or else the general one, as for <c>Core</c>.
    /// </summary>
    public long GetDeviceTimeoutMs(string label) => _native.getDeviceTimeoutMs(label);

    /// <summary>Whether a device has a timeout of its own.</summary>
    public bool HasDeviceTimeout(string label) => _native.hasDeviceTimeout(label);

    /// <summary>Does nothing for some milliseconds.</summary>
    public void Sleep(double intervalMs) => _native.sleep(intervalMs);
}
