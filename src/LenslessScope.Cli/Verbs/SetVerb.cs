using System.CommandLine;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless set</c>: sets properties of an instrument and tells their values afterwards.</summary>
internal static class SetVerb
{
    private static readonly Argument<string[]> Settings = new("LABEL.PROPERTY=VALUE")
    {
        Description = "The properties to set, in this order.",
        Arity = ArgumentArity.OneOrMore,
        Validators = { Options.RefuseUnknownOptions },
    };

    public static Command Create()
    {
        var verb = new Verb("set",
            "Sets properties of an instrument. They last as long as the device keeps them: camera controls and stage " +
            "positions stay after the command has ended, the simulator forgets them; 'lensless config save' saves " +
            "them in a file.",
            "lensless set --cfg configs/demo.cfg Light.Wavelength-nm=450 Camera.Exposure=20",
            "lensless set --cfg configs/demo.cfg --preset Sample=Cells Camera.Gain=2 --json")
        {
            Settings, InstrumentOptions.Cfg, InstrumentOptions.EachPreset,
        };
        verb.Runs(RunAsync);
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(
        ParseResult parse, Console console, CancellationToken cancellation)
    {
        var cfg = parse.GetRequiredValue(InstrumentOptions.Cfg);
        await using var instrument = await InstrumentOptions.LoadAsync(cfg, console, cancellation);
        var outcome = await instrument.SetAsync(new InstrumentSettings
        {
            Presets = InstrumentOptions.PresetsOf(parse),
            Properties = parse.GetRequiredValue(Settings),
        }, cancellation);
        if (outcome.Done.Count == 0)
            outcome.ThrowIfRefused();
        console.Result(new { cfg, settings = outcome.Done },
            Table.Of([.. outcome.Done.Select(InWords)], indent: 0));
        if (outcome.Refusal == null)
            return ExitStatus.Success;
        Faults.Report(outcome.Refusal, "lensless set", console.Error);
        console.Error.WriteLine($"lensless set: stopped; {outcome.Done.Count} of {outcome.Asked} are set.");
        return ExitStatus.Partial;
    }

    private static string[] InWords(SettingDone set) =>
    [
        $"{set.Device}.{set.Property}", $"{set.Before} → {set.Now}",
        PropertyValue.Same(set.Asked, set.Now!) ? "" : $"the device changed {set.Asked} to this",
    ];
}
