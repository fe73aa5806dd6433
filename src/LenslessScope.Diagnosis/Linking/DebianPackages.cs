using System.Text.RegularExpressions;

namespace LenslessScope.Diagnosis;

/// <summary>Which package a file is from, asked of dpkg; nothing is asked of the network.</summary>
internal static partial class DebianPackages
{
    /// <summary>The packages of files; those that no package owns are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(IReadOnlyCollection<string> paths,
        CancellationToken cancellation)
    {
        if (paths.Count == 0)
            return new Dictionary<string, string>();
        var spellings = paths.SelectMany(path => Spellings(path).Select(spelling => (path, spelling))).ToList();
        var answer = await Child.RunAsync("dpkg-query",
            ["-S", .. spellings.Select(pair => Escaped(pair.spelling)).Distinct()], TimeSpan.FromSeconds(60),
                cancellation);
        // "libfftw3-single3:amd64: /usr/lib/x86_64-linux-gnu/libfftw3f.so.3"
        var owners = (answer?.Out ?? "").Split('\n')
            .Select(line => line.Split(": ", 2))
            .Where(parts => parts.Length == 2 && parts[1].StartsWith('/'))
            .GroupBy(parts => parts[1], parts => parts[0].Split(',')[0].Split(':')[0])
            .ToDictionary(group => group.Key, group => group.First());
        return spellings.Where(pair => owners.ContainsKey(pair.spelling))
            .GroupBy(pair => pair.path, pair => owners[pair.spelling])
            .ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>
    /// The package that a missing library would be in if its maintainer keeps to Debian's rule: <c>libtiff.so.6</c> in
    /// <c>libtiff6</c>, <c>libboost_thread.so.1.74.0</c> in <c>libboost-thread1.74.0</c>. A guess, to be shown as one.
    /// Null for names that the rule does not cover. Source: Debian Policy 8.1.
    /// </summary>
    public static string? GuessForSoName(string soName)
    {
        var match = SoNamePattern().Match(soName);
        if (!match.Success)
            return null;
        var name = match.Groups["name"].Value.Replace('_', '-').ToLowerInvariant();
        return name + (char.IsAsciiDigit(name[^1]) ? "-" : "") + match.Groups["version"].Value;
    }

    // dpkg's database has a file under the folder that the package names, /lib or /usr/lib, which are one since Debian
    // 12.
    private static IEnumerable<string> Spellings(string path)
    {
        foreach (var spelling in new[] { path, LibraryFiles.RealPath(path) }.Distinct())
        {
            yield return spelling;
            if (spelling.StartsWith("/usr/lib/", StringComparison.Ordinal))
                yield return spelling["/usr".Length..];
            else if (spelling.StartsWith("/lib/", StringComparison.Ordinal))
                yield return "/usr" + spelling;
        }
    }

    // Patterns are taken for patterns.
    private static string Escaped(string path) => PatternLetters().Replace(path, @"\$0");

    [GeneratedRegex(@"^(?<name>lib[A-Za-z0-9+_.-]*?)\.so\.(?<version>[0-9][0-9.]*)$")]
    private static partial Regex SoNamePattern();

    [GeneratedRegex(@"[*?\[\]\\]")]
    private static partial Regex PatternLetters();
}
