using System.CommandLine;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless set</c>: sets properties of an instrument and tells what they are then.</summary>
internal static class SetVerb
{
    private static readonly Argument<string[]> Settings = new("LABEL.PROPERTY=VALUE")
    {
        Description = "What to set, in this order.",
        Arity = ArgumentArity.OneOrMore,
        Validators = { Options.RefuseUnknownOptions },
    };

    private sealed record Set(string Device, string Property, string? Before, string Asked, string? Now);

    public static Command Create()
    {
        var verb = new Verb("set",
            "Sets properties of an instrument. They last as long as the device keeps them: controls of cameras and " +
            "positions of stages stay when the command has ended, the simulator forgets; 'config save' keeps " +
            "them in a file.",
            "lensless set --cfg configs/demo.cfg Light.Wavelength-nm=450 Camera.Exposure=20",
            "lensless set --cfg configs/demo.cfg --preset Sample=Cells Camera.Gain=2 --json")
        {
            Settings, InstrumentOptions.Cfg, InstrumentOptions.EachPreset,
        };
        verb.Runs((parse, console, _) => Run(parse, console));
        return verb;
    }

    private static ExitStatus Run(ParseResult parse, Console console)
    {
        using var core = new CMMCore();
        var cfg = parse.GetRequiredValue(InstrumentOptions.Cfg);
        InstrumentLoading.Load(core, cfg);
        var request = new SettingRequest(
            core, InstrumentOptions.PresetsOf(parse), parse.GetRequiredValue(Settings));
        UsageException.ThrowIfAny(request.Problems);

        var before = request.Settings.DistinctBy(setting => setting.Name)
            .ToDictionary(setting => setting.Name, setting => core.GetProperty(setting.Device, setting.Property));
        var done = new List<Setting>();
        Exception? refused = null;
        try
        {
            request.Apply(done.Add);
        }
        catch (CMMError error) when (done.Count > 0)
        {
            refused = error;
        }
        var settings = done.Select(setting => new Set(setting.Device, setting.Property, before[setting.Name],
            setting.Value, core.GetProperty(setting.Device, setting.Property))).ToList();
        console.Result(new { cfg, settings }, Table.Of([.. settings.Select(InWords)], indent: 0));
        if (refused == null)
            return ExitStatus.Success;
        Faults.Report(refused, "lensless set", console.Error);
        console.Error.WriteLine($"lensless set: stopped; {done.Count} of {request.Settings.Count} are set.");
        return ExitStatus.Partial;
    }

    private static string[] InWords(Set set) =>
    [
        $"{set.Device}.{set.Property}", $"{set.Before} → {set.Now}",
        PropertyValue.Same(set.Asked, set.Now!) ? "" : $"the device made this of {set.Asked}",
    ];
}
