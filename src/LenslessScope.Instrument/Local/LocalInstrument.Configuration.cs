using LenslessScope.Imaging;

namespace LenslessScope.Instrument;

public sealed partial class LocalInstrument
{
    /// <summary>What holds of what a configuration speaks of.</summary>
    internal Task<LoadedConfiguration> CompareAsync(
        ConfigurationContent content, CancellationToken cancellation = default) =>
        AskAsync(core => LoadedConfiguration.Of(core, content), cancellation);

    /// <summary>The facts of the instrument, to be compared with those of a file.</summary>
    internal Task<IReadOnlyList<ConfigurationFact>> FactsAsync(
        IReadOnlyList<ConfigurationFact> asked, CancellationToken cancellation = default) =>
        AskAsync(core => ConfigurationFacts.Of(core, asked), cancellation);

    /// <summary>
    /// Writes a <c>.cfg</c> file that brings the instrument back. What its own file (<paramref name="content"/>) sets
    /// after initialisation, and what was <paramref name="set"/> since, becomes the preset System/Startup.
    /// </summary>
    /// <returns>The settings of that preset.</returns>
    internal Task<IReadOnlyList<Setting>> SaveAsync(string file, bool overwrite, ConfigurationContent content,
        SettingOutcome set, CancellationToken cancellation = default) => AskAsync(core =>
        {
            var kept = StartupPreset.Keep(core, content, set.Touched);
            AtomicFile.Write(file, overwrite, core.SaveSystemConfiguration);
            return kept;
        }, cancellation);

    /// <summary>Writes the values of all properties that can be set, for the core's LoadSystemState.</summary>
    /// <returns>Them.</returns>
    internal Task<IReadOnlyList<Setting>> SaveStateAsync(
        string file, bool overwrite, CancellationToken cancellation = default) => AskAsync(core =>
        {
            AtomicFile.Write(file, overwrite, core.SaveSystemState);
            return (IReadOnlyList<Setting>)[.. core.GetSystemState().Settings.Where(setting => !setting.ReadOnly)
                .Select(setting => new Setting(setting.DeviceLabel, setting.PropertyName, setting.PropertyValue))];
        }, cancellation);
}
