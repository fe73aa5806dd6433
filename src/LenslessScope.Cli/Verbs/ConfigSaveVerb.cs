using System.CommandLine;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary>
/// <c>lensless config save</c>: an instrument as it is now, as a <c>.cfg</c> file or a file of its state.
/// </summary>
internal static class ConfigSaveVerb
{
    private static readonly Option<string> Output = new("-o", "--output")
    {
        Description = "File to write, whole or not at all.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<bool> State = new("--state")
    {
        Description = "Write the values of all properties that can be set and nothing else, for LoadSystemState of " +
            "the core. Default: a .cfg file, which holds the properties that --cfg, --preset and --set set.",
    };

    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace a file that exists." };

    public static Command Create()
    {
        var verb = new Verb("save",
            "Saves an instrument as it is after --preset and --set: a .cfg file that brings it back. What is set " +
            "after initialisation becomes the preset System/Startup, which the core applies whenever it loads the " +
            "file; comments are not kept.",
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

        await using var instrument = await LocalInstrument.LoadAsync(cfg, cancellation);
        var set = await instrument.SetAsync(InstrumentOptions.SettingsOf(parse), cancellation);
        set.ThrowIfRefused();
        var settings = parse.GetValue(State)
            ? await instrument.SaveStateAsync(target, overwrite, cancellation)
            : await instrument.SaveAsync(target, overwrite, content, set, cancellation);
        console.Result(new { cfg, file = target, settings },
            $"{target}: {instrument.Core.GetLoadedDevices().Count - 1} devices, {settings.Count} settings.");
        return ExitStatus.Success;
    }
}
