using System.CommandLine;

namespace LenslessScope.Cli;

/// <summary>
/// One verb of the command: what it says of itself, with examples that can be copied from its <c>--help</c>.
/// </summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>
    /// Whether the verb hears Ctrl-C itself, and takes the time that it needs to end well. Default: no.
    /// </summary>
    public bool HearsInterrupts { get; set; }

    /// <summary>Writes results as JSON on standard output; on every verb.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write the result as JSON on standard output.",
        Recursive = true,
    };

    /// <summary>
    /// Says what the verb does when it is called. It runs on a thread of its own: the library listens for Ctrl-C only
    /// once the action has handed back its task.
    /// </summary>
    public void Runs(Func<ParseResult, Console, CancellationToken, Task<ExitStatus>> run) =>
        SetAction(async (parse, cancellation) =>
            (int)await Task.Run(() => run(parse, Console.Of(parse), cancellation), CancellationToken.None));

    /// <inheritdoc cref="Runs(Func{ParseResult, Console, CancellationToken, Task{ExitStatus}})"/>
    public void Runs(Func<ParseResult, Console, CancellationToken, ExitStatus> run) =>
        Runs((parse, console, cancellation) => Task.FromResult(run(parse, console, cancellation)));
}
