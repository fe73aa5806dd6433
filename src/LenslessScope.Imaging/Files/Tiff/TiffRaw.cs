using static LenslessScope.Imaging.TiffFile;

namespace LenslessScope.Imaging;

/// <summary>
/// What a raw frame says of its sensor: colours, black and white. Source: Digital Negative (DNG) Specification 1.6; as
/// rpicam-still and picamera2 write it.
/// </summary>
internal sealed class TiffRaw
{
    // Of the upper left 2×2 pixels as stored, row by row.
    private readonly string? _colours;
    private readonly double[]? _black;

    private TiffRaw(TiffDirectory image, TiffLayout layout, List<string> reasons)
    {
        if (layout.Photometric == TiffLayout.Photo.ColourFilters)
            _colours = Colours(image, reasons);
        _black = Black(image, reasons);
        WhiteLevel = image.Real(Tags.WhiteLevel) is { } white and > 0 && white < Math.Pow(2, layout.Bits)
            ? white
            : null;
        if (image.Has(Tags.LinearizationTable))
            reasons.Add("its pixels are indices into a table (LinearizationTable).");
        var all = new long[] { 0, 0, layout.Height, layout.Width };
        if (image.Numbers(Tags.ActiveArea, 4) is { Count: 4 } area && !area.SequenceEqual(all))
            reasons.Add($"it has masked borders (ActiveArea {string.Join(",", area)}).");
    }

    /// <summary>The count at which the sensor is saturated; null where it is not said.</summary>
    internal double? WhiteLevel { get; }

    /// <summary>What a page says; null where it is no raw frame.</summary>
    /// <exception cref="ImageFileException">It is raw in a way that is not supported; all reasons.</exception>
    internal static TiffRaw? Of(TiffFile tiff, TiffDirectory image, TiffLayout layout)
    {
        if (!tiff.IsDng && layout.Photometric is not (TiffLayout.Photo.ColourFilters or TiffLayout.Photo.LinearRaw))
            return null;
        var reasons = new List<string>();
        var raw = new TiffRaw(image, layout, reasons);
        return reasons.Count == 0
            ? raw
            : throw tiff.File.Fail(string.Join(" Also, ", reasons) + " Raw frames must be as the Raspberry Pi's " +
                "programs write them: 2×2 pixels of red, green and blue, not compressed. Save it as a grey TIFF of " +
                "16 bits.");
    }

    /// <summary>The colours of the picture's upper left corner.</summary>
    internal ColourOrder OrderSeen(Orientation orientation, TiffLayout layout) => _colours is null
        ? ColourOrder.None
        : Enum.Parse<ColourOrder>(string.Concat(Seen(orientation, layout).Select(site => _colours[site])),
            ignoreCase: true);

    /// <summary>The black levels of the picture's upper left corner; null where they are not said.</summary>
    internal IReadOnlyList<double>? BlackLevelsSeen(Orientation orientation, TiffLayout layout) => _black is null
        ? null
        : [.. Seen(orientation, layout).Select(site => _black[site])];

    // Which of the stored 2×2 sites are seen in the upper left corner.
    private static IEnumerable<int> Seen(Orientation orientation, TiffLayout layout)
    {
        for (var row = 0; row < 2; row++)
            for (var column = 0; column < 2; column++)
            {
                var (storedRow, storedColumn) = orientation.Stored(row, column, layout.Height, layout.Width);
                yield return 2 * (storedRow & 1) + (storedColumn & 1);
            }
    }

    private static string? Colours(TiffDirectory image, List<string> reasons)
    {
        var (size, pattern) = (image.Numbers(Tags.CfaRepeatPatternDim, 2), image.Numbers(Tags.CfaPattern, 64));
        var colours = string.Concat(pattern.Select(colour => colour switch { 0 => 'R', 1 => 'G', 2 => 'B', _ => '?' }));
        if (size is [2, 2] && colours is "RGGB" or "GRBG" or "GBRG" or "BGGR")
            return colours;
        reasons.Add(colours.Length == 0
            ? "it does not say which colours its pixels have (CFAPattern)."
            : $"its colour pattern is {colours}, in {string.Join("×", size)} pixels.");
        return null;
    }

    private static double[]? Black(TiffDirectory image, List<string> reasons)
    {
        var levels = image.Reals(Tags.BlackLevel, 64);
        if (levels.Count == 0)
            return null;
        var size = image.Numbers(Tags.BlackLevelRepeatDim, 2) is { Count: 2 } given ? given : [1, 1];
        var (rows, columns) = (size[0], size[1]);
        if (rows is not (1 or 2) || columns is not (1 or 2) || levels.Count < rows * columns ||
            !levels.All(double.IsFinite))
        {
            reasons.Add($"its black levels are {string.Join(", ", levels)} in {rows}×{columns} pixels.");
            return null;
        }
        return [.. Enumerable.Range(0, 4)
            .Select(site => levels[(int)(site / 2 % rows * columns + site % 2 % columns)])];
    }
}
