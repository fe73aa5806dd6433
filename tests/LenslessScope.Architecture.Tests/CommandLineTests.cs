using System.Text.RegularExpressions;

namespace LenslessScope.Architecture.Tests;

/// <summary>
/// Only the command knows a command line: what lies below names parameters, which each face puts into its own words.
/// </summary>
public partial class CommandLineTests
{
    private const string Command = "src/LenslessScope.Cli";

    // The options that scripts and programs take for themselves are written on their own command lines.
    private static readonly string[] _ofScripts =
        ["src/LenslessScope.Scripting/ScriptArguments.cs", "src/LenslessScope.Scripting/Session.cs"];

    // Options of other people's programs.
    private static readonly string[] _foreign = ["'gdb --args'"];

    [Fact]
    public void No_type_of_the_parser_is_known_below_the_command() =>
        Assert.DoesNotContain(SourcesBelow(), file => ParserType().IsMatch(Code(file)));

    [Fact]
    public void No_option_of_the_command_is_written_below_it() =>
        Assert.Empty(SourcesBelow().Except(_ofScripts).SelectMany(file => LiteralsOf(file)
            .Where(literal => Option().IsMatch(
                _foreign.Aggregate(literal, (text, foreign) => text.Replace(foreign, ""))))
            .Select(literal => $"{file}: {literal}")));

    [Theory]
    [InlineData("""throw new X("Give --output.");""", true)]
    [InlineData("""throw new X($"{a} --output {b}"); // comment""", true)]
    [InlineData("""var a = 1; // see --output""", false)]
    [InlineData("""/* "--output" */ var count = i--;""", false)]
    [InlineData("""var x = "a -- b";""", false)]
    [InlineData("""var x = "http://x --output";""", true)]
    [InlineData("var x = @\"\"\"--output\";", true)]
    [InlineData("var quote = '\"'; // --output\"", false)]
    public void Options_are_looked_for_in_texts_and_not_in_comments(string code, bool found) =>
        Assert.Equal(found, Literals(code).Any(Option().IsMatch));

    private static IEnumerable<string> SourcesBelow() => Checkout.Files("src", "*.cs")
        .Select(file => Path.GetRelativePath(Checkout.Path, file))
        .Where(file => !file.StartsWith(Command + "/", StringComparison.Ordinal) && !file.Contains("/obj/"));

    private static string Code(string file) => File.ReadAllText(Path.Combine(Checkout.Path, file));

    private static IEnumerable<string> LiteralsOf(string file) => Literals(Code(file));

    private static IEnumerable<string> Literals(string code) => Token().Matches(code)
        .Select(token => token.Groups["text"]).Where(text => text.Success).Select(text => text.Value);

    // Comments and characters are passed over, so that what looks like a text in them is none.
    [GeneratedRegex(""""
        //[^\n]* | /\*[\s\S]*?\*/ | '(?:\\.[^']*|[^'\\])' |
        (?<text> \$*"""[\s\S]*?""" | (?:\$@|@\$?)"(?:""|[^"])*" | \$?"(?:\\.|[^"\\\n])*" )
        """", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex("--[a-zA-Z]")]
    private static partial Regex Option();

    [GeneratedRegex(@"\bParseResult\b|\bSystem\.CommandLine\b")]
    private static partial Regex ParserType();
}
