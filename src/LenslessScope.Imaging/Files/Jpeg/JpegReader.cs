using System.Runtime.InteropServices;
using static LenslessScope.Imaging.Native.LibTurboJpeg;

namespace LenslessScope.Imaging;

/// <summary>JPEG of 8 bits, baseline or progressive, grey or colour, as EXIF says it is to be seen. A damaged file is
/// refused, not patched with grey.</summary>
internal static unsafe class JpegReader
{
    internal static RecordedImage Read(InputFile file)
    {
        var bytes = file.AllBytes();
        using var decoder = tjInitDecompress();
        if (decoder.IsInvalid)
            throw file.NotEnoughMemory();
        fixed (byte* jpeg = bytes)
        {
            var size = new CULong((uint)bytes.Length);
            if (tjDecompressHeader3(decoder, jpeg, size, out var width, out var height, out _, out var space) != 0)
                throw Damaged();
            if (space is ColourSpace.Cmyk or ColourSpace.Ycck)
                throw file.Fail("it is a CMYK JPEG, made for printing. Save it as a grey or RGB (YCbCr) JPEG.");
            var channels = space == ColourSpace.Gray ? 1 : 3;
            file.CheckSize(width, height, channels);
            var samples = new byte[(long)width * height * channels];
            fixed (byte* pixels = samples)
                if (tjDecompress2(decoder, jpeg, size, pixels, width, width * channels, height,
                        channels == 1 ? PixelFormat.Gray : PixelFormat.Rgb, AccurateDct | LimitScans) != 0)
                    throw Damaged();
            var picture = ExifOrientation.Of(bytes).Apply(samples, ref height, ref width, channels);
            return new RecordedImage(file.Path, ImageFormat.Jpeg, height, width, channels, 8, picture);
        }

        ImageFileException Damaged() => file.Fail(
            $"the JPEG is damaged, cut short or of an unsupported kind ({ErrorText(decoder)}). Copy or record it " +
            "again, as a JPEG of 8 bits.");
    }
}
