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
        var parse = root.Parse(RunVerb.WithScriptApart(args), Parsing);
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
            var status = (ExitStatus)await parse.InvokeAsync(invocation);
            return output is ResultWriter { Failure: { } failure } ? Lost(failure, status, name, error) : status;
        }
        catch (Exception exception)
        {
            return Faults.Report(exception, name, error);
        }
    }

    // The work is done, whatever became of the words about it.
    private static ExitStatus Lost(Exception failure, ExitStatus status, string name, TextWriter error)
    {
        error.WriteLine($"{name}: the result could not be written to standard output: " +
            $"{failure.Message.TrimEnd('.')}. The work itself is done; send the output elsewhere to read the result.");
        return status == ExitStatus.Success ? ExitStatus.Failure : status;
    }

    // A word that begins with @ is the name of a file, as any other word: nothing is read from it.
    private static ParserConfiguration Parsing { get; } = new() { ResponseFileTokenReplacer = null };

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
