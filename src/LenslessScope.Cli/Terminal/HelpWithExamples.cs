using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;

namespace LenslessScope.Cli;

/// <summary>The library's help, followed by the verb's examples and the exit statuses.</summary>
internal sealed partial class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(DefaultOfChoice().Replace(text.ToString(), match => match.Value.ToLowerInvariant()));
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

    /// <summary>The library prints a default as C# names it, which is not how it is typed.</summary>
    [GeneratedRegex(@"\[default: [A-Z]\w*\]")]
    private static partial Regex DefaultOfChoice();
}
