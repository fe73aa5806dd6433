namespace LenslessScope.Architecture.Tests;

/// <summary>Lines have at most 120 characters. The build sees to that in projects; scripts belong to none.</summary>
public class LineLengthTests
{
    private const int Most = 120;

    [Fact]
    public void Lines_of_scripts_have_at_most_120_characters() =>
        Assert.Empty(Checkout.Files("scripts", "*.csx").Concat(Checkout.Files("scripts", "*.cs"))
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (file, line, index)))
            .Where(place => place.line.Length > Most)
            .Select(place => $"{place.file}:{place.index + 1}"));
}
