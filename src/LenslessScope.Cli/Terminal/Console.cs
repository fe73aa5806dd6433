using System.CommandLine;
using System.Text.Json;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>
/// Where a verb writes: results on standard output, in words or with <c>--json</c> as JSON; progress, notices and
/// errors on standard error.
/// </summary>
internal sealed record Console(TextWriter Out, TextWriter Error, bool Json)
{
    /// <summary>
    /// How every JSON of the command is written: as the files of results are. By reflection, since what verbs answer
    /// is mostly of types without a name.
    /// </summary>
    public static JsonSerializerOptions JsonFormat => ResultJson.Format;

    /// <summary>When progress is due where no terminal shows it.</summary>
    public ProgressLines Lines { get; init; } = new(TimeProvider.System);

    public static Console Of(ParseResult parse) => new(
        parse.InvocationConfiguration.Output, parse.InvocationConfiguration.Error, parse.GetValue(Verb.Json));

    /// <summary>The result of a verb: an object for programs, or lines for people.</summary>
    public void Result(object value, params IEnumerable<string> lines)
    {
        if (Json)
            Out.WriteLine(JsonSerializer.Serialize(value, JsonFormat));
        else
            foreach (var line in lines)
                Out.WriteLine(line);
    }

    /// <summary>Whether results go to a terminal, which can be written over.</summary>
    public bool IsTerminal => Out is ResultWriter { IsStandardOutput: true } && !System.Console.IsOutputRedirected;

    /// <summary>The width of the terminal. Those without a size, as of serial lines, say 0: they get 80.</summary>
    public static int Columns => System.Console.WindowWidth is >= 20 and var columns ? columns : 80;

    /// <summary>Whether <see cref="Progress"/> is seen by anyone.</summary>
    public bool ShowsProgress => Error is MessageWriter { IsStandardError: true } && !System.Console.IsErrorRedirected;

    /// <summary>
    /// How far the work is: on a terminal one line that replaces itself, elsewhere a line now and then (see
    /// <see cref="ProgressLines"/>). Empty text removes it.
    /// </summary>
    public void Progress(string text)
    {
        if (ShowsProgress)
            Error.Write($"\r{text}\u001b[K");
        else if (text.Length > 0 && Lines.IsDue())
            Error.WriteLine(text);
    }

    /// <summary>Keeps what is written from now on to standard error in a file as well, until it is disposed.</summary>
    /// <param name="path">Appended to. Where it cannot be written, nothing is kept.</param>
    public KeptMessages KeepMessages(string path) => new KeptMessages(Error, path);

    /// <summary>Something the user should know that did not stop the work.</summary>
    public void Notice(string message) => Error.WriteLine($"note: {OptionWords.In(message)}");
}
