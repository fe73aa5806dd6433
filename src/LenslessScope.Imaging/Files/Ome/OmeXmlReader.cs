using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace LenslessScope.Imaging;

/// <summary>What OME-XML says about one page of a TIFF. Anything missing, strange or in an unknown unit is null: bad
/// metadata never keeps the pixels from being read.</summary>
internal readonly record struct OmeXmlReader(double? PixelUm, double? WavelengthNm, double? ZUm, double? ExposureMs)
{
    /// <summary>Reads a description of any OME schema of 2013 or later (matched by local names).</summary>
    /// <param name="description">The description of the file's first page; anything at all.</param>
    /// <param name="page">The page, from 0.</param>
    internal static OmeXmlReader Read(string? description, int page)
    {
        if (description is null || !description.Contains("<OME", StringComparison.Ordinal))
            return default;
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var xml = XmlReader.Create(new StringReader(description.TrimEnd('\0')), settings);
            var root = XElement.Load(xml);
            var pixels = Named(root, "Image").SelectMany(image => Named(image, "Pixels")).FirstOrDefault();
            return pixels is null ? default : OfPage(pixels, page);
        }
        catch (XmlException)
        {
            return default;
        }
    }

    private static OmeXmlReader OfPage(XElement pixels, int page)
    {
        var pitch = Length(pixels, "PhysicalSizeX", "µm", toNm: false);
        var sameDown = pitch == Length(pixels, "PhysicalSizeY", "µm", toNm: false);

        var planes = Named(pixels, "Plane").ToList();
        var at = PositionOf(pixels, page);
        var plane = at is { } place
            ? planes.FirstOrDefault(p => (Whole(p, "TheZ"), Whole(p, "TheC"), Whole(p, "TheT")) == place)
            : planes.Count == 1 && page == 0 ? planes[0] : null;

        var channels = Named(pixels, "Channel").ToList();
        var channel = channels.Count == 1 ? channels[0] : channels.ElementAtOrDefault(at?.C ?? -1);
        var light = channel is null ? null : Named(channel, "LightSourceSettings").FirstOrDefault();
        return new OmeXmlReader(
            sameDown ? pitch : null,
            Length(light, "Wavelength", "nm", toNm: true) ??
                Length(channel, "ExcitationWavelength", "nm", toNm: true) ??
                Length(channel, "EmissionWavelength", "nm", toNm: true),
            Length(plane, "PositionZ", "reference frame", toNm: false),
            Milliseconds(plane));
    }

    /// <summary>Which plane a page holds: a TiffData element covers PlaneCount pages from IFD on, which run through
    /// Z, C and T from its first plane in the order that DimensionOrder gives.</summary>
    private static (int Z, int C, int T)? PositionOf(XElement pixels, int page)
    {
        foreach (var data in Named(pixels, "TiffData"))
        {
            var first = Whole(data, "IFD");
            var count = Number(data, "PlaneCount") ?? (data.Attribute("IFD") is null ? int.MaxValue : 1);
            if (page < first || page - first >= count)
                continue;
            long step = page - first;
            var place = new Dictionary<char, long>();
            foreach (var axis in pixels.Attribute("DimensionOrder")?.Value.Skip(2) ?? "ZCT")
            {
                var size = Math.Max(1, Whole(pixels, "Size" + axis));
                step += Whole(data, "First" + axis);
                place[axis] = step % size;
                step /= size;
            }
            return ((int)place.GetValueOrDefault('Z'), (int)place.GetValueOrDefault('C'),
                (int)place.GetValueOrDefault('T'));
        }
        return null;
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

    private static double? Milliseconds(XElement? plane)
    {
        var factor = Unit(plane, "ExposureTime", "s") switch
        {
            "s" => 1e3,
            "ms" => 1,
            "µs" or "μs" => 1e-3,
            "ns" => 1e-6,
            "min" => 6e4,
            _ => double.NaN,
        };
        return Number(plane, "ExposureTime") * factor is { } value && double.IsFinite(value) && value >= 0
            ? value
            : null;
    }

    private static IEnumerable<XElement> Named(XElement parent, string name) =>
        parent.Elements().Where(e => e.Name.LocalName == name);

    private static string Unit(XElement? element, string name, string defaultUnit) =>
        element?.Attribute(name + "Unit")?.Value ?? defaultUnit;

    private static int Whole(XElement element, string name) =>
        Number(element, name) is { } value and >= 0 and <= int.MaxValue ? (int)value : 0;

    private static double? Number(XElement? element, string name) => double.TryParse(element?.Attribute(name)?.Value,
        NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
