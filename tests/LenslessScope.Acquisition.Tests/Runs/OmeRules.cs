using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace LenslessScope.Acquisition.Tests;

/// <summary>
/// What readers of OME-TIFF demand: the schema (<c>ome-subset.xsd</c>), and what it cannot say. Files are opened by
/// tifffile, so nothing of the writer is used.
/// </summary>
internal static class OmeRules
{
    private static readonly XNamespace s_ome = "http://www.openmicroscopy.org/Schemas/OME/2016-06";

    /// <summary>All rules that the OME-TIFFs of a folder break.</summary>
    /// <param name="folder">The folder of a run.</param>
    /// <param name="complete">Whether every plane of the sizes must be there.</param>
    public static IReadOnlyList<string> BrokenIn(string folder, bool complete) =>
        [.. Directory.EnumerateFiles(folder, "*.ome.tif").Order(StringComparer.Ordinal)
            .SelectMany(path => Broken(path, complete).Select(rule => $"{Path.GetFileName(path)}: {rule}"))];

    /// <summary>The rules of the schema that a text breaks.</summary>
    public static IReadOnlyList<string> BrokenBy(string xml)
    {
        var broken = new List<string>();
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
                ValidationFlags = XmlSchemaValidationFlags.ProcessIdentityConstraints
                | XmlSchemaValidationFlags.ReportValidationWarnings, // no schema is loaded from elsewhere
        };
        settings.Schemas.Add(s_ome.NamespaceName,
            Path.Combine(Checkout.Path, "tests", "LenslessScope.Acquisition.Tests", "Runs", "ome-subset.xsd"));
        settings.ValidationEventHandler += (_, e) => broken.Add(e.Message);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }
        return broken;
    }

    private static IEnumerable<string> Broken(string path, bool complete)
    {
        using var tiff = JsonDocument.Parse(Tifffile(path));
        var xml = tiff.RootElement.GetProperty("xml").GetString()!;
        foreach (var rule in BrokenBy(xml))
            yield return rule;
        if (xml.Any(character => character > 0x7F))
            yield return "TIFF allows ASCII only in a description.";

        var pixels = XDocument.Parse(xml).Descendants(s_ome + "Pixels").Single();
        var channels = pixels.Elements(s_ome + "Channel").ToList();
        var samples = Number(channels[0], "SamplesPerPixel");
        (long Z, long C, long T) sizes = (Number(pixels, "SizeZ"), Number(pixels, "SizeC") / samples,
            Number(pixels, "SizeT"));
        if (channels.Count != sizes.C || channels.Sum(c => Number(c, "SamplesPerPixel")) != Number(pixels, "SizeC"))
            yield return $"{channels.Count} channels for SizeC {Number(pixels, "SizeC")}.";

        var data = pixels.Elements(s_ome + "TiffData").ToList();
        var pages = tiff.RootElement.GetProperty("pages").GetInt64();
        foreach (var element in data)
            if (Number(element, "FirstZ") >= sizes.Z || Number(element, "FirstC") >= sizes.C
                || Number(element, "FirstT") >= sizes.T || Number(element, "IFD") >= pages || Number(element,
                    "PlaneCount") != 1)
                yield return $"{element} is outside of the sizes, or of the {pages} pages.";
        if (data.Count != pages)
            yield return $"{data.Count} planes are claimed, {pages} pages are there.";
        if (data.Count != pixels.Elements(s_ome + "Plane").Count())
            yield return "A Plane has no TiffData, or the other way round.";
        if (complete && data.Count != sizes.Z * sizes.C * sizes.T)
            yield return $"{data.Count} planes of {sizes}.";

        var page = tiff.RootElement.GetProperty("page");
        var (type, width, height) = (page[0].GetString(), page[1].GetInt64(), page[2].GetInt64());
        if (type != pixels.Attribute("Type")!.Value || width != Number(pixels, "SizeX") || height != Number(pixels,
            "SizeY")
            || page[3].GetInt64() != samples)
            yield return $"the pages are {page}, the XML says {pixels.Attribute("Type")} and other sizes.";
    }

    private static long Number(XElement element, string attribute) =>
        long.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static string Tifffile(string path)
    {
        const string script = """
            import sys, json, tifffile
            with tifffile.TiffFile(sys.argv[1]) as tiff:
                p = tiff.pages[0]
                assert all((q.shape, q.dtype) == (p.shape, p.dtype) for q in tiff.pages)
                print(json.dumps({'xml': tiff.ome_metadata, 'pages': len(tiff.pages),
                    'page': [str(p.dtype), p.imagewidth, p.imagelength, p.samplesperpixel]}))
            """;
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", script, path])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = python.StandardOutput.ReadToEnd();
        var error = python.StandardError.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, error);
        return output;
    }
}
