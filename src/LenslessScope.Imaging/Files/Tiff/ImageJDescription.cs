using System.Globalization;
using System.Text;

namespace LenslessScope.Imaging;

/// <summary>
/// What ImageJ writes as description of the first page: a line <c>ImageJ=VERSION</c>, then keys and values. Source:
/// <c>ij/io/TiffEncoder</c> and <c>FileOpener.decodeDescriptionString</c> of ImageJ 1.52.
/// </summary>
internal sealed class ImageJDescription
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private ImageJDescription(string text)
    {
        foreach (var line in text.Split('\n', '\r'))
            if (line.IndexOf('=', StringComparison.Ordinal) is var sign and > 0)
                _values.TryAdd(line[..sign].Trim(), line[(sign + 1)..].Trim());
    }

    /// <summary>
    /// What tells ImageJ the distance of planes along z, for a second description behind OME-XML: of two, ImageJ takes
    /// the last, and libtiff, tifffile and Bio-Formats the first. With the closing NUL.
    /// </summary>
    internal static byte[] OfStep(double um) => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"ImageJ=1.52i\nspacing={um}\nunit=um\n\0"));

    /// <summary>Reads a description; null where it is not ImageJ's.</summary>
    internal static ImageJDescription? Of(string? text) =>
        text != null && text.StartsWith("ImageJ=", StringComparison.Ordinal) ? new ImageJDescription(text) : null;

    /// <summary>Images in the file, at least 1.</summary>
    internal int Images => (int)Math.Clamp(Number("images") ?? 1, 1, int.MaxValue);

    /// <summary>Width and height of a pixel in µm; null where they are not told in a unit of length.</summary>
    /// <param name="perUnitX">The resolution along columns, pixels per unit, as the tag says.</param>
    /// <param name="perUnitY">The same along rows.</param>
    internal (double Width, double Height)? PixelUm(double? perUnitX, double? perUnitY)
    {
        var um = PixelPitch.UmIn(_values.GetValueOrDefault("unit"));
        // ImageJ has the height in a unit of its own only where it was made so by hand.
        var umDown = _values.TryGetValue("yunit", out var yUnit) ? PixelPitch.UmIn(yUnit) : um;
        return um / perUnitX is { } width && umDown / (perUnitY ?? perUnitX) is { } height && IsLength(width)
            && IsLength(height)
                ? (width, height)
                : null;

        static bool IsLength(double value) => value > 0 && double.IsFinite(value);
    }

    /// <summary>Time from frame to frame, where the stack is a series of frames only; else null.</summary>
    internal TimeSpan? FrameInterval
    {
        get
        {
            if (Number("slices") > 1 || Number("channels") > 1)
                return null;
            var seconds = Number("finterval") ?? 1 / Number("fps");
            var scale = _values.GetValueOrDefault("tunit") switch
            {
                null or "" or "s" or "sec" or "second" or "seconds" => 1,
                "ms" or "msec" => 1e-3,
                "min" => 60,
                "h" or "hour" => 3600,
                _ => double.NaN,
            };
            return seconds * scale is { } interval and > 0 and < 1e9 ? TimeSpan.FromSeconds(interval) : null;
        }
    }

    private double? Number(string key) => double.TryParse(_values.GetValueOrDefault(key), NumberStyles.Float,
        CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
