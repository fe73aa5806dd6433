using System.CommandLine;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Cli;

/// <summary>What verbs have in common that work with the instrument of a <c>.cfg</c> file.</summary>
internal static class InstrumentOptions
{
    public static Option<string> Cfg { get; } = new("--cfg")
    {
        Description = "Hardware configuration of the instrument.",
        HelpName = "FILE",
        Required = true,
    };

    private const string AboutPresets =
        "Apply a preset first, as 'lensless config show FILE' lists them; may be repeated.";

    private const string AboutProperties =
        "Set a property first, after the presets; 'lensless get' lists them. May be repeated.";

    private const string Preset = "GROUP=PRESET", Property = "LABEL.PROPERTY=VALUE";

    /// <summary>For verbs without arguments: several values may follow one <c>--preset</c>.</summary>
    public static Option<string[]> Presets { get; } = Options.Many("--preset", AboutPresets, Preset);

    /// <inheritdoc cref="Presets"/>
    public static Option<string[]> Properties { get; } = Options.Many("--set", AboutProperties, Property);

    /// <summary>For verbs with arguments: one value for each <c>--preset</c>.</summary>
    public static Option<string[]> EachPreset { get; } = Options.Each("--preset", AboutPresets, Preset);

    /// <inheritdoc cref="EachPreset"/>
    public static Option<string[]> EachProperty { get; } = Options.Each("--set", AboutProperties, Property);

    /// <summary>All presets of the command line, whichever of the options the verb has.</summary>
    public static IReadOnlyList<string> PresetsOf(ParseResult parse) =>
        [.. parse.GetValue(Presets) ?? [], .. parse.GetValue(EachPreset) ?? []];

    /// <summary>Refuses settings without an instrument that they could go to.</summary>
    public static void RequireNone(ParseResult parse)
    {
        if (PresetsOf(parse).Count + PropertiesOf(parse).Count > 0)
            throw new UsageException(["--preset and --set need the --cfg of the instrument that they set."]);
    }

    /// <summary>Loads the instrument and applies the presets and properties of the command line.</summary>
    /// <inheritdoc cref="InstrumentLoading.Load" path="/exception"/>
    /// <inheritdoc cref="Apply" path="/exception"/>
    public static SettingRequest Load(CMMCore core, string cfg, ParseResult parse)
    {
        InstrumentLoading.Load(core, cfg);
        return Apply(core, PresetsOf(parse), PropertiesOf(parse));
    }

    /// <summary>
    /// Applies presets (<c>GROUP=PRESET</c>), then properties (<c>LABEL.PROPERTY=VALUE</c>), and waits for the devices.
    /// </summary>
    /// <exception cref="UsageException">A setting is misspelt, or names what the instrument does not have or take; all
    /// reasons at once, before anything is set.</exception>
    /// <exception cref="CMMError">A device refused.</exception>
    public static SettingRequest Apply(CMMCore core, IReadOnlyList<string> presets, IReadOnlyList<string> properties)
    {
        var request = new SettingRequest(core, presets, properties);
        UsageException.ThrowIfAny(request.Problems);
        request.Apply();
        return request;
    }

    private static IReadOnlyList<string> PropertiesOf(ParseResult parse) =>
        [.. parse.GetValue(Properties) ?? [], .. parse.GetValue(EachProperty) ?? []];
}
