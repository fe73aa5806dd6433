using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LenslessScope.Imaging;

/// <summary>
/// The OME-XML of one image of one plane or of several along z. Schema:
/// http://www.openmicroscopy.org/Schemas/OME/2016-06, whose order of elements is kept.
/// </summary>
internal static class OmeXmlWriter
{
    private const string Schema = "http://www.openmicroscopy.org/Schemas/OME/2016-06";
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly XNamespace s_ome = Schema;
    private static readonly XNamespace s_instance = Instance;

    /// <summary>The document in ASCII: other characters are character references, as TIFF allows ASCII only.</summary>
    /// <param name="metadata">Checked metadata.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="zUm">Position of each plane; null where it is not known.</param>
    /// <param name="pixelType">OME's name: uint8, uint16 or float.</param>
    /// <param name="creator">The program and its version.</param>
    internal static byte[] Write(OmeMetadata metadata, int height, int width, IReadOnlyList<double?> zUm,
        string pixelType, string creator)
    {
        var light = metadata.WavelengthNm is not null;
        var root = new XElement(s_ome + "OME",
            new XAttribute("xmlns", Schema),
            new XAttribute(XNamespace.Xmlns + "xsi", Instance),
            new XAttribute(s_instance + "schemaLocation", $"{Schema} {Schema}/ome.xsd"),
            new XAttribute("Creator", creator),
            light ? Element("Instrument", ("ID", "Instrument:0"),
                Element("GenericExcitationSource", ("ID", "LightSource:0"))) : null,
            Image(metadata, height, width, zUm, pixelType, light),
            Annotations(metadata));

        var text = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = Encoding.ASCII, OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize,
        };
        text.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        using (var writer = XmlWriter.Create(text, settings))
            root.WriteTo(writer);
        return text.ToArray();
    }

    private static XElement Image(OmeMetadata metadata, int height, int width, IReadOnlyList<double?> zUm,
        string pixelType, bool light) =>
        Element("Image", ("ID", "Image:0"), ("Name", metadata.Name),
            metadata.AcquiredAt is { } at
                ? new XElement(s_ome + "AcquisitionDate", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
                    CultureInfo.InvariantCulture))
                : null,
            metadata.Description is { } description ? new XElement(s_ome + "Description", description) : null,
            light ? Element("InstrumentRef", ("ID", "Instrument:0")) : null,
            Element("Pixels", ("ID", "Pixels:0"), ("DimensionOrder", "XYZCT"), ("Type", pixelType),
                ("BigEndian", "false"), ("Interleaved", "false"),
                ("SizeX", width), ("SizeY", height), ("SizeZ", zUm.Count), ("SizeC", 1), ("SizeT", 1),
                ("PhysicalSizeX", metadata.PixelUm), ("PhysicalSizeXUnit", metadata.PixelUm is null ? null : "µm"),
                ("PhysicalSizeY", metadata.PixelUm), ("PhysicalSizeYUnit", metadata.PixelUm is null ? null : "µm"),
                ("PhysicalSizeZ", Spacing(zUm)), ("PhysicalSizeZUnit", Spacing(zUm) is null ? null : "µm"),
                Channel(metadata),
                Element("TiffData", ("FirstZ", 0), ("FirstC", 0), ("FirstT", 0), ("IFD", 0), ("PlaneCount", zUm.Count)),
                zUm.Select((z, i) => Plane(metadata, z, i))),
            metadata.Annotations.Count > 0 ? Element("AnnotationRef", ("ID", "Annotation:0")) : null);

    // The light passes the sample: what reaches the sensor has the wavelength of the source. Programs look for it under
    // either name, so both are given, besides the source's own.
    private static XElement Channel(OmeMetadata metadata)
    {
        var nm = metadata.WavelengthNm;
        return Element("Channel", ("ID", "Channel:0:0"), ("Name", metadata.ChannelName ?? metadata.Name),
            ("SamplesPerPixel", 1), ("IlluminationType", "Transmitted"),
            ("ExcitationWavelength", nm), ("ExcitationWavelengthUnit", nm is null ? null : "nm"),
            ("EmissionWavelength", nm), ("EmissionWavelengthUnit", nm is null ? null : "nm"),
            nm is null ? null : Element("LightSourceSettings", ("ID", "LightSource:0"), ("Wavelength", nm),
                ("WavelengthUnit", "nm")));
    }

    private static XElement? Plane(OmeMetadata metadata, double? zUm, int index) =>
        zUm is null && metadata.ExposureMs is null
        ? null
        : Element("Plane", ("TheZ", index), ("TheC", 0), ("TheT", 0),
            ("ExposureTime", metadata.ExposureMs), ("ExposureTimeUnit", metadata.ExposureMs is null ? null : "ms"),
            ("PositionZ", zUm), ("PositionZUnit", zUm is null ? null : "µm"));

    // From plane to plane, to a thousandth of it; null where it is not the same everywhere.
    internal static double? Spacing(IReadOnlyList<double?> zUm)
    {
        if (zUm.Count < 2)
            return null;
        var mean = (zUm[^1] - zUm[0]) / (zUm.Count - 1);
        return zUm.Skip(1).Zip(zUm, (next, z) => next - z)
            .All(step => Math.Abs(step!.Value - mean!.Value) <= 1e-3 * Math.Abs(mean.Value))
            ? Math.Abs(mean!.Value)
            : null;
    }

    private static XElement? Annotations(OmeMetadata metadata) => metadata.Annotations.Count == 0
        ? null
        : new XElement(s_ome + "StructuredAnnotations",
            Element("MapAnnotation", ("ID", "Annotation:0"), ("Namespace", "urn:lenslessscope:parameters"),
                new XElement(s_ome + "Value", metadata.Annotations.Select(pair =>
                    new XElement(s_ome + "M", new XAttribute("K", pair.Key), pair.Value)))));

    /// <summary>An element of attributes, given as (name, value) pairs, and of children; what is null is left
    /// out.</summary>
    private static XElement Element(string name, params object?[] content) =>
        new(s_ome + name, content.Select(item => item switch
        {
            (string _, null) => null,
            (string attribute, double number) =>
                new XAttribute(attribute, number.ToString("R", CultureInfo.InvariantCulture)),
            (string attribute, { } value) => new XAttribute(attribute, value),
            _ => item,
        }));
}
