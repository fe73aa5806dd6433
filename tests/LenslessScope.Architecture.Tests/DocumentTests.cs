using System.Text.RegularExpressions;

namespace LenslessScope.Architecture.Tests;

/// <summary>Every page of the repository can be read in a terminal, and its links lead somewhere.</summary>
public partial class DocumentTests
{
    private const int Columns = 120;

    private static readonly string[] _folders =
        ["bench", "configs", "docs", "native", "scripts", "src", "swig", "tests"];

    public static TheoryData<string> Pages() =>
        [.. Directory.EnumerateFiles(Checkout.Path, "*.md")
            .Concat(_folders.SelectMany(folder => Checkout.Files(folder, "*.md")))
            .Select(file => Path.GetRelativePath(Checkout.Path, file)).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_no_line_beyond_120_columns(string page) =>
        Assert.DoesNotContain(File.ReadLines(Path.Combine(Checkout.Path, page)), line => line.Length > Columns);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Checkout.Path, page))!;

        Assert.All(LinksOf(page), link => Assert.True(Path.Exists(Path.Combine(folder, link)), link));
    }

    [Fact]
    public void The_README_links_every_page_in_docs() =>
        Assert.Subset(LinksOf("README.md").ToHashSet(),
            Pages().Select(row => row.Data).Where(page => page.StartsWith("docs/", StringComparison.Ordinal))
                .ToHashSet());

    private static IEnumerable<string> LinksOf(string page) =>
        Link().Matches(File.ReadAllText(Path.Combine(Checkout.Path, page))).Select(link => link.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Link();
}
