using LenslessScope.Instrument;

namespace LenslessScope.Diagnosis;

/// <summary>Where files go: free space, and the folder in which FFTW's measurements are kept.</summary>
internal static class Storage
{
    private const long Gigabyte = 1_000_000_000;

    public static IEnumerable<Finding> Check(Func<string, string?> environment)
    {
        var home = environment("HOME");
        var folders = new[] { Environment.CurrentDirectory, home }.OfType<string>().Where(Directory.Exists).Distinct();
        return folders.Select(folder => (Folder: folder, Bytes: FreeSpace.BytesAt(folder)))
            .Where(at => at.Bytes != null).Select(at => Disk(at.Folder, at.Bytes!.Value))
            .Append(Wisdom(CacheFolder(environment)));
    }

    /// <summary>Judges the free bytes of a folder: a recording of an hour needs gigabytes.</summary>
    public static Finding Disk(string folder, long bytes) => bytes >= Gigabyte
        ? Finding.Ok("disk", $"{Gigabytes(bytes)} free for {folder}")
        : Finding.Warning("disk", $"only {Gigabytes(bytes)} free for {folder}",
            "Free some space, or write results to another disk (`outputFolder`).");

    /// <summary>Judges the folder of FFTW's measurements, which is made when it is first needed.</summary>
    public static Finding Wisdom(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var trial = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
            File.WriteAllText(trial, "");
            File.Delete(trial);
            var files = Directory.GetFiles(folder, "fftw-wisdom-*.txt").Length;
            return Finding.Ok("FFT wisdom",
                $"{folder} is writable{(files == 0 ? "; empty until the first reconstruction" : "")}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Finding.Warning("FFT wisdom",
                $"{folder} is not writable: {problem.Message} Every start has to measure again, which takes seconds.",
                $"sudo chown -R $USER {folder}, or set XDG_CACHE_HOME to a folder of yours.");
        }
    }

    // The same folder as in LenslessScope.Holography, by the XDG specification: relative paths are ignored.
    private static string CacheFolder(Func<string, string?> environment)
    {
        var cache = environment("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache) || !Path.IsPathRooted(cache))
            cache = Path.Combine(environment("HOME") is { Length: > 0 } home ? home : Path.GetTempPath(), ".cache");
        return Path.Combine(cache, "lensless");
    }

    private static string Gigabytes(long bytes) => FormattableString.Invariant($"{bytes / (double)Gigabyte:0.0} GB");
}
