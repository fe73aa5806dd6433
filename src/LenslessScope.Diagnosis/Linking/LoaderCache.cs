namespace LenslessScope.Diagnosis;

/// <summary>
/// The libraries that the loader knows from <c>/etc/ld.so.cache</c>, as <c>ldconfig -p</c> lists them.
/// </summary>
internal sealed class LoaderCache
{
    private readonly ILookup<string, string> _paths;

    public LoaderCache(string listing)
    {
        // "	libz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1"
        _paths = listing.Split('\n')
            .Select(line => line.Split(" => ", 2))
            .Where(parts => parts.Length == 2 && parts[0].Contains(" (", StringComparison.Ordinal))
            .ToLookup(parts => parts[0].Trim()[..parts[0].Trim().IndexOf(" (", StringComparison.Ordinal)], parts =>
                parts[1].Trim());
    }

    public IEnumerable<string> Paths(string name) => _paths[name];

    public IEnumerable<string> AllNames => _paths.Select(group => group.Key);

    public IEnumerable<string> AllPaths => _paths.SelectMany(group => group);

    public static async Task<LoaderCache> ReadAsync(CancellationToken cancellation)
    {
        // Not in everybody's PATH, since only root can do more with it than list.
        var listing = await Child.RunAsync("/sbin/ldconfig", ["-p"], TimeSpan.FromSeconds(20), cancellation);
        return new LoaderCache(listing?.Out ?? "");
    }
}
