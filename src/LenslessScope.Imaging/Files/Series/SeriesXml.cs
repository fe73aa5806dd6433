using System.Globalization;
using System.Text;

namespace LenslessScope.Imaging;

/// <summary>
/// The OME-XML of a series, in pieces of ASCII. Schema: http://www.openmicroscopy.org/Schemas/OME/2016-06, whose order
/// of elements is kept. Between elements and between attributes blanks mean nothing: that is where room is kept.
/// </summary>
internal sealed class SeriesXml
{
    private const string Schema = "http://www.openmicroscopy.org/Schemas/OME/2016-06";
    private const string FramesDescription =
        "By the number of the frame in the plan: wall clock, time stamp of the driver in ns and its clock.";

    private readonly SeriesDescription _series;

    internal SeriesXml(SeriesDescription series, string creator)
    {
        _series = series;
        var s = series;
        var type = s.Pixels == SeriesPixels.Gray16 ? "uint16" : "uint8";
        var interleaved = s.SamplesPerPixel > 1 ? "true" : "false";
        Start =
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <OME xmlns="{Schema}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{
                Schema} {Schema}/ome.xsd" Creator="{Escape(creator)}">
              <Image ID="Image:0" Name="{Escape(s.Name)}">
                <AcquisitionDate>{s.AcquiredAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}</AcquisitionDate>
                {(s.Description is null ? "" : $"<Description>{Escape(s.Description)}</Description>")}
                <Pixels ID="Pixels:0" DimensionOrder="{s.DimensionOrder}" Type="{type}" BigEndian="false" Interleaved="{
                interleaved}" SizeX="{s.Width}" SizeY="{s.Height}"{Length("PhysicalSizeX",
                s.PixelUm)}{Length("PhysicalSizeY", s.PixelUm)}{Length("PhysicalSizeZ", s.ZStepUm)}
            """ + " ";
        AfterPlanes =
            $"""
                </Pixels>
                <AnnotationRef ID="Annotation:Frames"/>{(
                s.Annotations.Count > 0 ? "<AnnotationRef ID=\"Annotation:Facts\"/>" : "")}
              </Image>
              <StructuredAnnotations>
                {(s.Annotations.Count == 0 ? "" : $"""
                <MapAnnotation ID="Annotation:Facts" Namespace="urn:lenslessscope:facts"><Value>{
                    string.Concat(s.Annotations.Select(pair => $"<M K=\"{Escape(pair.Key)}\">{Escape(pair.Value)}</M>"))
                }</Value></MapAnnotation>
                """)}
                <MapAnnotation ID="Annotation:Frames" Namespace="urn:lenslessscope:frames">
                  <Description>{FramesDescription}</Description>
                  <Value>

            """;
    }

    /// <summary>From the beginning into the tag Pixels, to where its sizes follow.</summary>
    internal string Start { get; }

    /// <summary>After the slots of planes, to where those of times follow.</summary>
    internal string AfterPlanes { get; }

    /// <summary>After the slots of times.</summary>
    internal static string End => "      </Value>\n    </MapAnnotation>\n  </StructuredAnnotations>\n</OME>\n";

    /// <summary>The end of the tag Pixels with the sizes, and the channels.</summary>
    /// <param name="extent">How many there are along each axis; 0 while there are none.</param>
    /// <param name="wavelengthsNm">Of each channel of the series; null for unknown.</param>
    internal string SizesAndChannels((int T, int C, int Z) extent, IReadOnlyList<double?> wavelengthsNm)
    {
        var text = new StringBuilder();
        text.Append($"SizeZ=\"{extent.Z}\" SizeC=\"{extent.C * _series.SamplesPerPixel}\" SizeT=\"{extent.T}\">\n");
        for (var c = 0; c < extent.C; c++)
        {
            // The light passes the sample: what reaches the sensor has the wavelength of the source. Programs look for
            // it
            // under either name.
            var light = wavelengthsNm[c] is { } nm
                ? $" ExcitationWavelength=\"{Number(nm)}\" ExcitationWavelengthUnit=\"nm\"" +
                    $" EmissionWavelength=\"{Number(nm)}\" EmissionWavelengthUnit=\"nm\""
                : "";
            text.Append($"<Channel ID=\"Channel:0:{c}\" Name=\"{Escape(_series.ChannelNames[c])}\" " +
                $"SamplesPerPixel=\"{_series.SamplesPerPixel}\" IlluminationType=\"Transmitted\"{light}/>\n");
        }
        return text.ToString();
    }

    // SizeC counts the samples of colour pixels; places count channels, as other programs read and write them.
    /// <summary>Which plane a page holds.</summary>
    internal static string Data(SeriesPage page) =>
        $"<TiffData FirstZ=\"{page.Plane.Z}\" FirstC=\"{page.Plane.C}\" FirstT=\"{page.Plane.T}\" " +
        $"IFD=\"{page.Page}\" PlaneCount=\"1\"/>";

    /// <summary>What is known of a plane.</summary>
    internal string Plane(SeriesPlane plane) =>
        $"<Plane TheZ=\"{plane.Z}\" TheC=\"{plane.C}\" TheT=\"{plane.T}\"" +
        $" DeltaT=\"{(plane.Elapsed ?? plane.Time - _series.AcquiredAt).TotalSeconds:0.######}\"" +
        (plane.ExposureMs is { } ms ? $" ExposureTime=\"{ms:0.######}\" ExposureTimeUnit=\"ms\"" : "") +
        Position("X", plane.XUm) + Position("Y", plane.YUm) + Position("Z", plane.ZUm) + "/>";

    /// <summary>When a frame was recorded.</summary>
    internal static string Time(SeriesPlane plane) =>
        $"<M K=\"{plane.Number}\">{plane.Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}" +
        (plane.TimestampNs is { } ns ? $" {ns} {plane.Clock}" : "") + "</M>";

    private static string Position(string axis, double? um) =>
        um is { } value ? $" Position{axis}=\"{Rounded(value)}\" Position{axis}Unit=\"&#181;m\"" : "";

    // What rounds to nothing has no sign.
    private static string Rounded(double um) =>
        um.ToString("0.####", CultureInfo.InvariantCulture) is var text and not "-0" ? text : "0";

    private static string Length(string name, double? um) =>
        um is { } value ? $" {name}=\"{Number(value)}\" {name}Unit=\"&#181;m\"" : "";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // Others than ASCII as character references, since TIFF allows ASCII only.
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            _ = rune.Value is '<' or '>' or '&' or '"' or < 0x20 or > 0x7E
                ? escaped.Append($"&#{rune.Value};")
                : escaped.Append((char)rune.Value);
        return escaped.ToString();
    }
}
