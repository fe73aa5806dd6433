using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using LenslessScope.Cli.Verbs;

namespace LenslessScope.Cli;

/// <summary>From the words of a command line to a verb and back to an exit status.</summary>
internal static class CommandLine
{
    public static async Task<ExitStatus> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var root = Root();
        var parse = root.Parse(RunVerb.WithScriptApart(args));
        if (args.Count == 0)
        {
            root.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = error });
            return ExitStatus.Usage;
        }
        var name = NameOf(parse.CommandResult.Command);
        if (parse.Action is ParseErrorAction)
            return Faults.Report(new UsageException([.. parse.Errors.Select(e => e.Message).Distinct()]), name, error);
        try
        {
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout =
                    parse.CommandResult.Command is Verb { HearsInterrupts: true } ? null : TimeSpan.FromSeconds(10),
            };
            return (ExitStatus)await parse.InvokeAsync(invocation);
        }
        catch (Exception exception)
        {
            return Faults.Report(exception, name, error);
        }
    }

    internal static RootCommand Root()
    {
        var root = new RootCommand("Controls lensless microscopes and reconstructs their holograms.")
        {
            SnapVerb.Create(),
            LiveVerb.Create(),
            AcquireVerb.Create(),
            ReconstructVerb.Create(),
            FocusVerb.Create(),
            ObjectsVerb.Create(),
            TrackVerb.Create(),
            StackVerb.Create(),
            SimulateVerb.Create(),
            DevicesVerb.Create(),
            ConfigVerb.Create(),
            RunVerb.Create(),
            RunsVerb.Create(),
            GetVerb.Create(),
            SetVerb.Create(),
            PlanVerb.Create(),
            DoctorVerb.Create(),
            VersionVerb.Create(),
        };
        root.Options.Add(Verb.Json);
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static string NameOf(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent == null ? "lensless" : $"{NameOf(parent)} {command.Name}";
    }
}
