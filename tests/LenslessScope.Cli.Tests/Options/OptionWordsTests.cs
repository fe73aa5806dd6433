using System.Text.RegularExpressions;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Tests;

/// <summary>The command's words for parameters.</summary>
public sealed partial class OptionWordsTests
{
    [Fact]
    public void Every_parameter_that_a_message_names_has_words()
    {
        var named = Checkout.Files("src", "*.cs")
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => Parameter().Matches(line)).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Subset(OptionWords.All.Keys.ToHashSet(), named);
    }

    [Fact]
    public async Task Every_option_among_the_words_is_one_of_the_command()
    {
        var options = new HashSet<string>();
        foreach (var verb in new[]
        {
            "live", "snap", "acquire", "plan check", "reconstruct", "focus", "objects", "track", "stack", "simulate",
            "config save", "doctor",
        })
            foreach (var word in (await Lensless.RunAsync([.. verb.Split(' '), "--help"])).Out.Split(' ', ',', '\n'))
                options.Add(word);

        Assert.Subset(options, OptionWords.All.Values.Where(words => !words.Contains(' ')).ToHashSet());
    }

    [Theory]
    [InlineData("exposureMs", "900 is not valid", "--exposure-ms 900 is not valid")]
    [InlineData("preset", "'A=B': none", "--preset 'A=B': none")]
    [InlineData("property", "'A.B=C': none", "'A.B=C': none")]
    [InlineData("", "Choose with `camera`.", "Choose with --camera.")]
    [InlineData("", "There is no `odd` file.", "There is no `odd` file.")]
    public void A_problem_begins_with_its_option(string parameter, string message, string expected) =>
        Assert.Equal(expected, OptionWords.Of(new Problem(parameter, message)));

    [GeneratedRegex("`([a-z][A-Za-z]*(?:=[A-Za-z]+)?)`")]
    private static partial Regex Parameter();
}
