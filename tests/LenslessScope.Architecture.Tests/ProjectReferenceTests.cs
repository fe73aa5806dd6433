using System.Xml.Linq;

namespace LenslessScope.Architecture.Tests;

/// <summary>
/// Who may know whom, among the C# projects: every reference is an arrow allowed here, or the test fails.
/// </summary>
public class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> AllowedArrows = new()
    {
        ["LenslessScope.Cli"] =
            ["LenslessScope.Acquisition", "LenslessScope.Diagnosis", "LenslessScope.Drawing",
                "LenslessScope.Holography", "LenslessScope.Instrument", "LenslessScope.MMCore", "LenslessScope.Imaging",
                "LenslessScope.Scripting", "LenslessScope.Workflows"],
        ["LenslessScope.Scripting"] =
            ["LenslessScope.Acquisition", "LenslessScope.Diagnosis", "LenslessScope.Drawing",
                "LenslessScope.Holography", "LenslessScope.Instrument", "LenslessScope.MMCore", "LenslessScope.Imaging",
                "LenslessScope.Workflows"],
        ["LenslessScope.Workflows"] =
            ["LenslessScope.Holography", "LenslessScope.Drawing", "LenslessScope.Imaging", "LenslessScope.Instrument"],
        ["LenslessScope.Acquisition"] =
            ["LenslessScope.Holography", "LenslessScope.Instrument", "LenslessScope.MMCore",
                "LenslessScope.Imaging"],
        ["LenslessScope.Diagnosis"] = ["LenslessScope.Instrument", "LenslessScope.MMCore"],
        ["LenslessScope.Drawing"] = ["LenslessScope.Imaging"],
        ["LenslessScope.Instrument"] = ["LenslessScope.MMCore", "LenslessScope.Imaging"],
        ["LenslessScope.Holography"] = ["LenslessScope.Imaging"],
        ["LenslessScope.Imaging"] = [],
        ["LenslessScope.MMCore"] = ["LenslessScope.MMCore.Interop"],
        ["LenslessScope.MMCore.Interop"] = [],
    };

    public static TheoryData<string> ProductProjects() =>
        [.. Checkout.Files("src", "*.csproj").Concat(Checkout.Files("swig", "*.csproj"))];

    [Theory]
    [MemberData(nameof(ProductProjects))]
    public void A_project_knows_only_those_it_may(string projectFile)
    {
        var project = Path.GetFileNameWithoutExtension(projectFile);
        Assert.True(AllowedArrows.ContainsKey(project), $"{project} is new: say in this test whom it may know.");

        Assert.Empty(ReferencesOf(projectFile).Except(AllowedArrows[project]));
    }

    [Fact]
    public void Cores_are_made_where_instruments_are_and_nowhere_else() =>
        Assert.Equal(["src/LenslessScope.Instrument/Local/LocalInstrument.cs"], Checkout.Files("src", "*.cs")
            .Where(file => File.ReadAllText(file).Contains("new CMMCore(", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Checkout.Path, file))
            .Where(file => !file.StartsWith("src/LenslessScope.MMCore/", StringComparison.Ordinal)));

    [Fact]
    public void Workflows_name_nothing_of_the_core() =>
        Assert.DoesNotContain(Checkout.Files("src/LenslessScope.Workflows", "*.cs"),
            file => File.ReadAllText(file).Contains("using LenslessScope.MMCore", StringComparison.Ordinal));

    [Fact]
    public void The_table_in_the_README_of_src_says_the_same()
    {
        var table = File.ReadLines(Path.Combine(Checkout.Path, "src/README.md")).Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Skip(2)
            .ToDictionary(row => row[1], row => row[3]);
        var arrows = AllowedArrows.ToDictionary(arrow => Room(arrow.Key), arrow => arrow.Value.Select(Room).Order());

        Assert.Equal(arrows.Keys.Order(), table.Keys.Order());
        Assert.All(table, row => Assert.Equal(arrows[row.Key], Said(row).Order()));

        IEnumerable<string> Said(KeyValuePair<string, string> row)
        {
            const string allBut = "all but ";
            var all = row.Value.StartsWith(allBut, StringComparison.Ordinal);
            var named = row.Value.Replace(allBut, "", StringComparison.Ordinal).Split(", ")
                .Where(room => room != "none");
            return all ? table.Keys.Except(named).Where(room => room != row.Key) : named;
        }
    }

    private static string Room(string project) => project["LenslessScope.".Length..];

    [Fact]
    public void Every_project_that_may_be_known_exists()
    {
        var projects = ProductProjects().Select(row => Path.GetFileNameWithoutExtension(row.Data)).ToHashSet();

        Assert.Subset(projects, AllowedArrows.Keys.ToHashSet());
    }

    [Fact]
    public void Package_versions_stand_in_one_place()
    {
        var versioned = Checkout.Files("src", "*.csproj").Concat(Checkout.Files("tests", "*.csproj"))
            .Where(file => XDocument.Load(file).Descendants("PackageReference")
                .Any(package => package.Attribute("Version") != null));

        Assert.Empty(versioned);
    }

    private static IEnumerable<string> ReferencesOf(string projectFile) =>
        XDocument.Load(projectFile).Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
            .Select(path => Path.GetFileNameWithoutExtension(path));
}
