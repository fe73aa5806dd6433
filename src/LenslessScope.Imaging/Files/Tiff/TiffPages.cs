namespace LenslessScope.Imaging;

/// <summary>A page: where its pixels lie.</summary>
/// <param name="FileName">The file, relative to the one that was asked for; null for that one itself.</param>
/// <param name="Number">The number of its directory in the file's chain; -1 where it is not in it.</param>
/// <param name="Directory">The directory; null in another file.</param>
/// <param name="Within">Which of the images that follow each other behind one directory, from 0.</param>
/// <param name="Plane">What OME-XML says it is; null where it says nothing.</param>
internal sealed record TiffPage(
    string? FileName, int Number, TiffDirectory? Directory, int Within = 0, OmePlane? Plane = null);

/// <summary>The pages of a TIFF in the order that the file says: OME-XML, ImageJ, or the directories.</summary>
internal static class TiffPages
{
    /// <summary>The pages of an open file, at least one.</summary>
    internal static IReadOnlyList<TiffPage> Of(TiffFile tiff)
    {
        var description = tiff.Description;
        if (OmeDocument.Of(description) is { } document && OfSet(tiff, document) is { Count: > 0 } planes)
            return planes;
        var images = tiff.FullImages();
        if (images is [var only] && tiff.Chain.Count == 1 && ImageJDescription.Of(description) is { Images: > 1 } stack
            && (only.Number(TiffFile.Tags.Compression) ?? 1) == 1)
            return [.. Enumerable.Range(0, Checked(tiff, only, stack.Images))
                .Select(i => new TiffPage(null, 0, only, i))];
        var numbers = tiff.Chain.Select((directory, i) => (directory.Offset, i)).ToDictionary();
        return [.. images.Select(image => new TiffPage(null, numbers.GetValueOrDefault(image.Offset, -1), image))];
    }

    /// <summary>The planes of a document that stands in a file of its own.</summary>
    internal static IReadOnlyList<TiffPage> OfCompanion(InputFile file, OmeDocument document)
    {
        var planes = document.Planes(null, 0, name => File.Exists(Beside(file.Path, name)));
        return planes.Count > 0
            ? [.. planes.Select(plane => new TiffPage(plane.FileName, plane.Directory, null, 0, plane))]
            : throw file.Fail("it is an OME companion file that names no TIFF. Give the TIFF files themselves.");
    }

    /// <summary>The path of a file that another one names.</summary>
    internal static string Beside(string path, string name) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", name.Replace("\0", "", StringComparison.Ordinal));

    private static IReadOnlyList<TiffPage> OfSet(TiffFile tiff, OmeDocument document)
    {
        var path = tiff.File.Path;
        if (document.MetadataFile is { } companion)
        {
            // Without its companion the pixels can be read all the same, in the order of the file.
            if (!File.Exists(Beside(path, companion)) || Companion(Beside(path, companion)) is not { } whole)
                return [];
            document = whole;
        }
        return [.. document
            .Planes(Path.GetFileName(path), tiff.Chain.Count, name => File.Exists(Beside(path, name)))
            .Select(plane => plane.FileName == null
                ? new TiffPage(null, plane.Directory, tiff.Chain[plane.Directory], 0, plane)
                : new TiffPage(plane.FileName, plane.Directory, null, 0, plane))];
    }

    private static OmeDocument? Companion(string path)
    {
        try
        {
            return OmeDocument.Of(System.Text.Encoding.UTF8.GetString(InputFile.At(path).AllBytes()));
        }
        catch (ImageFileException)
        {
            return null;
        }
    }

    private static int Checked(TiffFile tiff, TiffDirectory image, int images)
    {
        var (start, length) = TiffReader.Contiguous(tiff, image);
        var room = (tiff.File.Length - start) / length;
        return images <= room
            ? images
            : throw tiff.File.Fail($"ImageJ's description says that it has {images} images, but there is room for " +
                $"{room}. It is damaged or cut short: copy or record it again.");
    }
}
