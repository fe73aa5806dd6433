namespace LenslessScope.Cli.Doctor.Adapters;

/// <summary>A library of the dependency tree.</summary>
/// <param name="Name">Under which it is needed.</param>
/// <param name="Path">Where the loader finds it; null when it does not.</param>
/// <param name="Package">The Debian package that it is from; null when unknown.</param>
/// <param name="GuessedPackage">For missing libraries: the package's name by Debian's rule. A guess.</param>
/// <param name="NeededBy">The path of the file that needs it.</param>
internal sealed record DependencyReport(string Name, string? Path, string? Package, string? GuessedPackage,
    string NeededBy);

/// <summary>A symbol that nothing in the dependency tree defines.</summary>
/// <param name="Symbol">As the linker knows it.</param>
/// <param name="Name">In words of C++.</param>
/// <param name="Version">The version that is wanted; null for any.</param>
/// <param name="NeededBy">The path of the file that wants it.</param>
/// <param name="DefinedBy">The path of an installed library that defines it; null when there is none.</param>
/// <param name="Package">The Debian package of that library.</param>
/// <param name="Flag">What gives that library to the linker.</param>
internal sealed record UndefinedReport(string Symbol, string Name, string? Version, string NeededBy, string? DefinedBy,
    string? Package, string? Flag);

/// <summary>The interface versions that an adapter was built for; null for what could not be asked.</summary>
internal sealed record VersionsReport(long? ModuleInterface, long? DeviceInterface, long? RequiredModuleInterface,
    long? RequiredDeviceInterface);

/// <summary>All about one adapter library.</summary>
internal sealed record AdapterReport(string Name, string Path)
{
    public Health Health => Findings.Count == 0 ? Health.Ok : Findings.Max(finding => finding.Health);

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public IReadOnlyList<DependencyReport> Dependencies { get; init; } = [];

    public IReadOnlyList<UndefinedReport> UndefinedSymbols { get; init; } = [];

    /// <summary>To be added to the adapter's <c>Makefile.am</c>; null when nothing is to be linked.</summary>
    public string? MakefileLine { get; init; }

    public IReadOnlyList<string> MissingExports { get; init; } = [];

    public VersionsReport? Versions { get; init; }
}
