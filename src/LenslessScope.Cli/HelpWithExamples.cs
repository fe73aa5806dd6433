using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace LenslessScope.Cli;

/// <summary>The library's help, followed by the verb's examples and the exit statuses.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
            output.WriteLine("Examples:");
            foreach (var example in verb.Examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }
        output.WriteLine("Exit status:");
        output.WriteLine("  0 success · 1 failure · 2 wrong usage · 3 hardware · 4 partial result");
        return (int)ExitStatus.Success;
    }
}
