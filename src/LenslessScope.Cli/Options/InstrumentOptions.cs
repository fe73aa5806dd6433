using System.CommandLine;
using LenslessScope.Instrument;

namespace LenslessScope.Cli;

/// <summary>What verbs that work with the instrument of a <c>.cfg</c> file have in common.</summary>
internal static class InstrumentOptions
{
    public static Option<string> Cfg { get; } = new("--cfg")
    {
        Description = "Hardware configuration of the instrument.",
        HelpName = "FILE",
        Required = true,
    };

    private const string AboutPresets =
        "Apply a preset first; 'lensless config show FILE' lists them. May be repeated.";

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

    /// <summary>Refuses settings if there is no instrument to apply them to.</summary>
    public static void RequireNone(ParseResult parse)
    {
        if (PresetsOf(parse).Count + PropertiesOf(parse).Count > 0)
            throw new UsageException(["--preset and --set need an instrument: give its configuration with --cfg " +
                "FILE."]);
    }

    /// <summary>What <c>--preset</c> and <c>--set</c> ask for, whichever forms of them the verb has.</summary>
    public static InstrumentSettings SettingsOf(ParseResult parse) =>
        new() { Presets = PresetsOf(parse), Properties = PropertiesOf(parse) };

    /// <summary>Loads the instrument and applies the presets and properties of the command line.</summary>
    /// <inheritdoc cref="LocalInstrument.LoadAsync" path="/exception"/>
    /// <exception cref="RequestException">
    /// A setting is misspelt, or names something that the instrument does not have or accept; all reasons at once,
    /// before anything is set.
    /// </exception>
    public static async Task<LocalInstrument> LoadAsync(
        string cfg, InstrumentSettings settings, Console console, CancellationToken cancellation)
    {
        var instrument = await LoadAsync(cfg, console, cancellation);
        try
        {
            (await instrument.SetAsync(settings, cancellation)).ThrowIfRefused();
            return instrument;
        }
        catch
        {
            await instrument.DisposeAsync();
            throw;
        }
    }

    /// <summary>Loads the instrument, and tells what to know of its file.</summary>
    /// <inheritdoc cref="LocalInstrument.LoadAsync" path="/exception"/>
    public static async Task<LocalInstrument> LoadAsync(string cfg, Console console, CancellationToken cancellation)
    {
        var instrument = await LocalInstrument.LoadAsync(cfg, cancellation);
        foreach (var note in instrument.ConfigurationNotes)
            console.Notice(note);
        return instrument;
    }

    private static IReadOnlyList<string> PropertiesOf(ParseResult parse) =>
        [.. parse.GetValue(Properties) ?? [], .. parse.GetValue(EachProperty) ?? []];
}
