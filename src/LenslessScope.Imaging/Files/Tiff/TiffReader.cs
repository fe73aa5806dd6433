using LenslessScope.Imaging.Native;
using static LenslessScope.Imaging.TiffFile;

namespace LenslessScope.Imaging;

/// <summary>TIFF: one page, numbers as stored (inverted where zero is white), the picture as it is to be seen. Samples
/// beyond grey or colour are left out.</summary>
internal static class TiffReader
{
    internal static IReadOnlyList<PagePlace> Pages(InputFile file)
    {
        using var tiff = TiffFile.Open(file);
        return [.. TiffPages.Of(tiff).Select(page => PlaceOf(file, page))];
    }

    internal static RecordedImage Read(InputFile file, int page)
    {
        using var tiff = TiffFile.Open(file);
        var pages = TiffPages.Of(tiff);
        if (page >= pages.Count)
            throw TooFew(file, page, pages.Count);
        return pages[page] is { Directory: { } directory, Within: var within, Plane: var plane }
            ? Read(tiff, directory, within, file.Path, page, pages.Count, plane)
            : ReadOther(file, pages, page);
    }

    internal static IReadOnlyList<PagePlace> PagesOfCompanion(InputFile file) =>
        [.. TiffPages.OfCompanion(file, Document(file)).Select(page => PlaceOf(file, page))];

    internal static RecordedImage ReadOfCompanion(InputFile file, int page)
    {
        var pages = TiffPages.OfCompanion(file, Document(file));
        return page < pages.Count ? ReadOther(file, pages, page) : throw TooFew(file, page, pages.Count);
    }

    /// <summary>Where the first of several images that follow each other begins, and how many bytes each has.</summary>
    internal static (long Start, long Length) Contiguous(TiffFile tiff, TiffDirectory image)
    {
        using var library = Opened(tiff, image);
        var layout = TiffLayout.Of(library, tiff.File);
        if (layout.Tiled || layout.Planar || image.Number(Tags.StripOffsets) is not { } start)
            throw tiff.Damaged("its description claims consecutive images, but the first is in tiles or planes");
        return (start, layout.Height * (long)SampleArrays.PackedRow(layout.Width * layout.Stored, layout.Bits));
    }

    private static RecordedImage Read(TiffFile tiff, TiffDirectory image, int within, string path, int page, int pages,
        OmePlane? plane)
    {
        using var library = Opened(tiff, image);
        var layout = TiffLayout.Of(library, tiff.File);
        var raw = TiffRaw.Of(tiff, image, layout);
        var (channels, samples) = within == 0
            ? TiffPixels.Read(tiff, library, layout)
            : TiffPixels.ReadFollowing(tiff, layout, Contiguous(tiff, image), within);
        var (height, width) = (layout.Height, layout.Width);
        var orientation = new Orientation(image.Number(Tags.Orientation) ??
            (tiff.IsDng ? tiff.Chain[0].Number(Tags.Orientation) : null));
        samples = orientation.Apply(samples, ref height, ref width, channels);
        var facts = TiffFacts.Of(tiff, image, plane, orientation);
        return new RecordedImage(path, ImageFormat.Tiff, height, width, channels, layout.Bits, samples, raw?.WhiteLevel)
        {
            OmittedSamples = layout.Stored - layout.Kept,
            PageCount = pages,
            Page = page,
            PixelUm = facts.PixelUm,
            OblongPixelUm = facts.OblongPixelUm,
            WavelengthNm = facts.WavelengthNm,
            ZUm = facts.ZUm,
            ExposureMs = facts.ExposureMs,
            FrameInterval = facts.FrameInterval,
            ColourOrder = raw?.OrderSeen(orientation, layout) ?? ColourOrder.None,
            WhiteLevel = raw?.WhiteLevel,
            BlackLevels = raw?.BlackLevelsSeen(orientation, layout),
        };
    }

    private static SafeTiffHandle Opened(TiffFile tiff, TiffDirectory image)
    {
        // Room for the packed strip and the library's tables, but no more for what a damaged header claims.
        var maxAllocation = Math.Min(InputFile.MaxBytes, (1 << 20) + tiff.File.Length * 2000);
        var library = SafeTiffHandle.OpenForReading(tiff.File.Path, (nint)maxAllocation);
        if (!library.IsInvalid && LibTiff.TIFFSetSubDirectory(library, (ulong)image.Offset) != 0)
            return library;
        using (library)
            throw TiffPixels.Damaged(tiff.File, library);
    }

    // A plane in another file, which need not be there.
    private static RecordedImage ReadOther(InputFile file, IReadOnlyList<TiffPage> pages, int page)
    {
        var (name, number, plane) = (pages[page].FileName ?? "", pages[page].Number, pages[page].Plane);
        try
        {
            using var tiff = TiffFile.Open(InputFile.At(TiffPages.Beside(file.Path, name)));
            if (number >= tiff.Chain.Count)
                throw tiff.File.Fail($"directory {number} was asked for; it has {tiff.Chain.Count}.");
            return Read(tiff, tiff.Chain[number], 0, file.Path, page, pages.Count, plane);
        }
        catch (ImageFileException e) when (e.Path != file.Path)
        {
            throw file.Fail($"its OME-XML says that page {page + 1} lies in '{name}', which cannot be read: " +
                $"{e.Reason} The files of a set must be in one folder, under their original names.", e);
        }
    }

    private static OmeDocument Document(InputFile file) =>
        OmeDocument.Of(System.Text.Encoding.UTF8.GetString(file.AllBytes())) ??
        throw file.Fail("it is named like an OME companion file, but its XML cannot be read. Copy it again, or give " +
            "the TIFF files themselves.");

    private static PagePlace PlaceOf(InputFile file, TiffPage page) => new(
        Path.GetFullPath(page.FileName == null ? file.Path : TiffPages.Beside(file.Path, page.FileName)),
        page.Number < 0 ? -page.Directory!.Offset : page.Number, page.Within);

    private static ImageFileException TooFew(InputFile file, int page, int pages) =>
        file.Fail($"page {page} was asked for; it has {pages}, numbered from 0 to {pages - 1}.");
}
