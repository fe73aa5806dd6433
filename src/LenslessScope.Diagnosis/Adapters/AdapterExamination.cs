namespace LenslessScope.Diagnosis;

/// <summary>Finds out why an adapter does not load, or that it does.</summary>
public sealed class AdapterExamination
{
    private const string NameTheLibrary = "Name the adapter's own file, libmmgr_dal_….so.0.";

    private readonly ProbeCommand _probe;
    private readonly LoaderCache _cache;
    private readonly LoaderSearch _search;
    private readonly Lazy<InstalledLibraries> _installed;

    private AdapterExamination(ProbeCommand probe, LoaderCache cache, string? libraryPath)
    {
        _probe = probe;
        var files = new LibraryFiles();
        _cache = cache;
        _search = new LoaderSearch(cache, files, libraryPath);
        _installed = new Lazy<InstalledLibraries>(() => new InstalledLibraries(cache, _search, files));
    }

    /// <summary>Ready to examine any number of adapters against the libraries of this system.</summary>
    /// <param name="probe">Loads an adapter in a process of its own.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static async Task<AdapterExamination> PrepareAsync(ProbeCommand probe, CancellationToken cancellation) =>
        new(probe, await LoaderCache.ReadAsync(cancellation), Environment.GetEnvironmentVariable("LD_LIBRARY_PATH"));

    /// <summary>Examines one file.</summary>
    /// <param name="path">The adapter library.</param>
    /// <param name="withPackages">Whether to ask for the package of every dependency, which takes a second on a small
    /// machine.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<AdapterReport> ExamineAsync(string path, bool withPackages, CancellationToken cancellation)
    {
        var report = new AdapterReport(AdapterFile.NameOf(path), path);
        var (image, file) = ReadFile(path);
        if (image == null)
            return report with { Findings = [file] };

        var tree = new DependencyTree(image, _search);
        var undefined = Unexplained(tree).ToList();
        var definers = DefinersOf(undefined);
        var packages = await DebianPackages.OfAsync(
            [.. definers.Values.Select(definer => definer.Path)
                .Concat(withPackages ? tree.Dependencies.Select(dependency => dependency.Image?.Path).OfType<string>()
                    : [])
                .Distinct()],
            cancellation);
        var undefinedReports = undefined.Select(pair => Describe(pair.By, pair.Symbol, definers, packages)).ToList();
        var line = definers.Count == 0 ? null : MakefileLine.Adding(path,
            definers.Values.Select(definer => definer.Flag));
        var missingExports = AdapterExports.MissingIn(image);
        var probe = await ProbeProcess.AskAsync(_probe, path, cancellation);
        var versions = AdapterVersions.Compare(probe.Answer);

        List<Finding> linking =
        [
            .. LinkFindings.Dependencies(tree, _cache),
            LinkFindings.Symbols(undefinedReports, definers, line, tree.Missing.Any()),
        ];
        var loading = Loading(probe, linking.Exists(finding => finding.Health == Health.Problem));
        // The loader has the last word: what it accepts here may still fail in another program.
        if (probe.Answer is { Loads: true })
            linking = [.. linking.Select(finding => finding.Health == Health.Problem
                ? finding with { Health = Health.Warning, Message = finding.Message +
                    "; it loads here because this program has it already" }
                : finding)];
        return report with
        {
            Findings = [file, .. linking, .. loading, AdapterExports.Judge(missingExports),
                .. AdapterVersions.Judge(versions, asked: missingExports.Count == 0)],
            Dependencies = [.. tree.Dependencies.Select(dependency => Describe(dependency, packages))],
            UndefinedSymbols = undefinedReports,
            MakefileLine = line,
            MissingExports = missingExports,
            Versions = versions,
        };
    }

    private IReadOnlyDictionary<string, Definer> DefinersOf(IReadOnlyCollection<(ElfImage By,
        ElfSymbol Symbol)> undefined) =>
        undefined.Count == 0
            ? new Dictionary<string, Definer>()
            : _installed.Value.DefinersOf(undefined.Select(pair => pair.Symbol.Name).ToHashSet());

