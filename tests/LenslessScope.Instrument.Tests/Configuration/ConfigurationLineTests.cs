namespace LenslessScope.Instrument.Tests;

/// <summary>The check's half of the table of lines whose other half the core's own tests show.</summary>
public sealed class ConfigurationLineTests
{
    private static readonly string Table = Path.Combine(Checkout.Path, "native/tests/MMCore/configuration-lines.tsv");

    public static TheoryData<string, string> Lines() => [.. File.ReadLines(Table).Where(row => row[0] != '#')
        .Select(row => row.Split('\t')).Select(columns => (columns[0], columns[2]))];

    private static string? ProblemOf(string line) =>
        ConfigurationGrammar.Read([line]).Problems.SingleOrDefault()?.Message;

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_is_taken_or_refused_as_the_table_says(string line, string expected)
    {
        var problem = ProblemOf(line);

        Assert.True((problem == null ? "taken" : "refused") == expected, $"{line}: {problem}");
    }

    [Fact]
    public void Fields_are_those_of_the_form_whatever_was_left_out_at_the_end()
    {
        Assert.Equal(["Core", "Shutter", ""], ConfigurationGrammar.Read(["Property,Core,Shutter"]).Lines[0].Fields);
        Assert.Equal(["G"], ConfigurationGrammar.Read(["ConfigGroup,G,,,,\r"]).Lines[0].Fields);
    }

    [Theory]
    [InlineData("ConfigGroup,G,P", "ConfigGroup has 2 fields after the command. Write ConfigGroup,GROUP or " +
        "ConfigGroup,GROUP,PRESET,LABEL,PROPERTY,VALUE.")]
    [InlineData("Property,,Level,1", "Property has an empty first field. Write Property,LABEL,PROPERTY,VALUE.")]
    [InlineData("Label,A,-1,Red", "'-1' is not a position, counted from 0.")]
    [InlineData("Property,A,B,\0", "The line contains a character of value 0, so this is not a text file. Remove it.")]
    public void A_problem_says_what_to_write(string line, string problem) => Assert.Equal(problem, ProblemOf(line));
}
