using System.Text.RegularExpressions;

namespace LenslessScope.Architecture.Tests;

/// <summary>Who may know whom, among the native folders: told from the quoted includes of their sources.</summary>
public partial class NativeIncludeTests
{
    public static TheoryData<string> AdapterSources() => [.. Sources("native/DeviceAdapters")];

    [Theory]
    [MemberData(nameof(AdapterSources))]
    public void An_adapter_includes_only_its_own_headers_those_adapters_share_and_those_of_MMDevice(string source)
    {
        var adapter = Path.GetRelativePath(Path.Combine(Checkout.Path, "native/DeviceAdapters"), source).Split('/')[0];
        var own = Sources($"native/DeviceAdapters/{adapter}").Select(Path.GetFileName);
        var shared = Sources("native/DeviceAdapters/Shared").Select(Path.GetFileName);
        var device = Sources("native/MMDevice").Select(Path.GetFileName);

        Assert.Empty(IncludesOf(source).Except(own).Except(shared).Except(device));
    }

    [Fact]
    public void MMDevice_knows_nobody()
    {
        var own = Sources("native/MMDevice").Select(Path.GetFileName).ToHashSet();

        Assert.Subset(own, Sources("native/MMDevice").SelectMany(IncludesOf).ToHashSet());
    }

    [Fact]
    public void The_core_knows_MMDevice_alone()
    {
        var own = Sources("native/MMCore").Concat(Sources("native/MMDevice")).Select(Path.GetFileName).ToHashSet();

        Assert.Subset(own, Sources("native/MMCore").SelectMany(IncludesOf).ToHashSet());
    }

    [Fact]
    public void The_physics_of_the_simulator_knows_no_Micro_Manager_header() =>
        AssertKnowsNoDeviceHeader("native/DeviceAdapters/LenslessSim/Physics");

    [Fact]
    public void What_talks_to_Linux_cameras_knows_no_Micro_Manager_header() =>
        AssertKnowsNoDeviceHeader("native/DeviceAdapters/RPiV4L2/v4l2");

    private static void AssertKnowsNoDeviceHeader(string folder)
    {
        var sources = Sources(folder).ToList();
        // A header beside the source comes before one of the same name elsewhere.
        var device = Sources("native/MMDevice").Select(Path.GetFileName)
            .Except(sources.Select(Path.GetFileName)).ToHashSet();

        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources.SelectMany(IncludesOf), device.Contains);
    }

    private static IEnumerable<string> Sources(string folder) =>
        Checkout.Files(folder, "*.h").Concat(Checkout.Files(folder, "*.cpp"));

    private static IEnumerable<string?> IncludesOf(string source) =>
        QuotedInclude().Matches(File.ReadAllText(source)).Select(match => Path.GetFileName(match.Groups[1].Value));

    [GeneratedRegex("""^\s*#\s*include\s+"([^"]+)""", RegexOptions.Multiline)]
    private static partial Regex QuotedInclude();
}
