namespace LenslessScope.Diagnosis;

/// <summary>A library of the dependency tree.</summary>
/// <param name="Name">Under which it is needed.</param>
/// <param name="Path">Where the loader finds it; null when it does not.</param>
/// <param name="Package">The Debian package that it is from; null when unknown.</param>
/// <param name="GuessedPackage">For missing libraries: the package's name by Debian's rule. A guess.</param>
/// <param name="NeededBy">The path of the file that needs it.</param>
public sealed record DependencyReport(string Name, string? Path, string? Package, string? GuessedPackage,
    string NeededBy);

/// <summary>A symbol that nothing in the dependency tree defines.</summary>
/// <param name="Symbol">As the linker knows it.</param>
/// <param name="Name">In words of C++.</param>
/// <param name="Version">The version that is wanted; null for any.</param>
/// <param name="NeededBy">The path of the file that wants it.</param>
/// <param name="DefinedBy">The path of an installed library that defines it; null when there is none.</param>
/// <param name="Package">The Debian package of that library.</param>
/// <param name="Flag">What gives that library to the linker.</param>
public sealed record UndefinedReport(string Symbol, string Name, string? Version, string NeededBy, string? DefinedBy,
    string? Package, string? Flag);

/// <summary>The interface versions that an adapter was built for; null for what could not be asked.</summary>
/// <param name="ModuleInterface">The adapter's: the nine C functions.</param>
/// <param name="DeviceInterface">The adapter's: the C++ classes behind them.</param>
/// <param name="RequiredModuleInterface">What the core needs; null when the core itself does not load.</param>
/// <param name="RequiredDeviceInterface">What the core needs; null when the core itself does not load.</param>
public sealed record VersionsReport(long? ModuleInterface, long? DeviceInterface, long? RequiredModuleInterface,
    long? RequiredDeviceInterface);

/// <summary>All about one adapter library.</summary>
/// <param name="Name">The adapter's, by the name of its file.</param>
/// <param name="Path">The file.</param>
public sealed record AdapterReport(string Name, string Path)
{
    /// <summary>The worst of the findings.</summary>
    public Health Health => Findings.Count == 0 ? Health.Ok : Findings.Max(finding => finding.Health);

    /// <summary>What was looked at, in the order in which it was.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>All libraries that the loader brings in with the adapter, breadth first; none twice.</summary>
    public IReadOnlyList<DependencyReport> Dependencies { get; init; } = [];

    /// <summary>The symbols that the adapter or one of its libraries lacks.</summary>
    public IReadOnlyList<UndefinedReport> UndefinedSymbols { get; init; } = [];

    /// <summary>To be added to the adapter's <c>Makefile.am</c>; null when nothing is to be linked.</summary>
    public string? MakefileLine { get; init; }

    /// <summary>Those of the nine functions of an adapter that it does not have.</summary>
    public IReadOnlyList<string> MissingExports { get; init; } = [];

    /// <summary>The interface versions; null when the file could not be read.</summary>
    public VersionsReport? Versions { get; init; }

    /// <summary>The whole report as one finding, as a check of the installation lists it.</summary>
    /// <param name="next">Where to learn more, when there is something wrong.</param>
    public Finding Summary(string next)
    {
        var wrong = Findings.Where(finding => finding.Health != Health.Ok).ToList();
        return wrong.Count == 0
            ? new Finding(Health, $"adapter {Name}", Path)
            : new Finding(Health, $"adapter {Name}",
                string.Join("; ", wrong.Select(finding => $"{finding.Subject}: {finding.Message}")), next);
    }
}
