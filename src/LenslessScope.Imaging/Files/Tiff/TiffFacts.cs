using System.Text.Json;
using static LenslessScope.Imaging.TiffFile;

namespace LenslessScope.Imaging;

/// <summary>What a TIFF says of a page besides its pixels: OME-XML, else ImageJ, else Micro-Manager, in the file or
/// beside it.</summary>
internal sealed record TiffFacts
{
    internal double? PixelUm { get; private init; }

    internal (double Width, double Height)? OblongPixelUm { get; private init; }

    internal double? WavelengthNm { get; private init; }

    internal double? ZUm { get; private init; }

    internal double? ExposureMs { get; private init; }

    internal TimeSpan? FrameInterval { get; private init; }

    internal static TiffFacts Of(TiffFile tiff, TiffDirectory image, OmePlane? plane, Orientation orientation)
    {
        var ome = plane != null ? OmeDocument.Facts(plane)
            : OmeDocument.Of(tiff.Description)?.FirstPixels is { } pixels ? OmeXmlReader.OfPlane(pixels, null)
            : default;
        var imageJ = ImageJDescription.Of(tiff.Description);
        var pixel = ome.PixelUm is { } um ? (um, um) : ome.OblongPixelUm ?? imageJ?.PixelUm(
            tiff.Chain[0].Real(Tags.XResolution), tiff.Chain[0].Real(Tags.YResolution));
        var frame = image.Has(Tags.MicroManager) ? OfTag(image) : MicroManagerMetadata.Beside(tiff.File.Path);
        pixel ??= frame?.PixelUm is { } pitch ? (pitch, pitch) : null;
        if (orientation.Turns && pixel is var (width, height))
            pixel = (height, width);
        var square = pixel is var (w, h) && PixelPitch.AreAlike(w, h);
        return new TiffFacts
        {
            PixelUm = square ? pixel!.Value.Item1 : null,
            OblongPixelUm = square ? null : pixel,
            WavelengthNm = ome.WavelengthNm,
            ZUm = ome.ZUm ?? frame?.ZUm,
            ExposureMs = ome.ExposureMs ?? frame?.ExposureMs ?? ExposureOf(tiff, image),
            FrameInterval = ome.FrameInterval ?? imageJ?.FrameInterval,
        };
    }

    private static MicroManagerFrame? OfTag(TiffDirectory image)
    {
        try
        {
            using var json = JsonDocument.Parse(image.Text(Tags.MicroManager) ?? "");
            return MicroManagerFrame.Of("", json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Cameras keep it, in seconds, among the tags of EXIF, which stand in a directory of their own or among the others.
    private static double? ExposureOf(TiffFile tiff, TiffDirectory image)
    {
        var exif = tiff.Chain[0].Number(Tags.ExifIfd) is { } place ? TiffDirectory.At(tiff.Bytes, place) : null;
        var seconds = image.Real(Tags.ExposureTime) ?? exif?.Real(Tags.ExposureTime) ??
            tiff.Chain[0].Real(Tags.ExposureTime);
        return seconds is > 0 and < 1e6 ? seconds * 1e3 : null;
    }
}
