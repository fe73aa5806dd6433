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

    public static TheoryData<string> Rooms() =>
        [.. Directory.EnumerateDirectories(Path.Combine(Checkout.Path, "src"))
            .Select(room => Path.GetRelativePath(Checkout.Path, room)).Order()];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_has_a_README_that_names_its_folders_and_no_others(string room)
    {
        var folder = Path.Combine(Checkout.Path, room);
        var named = ItemFolder().Matches(File.ReadAllText(Path.Combine(folder, "README.md")))
            .SelectMany(item => NamedFolder().Matches(item.Value)).Select(name => name.Groups[1].Value).Order();
        var there = Directory.EnumerateDirectories(folder)
            .Where(inner => Directory.EnumerateFiles(inner, "*.cs", SearchOption.AllDirectories).Any())
            .Select(inner => Path.GetFileName(inner)).Where(name => name is not ("bin" or "obj")).Order();
        Assert.Equal(there, named.Distinct());
    }

    private static IEnumerable<string> LinksOf(string page) =>
        Link().Matches(File.ReadAllText(Path.Combine(Checkout.Path, page))).Select(link => link.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));

    // What stands before the explanation of an item of a list, and after it in a second line.
    [GeneratedRegex(@"^- .*(\n  .*)*", RegexOptions.Multiline)]
    private static partial Regex ItemFolder();

    [GeneratedRegex(@"`(\w+)/`")]
    private static partial Regex NamedFolder();

    [GeneratedRegex(@"\]\(([^)#]+)")]
    private static partial Regex Link();
}
