namespace LenslessScope.Instrument;

/// <summary>Sizes as people say them, rounded.</summary>
internal static class ByteWords
{
    /// <summary>In powers of 1000, as disks are sold.</summary>
    public static string Of(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB", "PB"];
        var (value, unit) = ((double)bytes, 0);
        for (; Math.Abs(value) >= 1000 && unit < units.Length - 1; unit++)
            value /= 1000;
        return $"{value:0.##} {units[unit]}";
    }
}