    private static (ElfImage? Image, Finding Finding) ReadFile(string path)
    {
        try
        {
            var image = ElfReader.Read(path);
            if (image.Machine != ElfMachine.OfThisProcess)
                return (null, Finding.Problem("file",
                    $"it is for {image.Machine}; this machine's programs are for {ElfMachine.OfThisProcess}",
                    "Build the adapter on this machine, or get the build for it."));
            return image.Type switch
            {
                ElfType.SharedLibrary when image.IsProgram =>
                    (null, Finding.Problem("file", "it is a program, not a shared library", NameTheLibrary)),
                ElfType.SharedLibrary when image.HasDynamicSection =>
                    (image, Finding.Ok("file", $"a shared library for {image.Machine}")),
                ElfType.SharedLibrary =>
                    (null, Finding.Problem("file", "it has no dynamic section, so the loader cannot load it",
                    "Link it again.")),
                ElfType.Relocatable =>
                    (null, Finding.Problem("file", "it is an object file (.o), not a shared library", NameTheLibrary)),
                ElfType.Executable =>
                    (null, Finding.Problem("file", "it is a program, not a shared library", NameTheLibrary)),
                var other => (null, Finding.Problem("file",
                    $"it is an ELF file of type {(int)other}, not a shared library", NameTheLibrary)),
            };
        }
        catch (ElfException problem)
        {
            return (null, Finding.Problem("file", problem.Message,
                problem.IsElf ? "Build or copy the adapter again." : NameTheLibrary));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, Finding.Problem("file", $"it cannot be read: {problem.Message}", $"ls -l {path}"));
        }
    }

    /// <summary>Without the symbols of which another finding says why they are missing.</summary>
    private static IEnumerable<(ElfImage By, ElfSymbol Symbol)> Unexplained(DependencyTree tree)
    {
        var missing = tree.Missing.Select(dependency => dependency.Name).ToHashSet();
        var explained = tree.MissingVersions().Select(version => version.Need)
            .Concat(tree.Images.SelectMany(image => image.VersionNeeds).Where(need => missing.Contains(need.Library)))
            .Select(need => need.Version).ToHashSet();
        return tree.UndefinedSymbols()
            .Where(pair => pair.Symbol.Version == null || !explained.Contains(pair.Symbol.Version))
            .DistinctBy(pair => (pair.Symbol.Name, pair.Symbol.Version));
    }

    private static IEnumerable<Finding> Loading(ProbeOutcome probe, bool explained)
    {
        if (probe.Fault != null)
            yield return probe.Answer is { Loads: true }
                ? Finding.Warning("loading", $"it loads, but then {probe.Fault}",
                    "Look at the destructors of the adapter's global objects.")
                : Finding.Problem("loading", $"it {probe.Fault}",
                    "Look at the constructors of the adapter's global objects; 'gdb --args' finds the place.");
        else if (probe.Answer is { Loads: false } answer)
            yield return Finding.Problem("loading", $"the loader says: {answer.LoaderText}",
                explained ? null : "The loader's text names what is missing; LD_DEBUG=all shows every step it takes.");
        else
            yield return Finding.Ok("loading", "the loader accepts it");
    }

    private static DependencyReport Describe(Dependency dependency, IReadOnlyDictionary<string, string> packages) =>
        new(
        dependency.Name, dependency.Image?.Path,
        dependency.Image == null ? null : packages.GetValueOrDefault(dependency.Image.Path),
        dependency.Image == null ? DebianPackages.GuessForSoName(dependency.Name) : null,
        dependency.NeededBy);

    private static UndefinedReport Describe(ElfImage by, ElfSymbol symbol,
        IReadOnlyDictionary<string, Definer> definers, IReadOnlyDictionary<string, string> packages)
    {
        var definer = definers.GetValueOrDefault(symbol.Name);
        return new UndefinedReport(symbol.Name, Demangler.Demangle(symbol.Name), symbol.Version, by.Path,
            definer?.Path, definer == null ? null : packages.GetValueOrDefault(definer.Path), definer?.Flag);
    }
}
