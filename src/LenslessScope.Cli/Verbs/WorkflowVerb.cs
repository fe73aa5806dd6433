using System.CommandLine;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>What the verbs that run a workflow have in common.</summary>
internal static class WorkflowVerb
{
    /// <summary>A folder for results, and the command line that the results are to record.</summary>
    public static WorkflowOutput OutputOf(ParseResult parse, string folder) =>
        new(folder) { Command = ["lensless", .. parse.Tokens.Select(token => token.Value)] };

    /// <summary>Reports an outcome with files: notices, then results in words or as JSON.</summary>
    /// <param name="outcome">The outcome; its failures have been reported already.</param>
    /// <param name="display">What reported them.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="inWords">The lines of a result.</param>
    /// <param name="notices">Further notices.</param>
    /// <param name="single">Whether JSON has one result instead of a list.</param>
    public static ExitStatus Tell<T>(WorkflowOutcome<T> outcome, WorkflowDisplay display, Console console,
        Func<T, IEnumerable<string>> inWords, IEnumerable<string>? notices = null, bool single = false)
    {
        var (results, files) = (outcome.Results, outcome.Files);
        if (results.Count == 0)
            return display.FirstFailure;
        foreach (var message in outcome.Warnings.Concat(notices ?? []))
            console.Notice(message);
        console.Result(single ? new { result = results[0], files } : new { results, files },
            [.. results.SelectMany(inWords), .. files]);
        return outcome.Failures.Count == 0 ? ExitStatus.Success : ExitStatus.Partial;
    }
}
