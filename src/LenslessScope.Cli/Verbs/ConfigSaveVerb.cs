using System.CommandLine;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary>
/// <c>lensless config save</c>: saves an instrument's state as a <c>.cfg</c> file or a state file.
/// </summary>
internal static class ConfigSaveVerb
{
    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "File to write, completely or not at all.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<bool> State = new("--state")
    {
        Description = "Write only the values of all properties that can be set, for the core's LoadSystemState. " +
            "Default: a .cfg file with the properties that --cfg, --preset and --set have set.",
    };

    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace an existing file." };

    public static Command Create()
    {
        var verb = new Verb("save",
            "Saves the state of an instrument after --preset and --set as a .cfg file that restores it. Settings " +
            "made after initialisation become the preset System/Startup, which the core applies whenever it loads " +
            "the file; comments are not kept.",
            "lensless config save --cfg configs/demo.cfg --preset Sample=Cells --set Camera.Gain=2 -o cells.cfg",
            "lensless config save --cfg configs/demo.cfg --state -o state.txt")
        {
            InstrumentOptions.Cfg, InstrumentOptions.Presets, InstrumentOptions.Properties, Output, State, Overwrite,
        };
        verb.Runs(RunAsync);
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(
        ParseResult parse, Console console, CancellationToken cancellation)
    {
        var (cfg, target) = (parse.GetRequiredValue(InstrumentOptions.Cfg), parse.GetRequiredValue(Output));
        var overwrite = parse.GetValue(Overwrite);
        AtomicFile.Check(target, overwrite);
        var content = ConfigurationFile.Read(cfg).Content;

        await using var instrument = await InstrumentOptions.LoadAsync(cfg, console, cancellation);
        var set = await instrument.SetAsync(InstrumentOptions.SettingsOf(parse), cancellation);
        set.ThrowIfRefused();
        var settings = parse.GetValue(State)
            ? await instrument.SaveStateAsync(target, overwrite, cancellation)
            : await instrument.SaveAsync(target, overwrite, content, set, cancellation);
        console.Result(new { cfg, file = target, settings },
            $"{target}: {content.Devices.Count} devices, {settings.Count} settings.");
        return ExitStatus.Success;
    }
}
