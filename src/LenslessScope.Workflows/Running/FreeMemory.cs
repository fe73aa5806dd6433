using System.Globalization;
using LenslessScope.Holography;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// The memory that work needs, compared with what the machine has, before it begins: a kernel that runs out of memory
/// ends the program without a word.
/// </summary>
/// <param name="Bytes">What can be had without swapping.</param>
/// <param name="WithSwap">The same with free swap space.</param>
internal readonly record struct FreeMemory(long Bytes, long WithSwap)
{
    // Estimates are off by some per cent, and other programs want some, too.
    private const double ComfortablePart = 0.8;

    /// <summary>Of this machine, or of the container or control group that the program runs in.</summary>
    public static FreeMemory Now()
    {
        var most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        try
        {
            return Of(File.ReadAllText("/proc/meminfo"), most);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return new FreeMemory(most, most);
        }
    }

    /// <summary>From the kernel's table, and the most that the program may have.</summary>
    public static FreeMemory Of(string meminfo, long most)
    {
        var kilobytes = meminfo.Split('\n')
            .Select(line => line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 2 && long.TryParse(words[1], CultureInfo.InvariantCulture, out _))
            .ToDictionary(words => words[0], words => long.Parse(words[1], CultureInfo.InvariantCulture));
        if (!kilobytes.TryGetValue("MemAvailable", out var available))
            return new FreeMemory(most, most);
        var free = Math.Min(most, 1024 * available);
        return new FreeMemory(free, free + 1024 * kilobytes.GetValueOrDefault("SwapFree"));
    }

    /// <summary>Refuses what cannot be done, and tells what may be slow.</summary>
    /// <param name="needed">What the work takes at most, bytes.</param>
    /// <param name="hologram">What it is done with.</param>
    /// <param name="lighter">Another way that takes less; empty for none.</param>
    /// <param name="tell">Is told of what may be slow.</param>
    /// <exception cref="HolographyException">There is not that much memory.</exception>
    public void Check(long needed, Hologram hologram, string lighter, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        var (height, width) = (hologram.Intensity.Height, hologram.Intensity.Width);
        var need = $"A frame of {width}×{height} pixels needs about {ByteWords.Of(needed)} of memory this way";
        var wayOut = $"Crop or bin the frames{(lighter.Length > 0 ? $", {lighter}" : "")}, or use a machine with more.";
        if (needed > WithSwap)
            throw new HolographyException($"{need}, but only {ByteWords.Of(WithSwap)} are free. {wayOut}");
        if (needed > ComfortablePart * Bytes)
            tell($"{need}; {ByteWords.Of(Bytes)} are free, and it may be slow. {wayOut}");
    }
}
