using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>What holds in an instrument of what its configuration speaks of.</summary>
/// <param name="Values">The values of properties that the configuration sets, by LABEL.PROPERTY.</param>
/// <param name="Presets">The preset that holds, by its group; empty where none does.</param>
/// <param name="PixelSize">The name of the pixel size that holds; empty where none does.</param>
/// <param name="PixelUm">The pixel pitch, µm; 0 where none is known.</param>
internal sealed record LoadedConfiguration(IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, string> Presets, string PixelSize, double PixelUm)
{
    /// <summary>Asks the devices.</summary>
    /// <exception cref="CMMError">One does not answer.</exception>
    public static LoadedConfiguration Of(CMMCore core, ConfigurationContent content)
    {
        var settings = content.BeforeInitialisation.Concat(content.Roles).Concat(content.AfterInitialisation)
            .Concat(content.Groups.SelectMany(group => group.Presets).SelectMany(preset => preset.Settings))
            .Where(setting => core.HasProperty(setting.Device, setting.Property));
        return new LoadedConfiguration(
            settings.DistinctBy(setting => setting.Name)
                .ToDictionary(setting => setting.Name, setting => core.GetProperty(setting.Device, setting.Property)),
            core.GetAvailableConfigGroups().ToDictionary(group => group, core.GetCurrentConfig),
            core.GetCurrentPixelSizeConfig(), core.GetPixelSizeUm());
    }
}
