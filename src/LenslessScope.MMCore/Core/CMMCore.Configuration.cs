namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Loads a configuration file (<c>.cfg</c>).</summary>
    /// <exception cref="CMMError">Names line and cause; all devices are unloaded again.</exception>
    public void LoadSystemConfiguration(string fileName) => _native.loadSystemConfiguration(fileName);

    /// <summary>Writes a configuration file (<c>.cfg</c>) from which the present system can be loaded.</summary>
    public void SaveSystemConfiguration(string fileName) => _native.saveSystemConfiguration(fileName);

    /// <summary>Sets the properties that were written by <see cref="SaveSystemState"/>.</summary>
    public void LoadSystemState(string fileName) => _native.loadSystemState(fileName);

    /// <summary>Writes the values of all properties that can be set.</summary>
    public void SaveSystemState(string fileName) => _native.saveSystemState(fileName);

    /// <summary>The values of all properties, read from the devices now.</summary>
    public Configuration GetSystemState() => Configuration.Taken(_native.getSystemState());

    /// <summary>Sets properties. Those that are read-only are left out.</summary>
    public void SetSystemState(Configuration conf)
    {
        ArgumentNullException.ThrowIfNull(conf);
        using var native = conf.ToNative();
        _native.setSystemState(native);
    }

    /// <summary>The present values of the properties in a preset, read from the devices.</summary>
    public Configuration GetConfigState(string group, string config) =>
        Configuration.Taken(_native.getConfigState(group, config));

    /// <summary>The present values of the properties in all presets of a group, read from the devices.</summary>
    public Configuration GetConfigGroupState(string group) => Configuration.Taken(_native.getConfigGroupState(group));

    /// <summary>The last known values of all properties, without asking the devices.</summary>
    public Configuration GetSystemStateCache() => Configuration.Taken(_native.getSystemStateCache());

    /// <summary>Reads all properties and remembers their values.</summary>
    public void UpdateSystemStateCache() => _native.updateSystemStateCache();

    /// <summary>As <see cref="GetCurrentConfig"/>, without asking the devices.</summary>
    public string GetCurrentConfigFromCache(string groupName) => _native.getCurrentConfigFromCache(groupName);

    /// <summary>As <see cref="GetConfigGroupState"/>, without asking the devices.</summary>
    public Configuration GetConfigGroupStateFromCache(string group) =>
        Configuration.Taken(_native.getConfigGroupStateFromCache(group));

    /// <summary>Makes an empty preset, and its group if there is none.</summary>
    public void DefineConfig(string groupName, string configName) => _native.defineConfig(groupName, configName);

    /// <summary>Adds a setting to a preset; makes preset and group if there are none.</summary>
    public void DefineConfig(string groupName, string configName, string deviceLabel, string propName, string value) =>
        _native.defineConfig(groupName, configName, deviceLabel, propName, value);

    /// <summary>Makes an empty group.</summary>
    public void DefineConfigGroup(string groupName) => _native.defineConfigGroup(groupName);

    /// <summary>Removes a group with its presets.</summary>
    public void DeleteConfigGroup(string groupName) => _native.deleteConfigGroup(groupName);

    /// <summary>Gives a group another name.</summary>
    public void RenameConfigGroup(string oldGroupName, string newGroupName) =>
        _native.renameConfigGroup(oldGroupName, newGroupName);

    /// <summary>Whether there is such a group.</summary>
    public bool IsGroupDefined(string groupName) => _native.isGroupDefined(groupName);

    /// <summary>Whether there is such a preset.</summary>
    public bool IsConfigDefined(string groupName, string configName) => _native.isConfigDefined(groupName, configName);

    /// <summary>Applies a preset. Settings that fail are tried again as long as that helps.</summary>
    public void SetConfig(string groupName, string configName) => _native.setConfig(groupName, configName);

    /// <summary>Removes a preset.</summary>
    public void DeleteConfig(string groupName, string configName) => _native.deleteConfig(groupName, configName);

    /// <summary>Removes one setting of a preset.</summary>
    public void DeleteConfig(string groupName, string configName, string deviceLabel, string propName) =>
        _native.deleteConfig(groupName, configName, deviceLabel, propName);

    /// <summary>Gives a preset another name.</summary>
    public void RenameConfig(string groupName, string oldConfigName, string newConfigName) =>
        _native.renameConfig(groupName, oldConfigName, newConfigName);

    /// <summary>Names of all groups.</summary>
    public IReadOnlyList<string> GetAvailableConfigGroups() => Taken(_native.getAvailableConfigGroups());

    /// <summary>Names of the presets of a group.</summary>
    public IReadOnlyList<string> GetAvailableConfigs(string configGroup) =>
        Taken(_native.getAvailableConfigs(configGroup));

    /// <summary>The first preset, in order of names, whose settings all hold now; empty when none does.</summary>
    public string GetCurrentConfig(string groupName) => _native.getCurrentConfig(groupName);

    /// <summary>The settings of a preset.</summary>
    public Configuration GetConfigData(string configGroup, string configName) =>
        Configuration.Taken(_native.getConfigData(configGroup, configName));
}
