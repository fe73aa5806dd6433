using System.Xml;
using System.Xml.Linq;
using static LenslessScope.Imaging.OmeXmlReader;

namespace LenslessScope.Imaging;

/// <summary>One plane of an OME document and where its pixels lie.</summary>
/// <param name="Pixels">The element Pixels that it belongs to.</param>
/// <param name="Z">Place along z, from 0.</param>
/// <param name="C">Channel, from 0.</param>
/// <param name="T">Place along time, from 0.</param>
/// <param name="FileName">The file with its pixels, relative to the document; null for the file that holds the
/// document.</param>
/// <param name="Directory">The number of the TIFF directory there, from 0.</param>
internal sealed record OmePlane(XElement Pixels, int Z, int C, int T, string? FileName, int Directory);

/// <summary>OME-XML as a list of planes, in the order that it says: image by image, through the axes of each in its
/// DimensionOrder. Schema: any of 2013 or later (matched by local names).</summary>
internal sealed class OmeDocument
{
    // More planes than any set of files has; a document that claims more is damaged.
    private const int MostPlanes = 1 << 21;

    private readonly XElement _root;

    private OmeDocument(XElement root) => _root = root;

    /// <summary>The document in a description; null where there is none, or a damaged one.</summary>
    internal static OmeDocument? Of(string? description)
    {
        if (description is null || !description.Contains("<OME", StringComparison.Ordinal))
            return null;
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var xml = XmlReader.Create(new StringReader(description.TrimEnd('\0')), settings);
            return new OmeDocument(XElement.Load(xml));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The file that has the metadata where this one says only which set it belongs to; else null.</summary>
    internal string? MetadataFile =>
        Named(_root, "BinaryOnly").FirstOrDefault()?.Attribute("MetadataFile")?.Value is { Length: > 0 } name
            ? name
            : null;

    /// <summary>The first image's Pixels; null without any.</summary>
    internal XElement? FirstPixels => AllPixels.FirstOrDefault();

    private IEnumerable<XElement> AllPixels =>
        Named(_root, "Image").SelectMany(image => Named(image, "Pixels"));

    /// <summary>The planes that have pixels, in their order; empty where the document does not say, or says what cannot
    /// be.
    /// </summary>
    /// <param name="ownName">Name of the file that holds the document; null for a document on its own.</param>
    /// <param name="directories">How many directories that file has.</param>
    /// <param name="exists">Whether there is a file of a name.</param>
    internal IReadOnlyList<OmePlane> Planes(string? ownName, int directories, Predicate<string> exists)
    {
        var planes = new List<OmePlane>();
        foreach (var pixels in AllPixels)
        {
            var places = new SortedDictionary<long, OmePlane>();
            var axes = new OmeAxes(pixels);
            foreach (var data in Named(pixels, "TiffData"))
                if (!Add(places, axes, data, ownName, directories))
                    return [];
            planes.AddRange(places.Values);
        }
        // A file on its own that was renamed is still the one that the document means.
        var others = planes.Select(plane => plane.FileName).Distinct().ToList();
        if (ownName != null && others is [{ } renamed] && !exists(renamed))
            planes = [.. planes.Where(plane => plane.Directory < directories)
                .Select(plane => plane with { FileName = null })];
        return planes;
    }

    /// <summary>What the document says of a plane.</summary>
    internal static OmeXmlReader Facts(OmePlane plane) => OfPlane(plane.Pixels, (plane.Z, plane.C, plane.T));

    // A TiffData element covers PlaneCount directories from IFD on, which run through the axes from its first plane.
    private bool Add(SortedDictionary<long, OmePlane> places, OmeAxes axes, XElement data, string? ownName,
        int directories)
    {
        var name = FileNameOf(data, ownName);
        var first = Whole(data, "IFD");
        var at = axes.Number(Whole(data, "FirstZ"), Whole(data, "FirstC"), Whole(data, "FirstT"));
        var count = Number(data, "PlaneCount") ??
            (data.Attribute("IFD") is null && name == null ? directories - first : 1);
        for (var i = 0; i < Math.Min(count, axes.Planes - at); i++)
        {
            if (name == null && first + i >= directories)
                break;
            if (places.Count >= MostPlanes)
                return false;
            var (z, c, t) = axes.Place(at + i);
            places.TryAdd(at + i, new OmePlane(axes.Pixels, z, c, t, name, first + i));
        }
        return true;
    }

    private string? FileNameOf(XElement data, string? ownName)
    {
        var uuid = Named(data, "UUID").FirstOrDefault();
        var name = uuid?.Attribute("FileName")?.Value;
        var own = ownName != null && (uuid is null || name is null or "" || name == ownName ||
            uuid.Value.Trim() is { Length: > 0 } id && id == _root.Attribute("UUID")?.Value.Trim());
        return own ? null : name ?? "";
    }
}

/// <summary>The axes of an image besides rows and columns: how its planes are numbered.</summary>
internal sealed class OmeAxes
{
    private readonly (char Axis, long Size)[] _axes;

    internal OmeAxes(XElement pixels)
    {
        Pixels = pixels;
        var order = pixels.Attribute("DimensionOrder")?.Value is { Length: 5 } given ? given[2..] : "ZCT";
        if (new string([.. order.Order()]) != "CTZ")
            order = "ZCT";
        // SizeC counts the samples of colour pixels, places count channels.
        var channels = Named(pixels, "Channel").Count();
        _axes = [.. order.Select(axis => (axis,
            (long)Math.Max(1, axis == 'C' && channels > 0 ? channels : Whole(pixels, "Size" + axis))))];
    }

    internal XElement Pixels { get; }

    /// <summary>The number of planes that there can be.</summary>
    internal double Planes => _axes.Aggregate(1.0, (all, axis) => all * axis.Size);

    /// <summary>The number of a plane.</summary>
    internal long Number(int z, int c, int t)
    {
        var (number, step) = (0L, 1L);
        foreach (var (axis, size) in _axes)
        {
            number += Math.Min(axis switch { 'Z' => z, 'C' => c, _ => t }, size) * step;
            step *= size;
            if (step > int.MaxValue)
                break;
        }
        return number;
    }

    /// <summary>The place of the plane of a number.</summary>
    internal (int Z, int C, int T) Place(long number)
    {
        int z = 0, c = 0, t = 0;
        foreach (var (axis, size) in _axes)
        {
            var at = (int)(number % size);
            number /= size;
            (z, c, t) = axis switch { 'Z' => (at, c, t), 'C' => (z, at, t), _ => (z, c, at) };
        }
        return (z, c, t);
    }
}
