using LenslessScope.Diagnosis;

namespace LenslessScope.Cli.Doctor;

/// <summary>A report on an adapter for people.</summary>
internal static class AdapterWords
{
    public static IEnumerable<string> Of(AdapterReport report) =>
    [
        $"{report.Name}: {report.Path}",
        .. report.Findings.SelectMany(FindingWords.Of),
        .. report.Dependencies.Count == 0 ? [] : Tree(report)
            .Prepend("Dependencies, each where the loader meets it first:"),
        report.Health switch
        {
            Health.Ok => $"{report.Name} is healthy.",
            Health.Warning => $"{report.Name} loads; see the warnings.",
            _ => $"{report.Name} will not work: see the problems.",
        },
    ];

    private static IEnumerable<string> Tree(AdapterReport report)
    {
        var children = report.Dependencies.ToLookup(dependency => dependency.NeededBy);
        // Each library is needed first by one that was found before it, so this ends.
        IEnumerable<string> Below(string path, int depth) =>
            children[path].SelectMany(dependency => Below(dependency.Path ?? "", depth + 1)
            .Prepend($"{new string(' ', 2 * depth)}{dependency.Name} {Where(dependency)}"));
        return Below(report.Path, 1);
    }

    private static string Where(DependencyReport dependency) => dependency.Path == null
        ? "MISSING"
        : $"→ {dependency.Path}{(dependency.Package == null ? "" : $" ({dependency.Package})")}";
}
