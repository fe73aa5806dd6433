using System.CommandLine;
using LenslessScope.Cli.Verbs;

namespace LenslessScope.Cli.Results;

/// <summary>How a result was made: the same command in the same folder makes it again.</summary>
/// <param name="Lensless">Version of the command.</param>
/// <param name="At">When.</param>
/// <param name="Folder">Where relative names begin.</param>
/// <param name="Command">The words of the command line.</param>
internal sealed record Making(string Lensless, DateTimeOffset At, string Folder, IReadOnlyList<string> Command)
{
    public static Making Of(ParseResult parse, DateTimeOffset now) => new(VersionVerb.Lensless, now,
        Environment.CurrentDirectory, ["lensless", .. parse.Tokens.Select(token => token.Value)]);
}
