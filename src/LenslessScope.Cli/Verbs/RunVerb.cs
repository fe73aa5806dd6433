using System.CommandLine;
using System.Globalization;
using LenslessScope.Cli.Acquiring;
using LenslessScope.Instrument;
using LenslessScope.Scripting;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless run</c>: a C# script, in this process; <c>lensless run check</c>: a run on disk.</summary>
internal static class RunVerb
{
    private const string Ending = ".csx";

    private static readonly Option<string?> Cfg = new("--cfg")
    {
        Description = "Hardware configuration of an instrument to load before the script starts. Default: the script " +
            "starts with an empty core.",
        HelpName = "FILE",
    };

    private static readonly Argument<string> Script = new("SCRIPT")
    {
        Description = $"A C# script, {Ending}. The core is its variable Core; it can use everything that " +
            "LenslessScope.Scripting.Session has.",
    };

    private static readonly Argument<string[]> Args = new("ARGS")
    {
        Description = "The script's own arguments: everything after its name. The script's --help explains them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> StopOnHangup = new("--stop-on-hangup")
    {
        Description = "Ask the script to end, as Ctrl-C does, when the terminal is closed. Default: it goes on " +
            "without a terminal.",
    };

    public static Command Create()
    {
        var verb = new Verb("run",
            "Runs a C# script without an SDK. If the script returns a whole number, that is the exit status; " +
            "anything else that it returns is written as its result. The first Ctrl-C asks it to end, through " +
            "Cancellation; the second ends it at once.",
            "lensless run --cfg configs/demo.cfg scripts/acquisition/snap.csx -o hologram.ome.tif",
            "lensless run scripts/acquisition/snap.csx --help")
        {
            Cfg, InstrumentOptions.EachPreset, InstrumentOptions.EachProperty, StopOnHangup, Script, Args,
            RunCheckVerb.Create(),
        };
        verb.HearsInterrupts = true;
        verb.Runs((parse, console, _) => Run(parse, console));
        return verb;
    }

    /// <summary>
    /// Marks everything after the script's name as the script's own, so that none of its options is taken for ours.
    /// </summary>
    public static IReadOnlyList<string> WithScriptApart(IReadOnlyList<string> args)
    {
        var script = args.Skip(1).TakeWhile(word => word != "--").Index()
            .Where(word => word.Item.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)).Select(word =>
                word.Index + 1)
            .FirstOrDefault();
        return args.Count > 0 && args[0] == "run" && script > 0
            ? [.. args.Take(script), "--", .. args.Skip(script)]
            : args;
    }

    private static async Task<ExitStatus> Run(ParseResult parse, Console console)
    {
        var (script, cfg) = (parse.GetRequiredValue(Script), parse.GetValue(Cfg));
        if (!script.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            throw new UsageException([$"'{script}' is not a script: its name must end in {Ending}."]);
        if (cfg == null)
            InstrumentOptions.RequireNone(parse);
        _ = TextFile.Text(script);

        using var cancellation = new CancellationTokenSource();
        using var interrupts = new Interrupts(
            () =>
            {
                console.Notice("asking the script to end; press Ctrl-C again to end it at once.");
                cancellation.Cancel();
            },
            () => Environment.Exit((int)ExitStatus.Failure),
            parse.GetValue(StopOnHangup) ? null : () => console.Notice("the terminal is gone; the script goes on. " +
                $"kill -INT {Environment.ProcessId} asks it to end."));
        using var session = new Session(new SessionSettings
        {
            Args = parse.GetValue(Args)!,
            Output = console.Out,
            Error = console.Error,
            ShowsProgress = console.ShowsProgress,
            Json = console.Json,
            Cancellation = cancellation.Token,
        });
        if (cfg != null)
        {
            session.Load(cfg);
            (await session.Instrument.SetAsync(InstrumentOptions.SettingsOf(parse), cancellation.Token))
                .ThrowIfRefused();
        }
        try
        {
            return Status(await ScriptHost.RunAsync(script, session), console);
        }
        catch (ScriptHelpException help)
        {
            console.Out.WriteLine(help.Message);
            return ExitStatus.Success;
        }
    }

    private static ExitStatus Status(object? answer, Console console)
    {
        if (answer is int status)
            return (ExitStatus)status;
        if (answer != null)
            console.Result(answer, string.Create(CultureInfo.InvariantCulture, $"{answer}"));
        return ExitStatus.Success;
    }
}
