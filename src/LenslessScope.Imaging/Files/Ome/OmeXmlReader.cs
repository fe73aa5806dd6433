using System.Globalization;
using System.Xml.Linq;

namespace LenslessScope.Imaging;

/// <summary>What OME-XML says about one page of a TIFF. Anything missing, strange or in an unknown unit is null: bad
/// metadata never keeps the pixels from being read.</summary>
internal readonly record struct OmeXmlReader(double? PixelUm, double? WavelengthNm, double? ZUm, double? ExposureMs)
{
    /// <summary>Width and height of a pixel where they differ; else null.</summary>
    internal (double Width, double Height)? OblongPixelUm { get; private init; }

    /// <summary>Time from frame to frame, where the image is a series of frames only; else null.</summary>
    internal TimeSpan? FrameInterval { get; private init; }

    /// <summary>Reads a description.</summary>
    /// <param name="description">The description of the file's first page; anything at all.</param>
    /// <param name="page">The page, from 0, in the order of the document.</param>
    internal static OmeXmlReader Read(string? description, int page)
    {
        if (OmeDocument.Of(description) is not { FirstPixels: { } pixels } document)
            return default;
        return document.Planes("", int.MaxValue, _ => true).ElementAtOrDefault(page) is { } plane
            ? OmeDocument.Facts(plane)
            : OfPlane(pixels, null);
    }

    /// <summary>What is said of a plane.</summary>
    /// <param name="pixels">The element Pixels.</param>
    /// <param name="at">The plane's place; null where it is not known.</param>
    internal static OmeXmlReader OfPlane(XElement pixels, (int Z, int C, int T)? at)
    {
        var pitch = Length(pixels, "PhysicalSizeX", "µm", toNm: false);
        var down = Length(pixels, "PhysicalSizeY", "µm", toNm: false);
        var square = pitch is { } x && down is { } y && PixelPitch.AreAlike(x, y);

        var planes = Named(pixels, "Plane").ToList();
        var plane = at is { } place
            ? planes.FirstOrDefault(p => (Whole(p, "TheZ"), Whole(p, "TheC"), Whole(p, "TheT")) == place)
            : planes.Count == 1 ? planes[0] : null;

        var channels = Named(pixels, "Channel").ToList();
        var channel = channels.Count == 1 ? channels[0] : channels.ElementAtOrDefault(at?.C ?? -1);
        var light = channel is null ? null : Named(channel, "LightSourceSettings").FirstOrDefault();
        return new OmeXmlReader(
            square ? pitch : null,
            Length(light, "Wavelength", "nm", toNm: true) ??
                Length(channel, "ExcitationWavelength", "nm", toNm: true) ??
                Length(channel, "EmissionWavelength", "nm", toNm: true),
            Length(plane, "PositionZ", "reference frame", toNm: false),
            Milliseconds(plane, "ExposureTime"))
        {
            OblongPixelUm = pitch is { } width && down is { } height && !square ? (width, height) : null,
            FrameInterval = Whole(pixels, "SizeZ") <= 1 && channels.Count <= 1 &&
                (Milliseconds(pixels, "TimeIncrement") ?? EvenStep(planes)) is { } ms and > 0 and < 1e12
                    ? TimeSpan.FromMilliseconds(ms)
                    : null,
        };
    }

    // The mean step of the planes' own times, where all have one and no step is far from it.
    private static double? EvenStep(List<XElement> planes)
    {
        const double mostPart = 0.5;
        var times = planes.OrderBy(plane => Whole(plane, "TheT"))
            .Select(plane => Milliseconds(plane, "DeltaT")).ToList();
        if (times.Count < 2 || times.Contains(null))
            return null;
        var step = (times[^1] - times[0]) / (times.Count - 1);
        return times.Zip(times.Skip(1), (before, after) => after - before)
            .All(apart => Math.Abs(apart!.Value - step!.Value) <= mostPart * step)
                ? step
                : null;
    }

    private static double? Length(XElement? element, string name, string defaultUnit, bool toNm)
    {
        var factorUm = Unit(element, name, defaultUnit) switch
        {
            "nm" => 1e-3,
            "µm" or "μm" => 1, // the micro sign and the Greek letter
            "mm" => 1e3,
            "cm" => 1e4,
            "m" => 1e6,
            "Å" => 1e-4,
            "pm" => 1e-6,
            _ => double.NaN, // "pixel", "reference frame": no length
        };
        var length = Number(element, name) * (toNm ? factorUm * 1e3 : factorUm);
        return length is { } value && double.IsFinite(value) && (value > 0 || name == "PositionZ") ? value : null;
    }

    private static double? Milliseconds(XElement? element, string name)
    {
        var factor = Unit(element, name, "s") switch
        {
            "s" => 1e3,
            "ms" => 1,
            "µs" or "μs" => 1e-3,
            "ns" => 1e-6,
            "min" => 6e4,
            _ => double.NaN,
        };
        return Number(element, name) * factor is { } value && double.IsFinite(value) && value >= 0
            ? value
            : null;
    }

    internal static IEnumerable<XElement> Named(XElement parent, string name) =>
        parent.Elements().Where(e => e.Name.LocalName == name);

    private static string Unit(XElement? element, string name, string defaultUnit) =>
        element?.Attribute(name + "Unit")?.Value ?? defaultUnit;

    internal static int Whole(XElement element, string name) =>
        Number(element, name) is { } value and >= 0 and <= int.MaxValue ? (int)value : 0;

    internal static double? Number(XElement? element, string name) => double.TryParse(element?.Attribute(name)?.Value,
        NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
