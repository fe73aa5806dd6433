namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Loads a device of an adapter under a label of the program's choice.</summary>
    /// <param name="label">Unique, not <c>Core</c>, without comma.</param>
    /// <param name="moduleName">The adapter: <c>NAME</c> of <c>libmmgr_dal_NAME.so.0</c>.</param>
    /// <param name="deviceName">One of <see cref="GetAvailableDevices"/>.</param>
    public void LoadDevice(string label, string moduleName, string deviceName) =>
        _native.loadDevice(label, moduleName, deviceName);

    /// <summary>Shuts a device down and removes it.</summary>
    public void UnloadDevice(string label) => _native.unloadDevice(label);

    /// <summary>Removes all devices, and with them roles, groups of presets and pixel sizes.</summary>
    public void UnloadAllDevices() => _native.unloadAllDevices();

    /// <summary>Initialises all loaded devices and gives roles to those of a fitting kind.</summary>
    public void InitializeAllDevices() => _native.initializeAllDevices();

    /// <summary>Initialises one device. Possible once, even when it fails.</summary>
    public void InitializeDevice(string label) => _native.initializeDevice(label);

    /// <summary>How far a device has come.</summary>
    public DeviceInitializationState GetDeviceInitializationState(string label) =>
        (DeviceInitializationState)_native.getDeviceInitializationState(label);

    /// <summary>Applies the preset System/Shutdown if there is one, then does <see cref="UnloadAllDevices"/>.</summary>
    public void Reset() => _native.reset();

    /// <summary>Removes all devices of an adapter and closes its library.</summary>
    public void UnloadLibrary(string moduleName) => _native.unloadLibrary(moduleName);

    /// <summary>Renews the allowed values of the core's own properties after devices were loaded or removed.</summary>
    public void UpdateCoreProperties() => _native.updateCoreProperties();

    /// <summary>
    /// Folders in which adapters are looked for, in order; at first that of the core's native library.
    /// </summary>
    public IReadOnlyList<string> GetDeviceAdapterSearchPaths() => Taken(_native.getDeviceAdapterSearchPaths());

    /// <summary>Replaces the folders in which adapters are looked for. Adapters that are loaded stay.</summary>
    public void SetDeviceAdapterSearchPaths(IEnumerable<string> paths)
    {
        using var native = new Interop.StringVector(paths);
        _native.setDeviceAdapterSearchPaths(native);
    }

    /// <summary>Adapters in the search paths, told by their file names alone.</summary>
    public IReadOnlyList<string> GetDeviceAdapterNames() => Taken(_native.getDeviceAdapterNames());

    /// <summary>The names of the devices that an adapter offers.</summary>
    public IReadOnlyList<string> GetAvailableDevices(string library) => Taken(_native.getAvailableDevices(library));

    /// <summary>
    /// The descriptions of the devices that an adapter offers, in the order of <see cref="GetAvailableDevices"/>.
    /// </summary>
    public IReadOnlyList<string> GetAvailableDeviceDescriptions(string library) =>
        Taken(_native.getAvailableDeviceDescriptions(library));

    /// <summary>
    /// The kinds of the devices that an adapter offers, in the order of <see cref="GetAvailableDevices"/>.
    /// </summary>
    public IReadOnlyList<DeviceType> GetAvailableDeviceTypes(string library) =>
        [.. Taken(_native.getAvailableDeviceTypes(library)).Select(type => (DeviceType)type)];

    /// <summary>Labels of all devices in the order of loading; <c>Core</c> is the last.</summary>
    public IReadOnlyList<string> GetLoadedDevices() => Taken(_native.getLoadedDevices());

    /// <summary>Labels of the devices of one kind.</summary>
    public IReadOnlyList<string> GetLoadedDevicesOfType(DeviceType devType) =>
        Taken(_native.getLoadedDevicesOfType((Interop.DeviceType)devType));

    /// <summary>The kind of a device.</summary>
    public DeviceType GetDeviceType(string label) => (DeviceType)_native.getDeviceType(label);

    /// <summary>The adapter that a device came from.</summary>
    public string GetDeviceLibrary(string label) => _native.getDeviceLibrary(label);

    /// <summary>The name of a device within its adapter.</summary>
    public string GetDeviceName(string label) => _native.getDeviceName(label);

    /// <summary>What a device says of itself.</summary>
    public string GetDeviceDescription(string label) => _native.getDeviceDescription(label);

    /// <summary>Whether a device can look for its hardware before it is initialised.</summary>
    public bool SupportsDeviceDetection(string deviceLabel) => _native.supportsDeviceDetection(deviceLabel);

    /// <summary>Looks for a device's hardware.</summary>
    public DeviceDetectionStatus DetectDevice(string deviceLabel) =>
        (DeviceDetectionStatus)_native.detectDevice(deviceLabel);

    /// <summary>The label of the hub that a device belongs to; empty for none.</summary>
    public string GetParentLabel(string peripheralLabel) => _native.getParentLabel(peripheralLabel);

    /// <summary>Sets the hub that a device belongs to; empty for none.</summary>
    public void SetParentLabel(string deviceLabel, string parentHubLabel) =>
        _native.setParentLabel(deviceLabel, parentHubLabel);

    /// <summary>Names of the devices that a hub finds attached to itself.</summary>
    public IReadOnlyList<string> GetInstalledDevices(string hubLabel) => Taken(_native.getInstalledDevices(hubLabel));

    /// <summary>The description of a device that a hub finds attached to itself.</summary>
    public string GetInstalledDeviceDescription(string hubLabel, string peripheralLabel) =>
        _native.getInstalledDeviceDescription(hubLabel, peripheralLabel);

    /// <summary>Labels of the loaded devices that belong to a hub.</summary>
    public IReadOnlyList<string> GetLoadedPeripheralDevices(string hubLabel) =>
        Taken(_native.getLoadedPeripheralDevices(hubLabel));
}
