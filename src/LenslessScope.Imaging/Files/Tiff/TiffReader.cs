using System.Runtime.InteropServices;
using LenslessScope.Imaging.Native;
using static LenslessScope.Imaging.Native.LibTiff;

namespace LenslessScope.Imaging;

/// <summary>TIFF: one page, numbers as stored (white as zero is turned round). Samples beyond grey or colour are left
/// out.</summary>
internal static unsafe class TiffReader
{
    internal static int PageCount(InputFile file)
    {
        using var tiff = SafeTiffHandle.OpenForReading(
            file.Path, (nint)Math.Min(InputFile.MaxBytes, (1 << 20) + file.Length * 2000));
        if (tiff.IsInvalid)
            throw Damaged(file, tiff);
        return (int)Math.Min(TIFFNumberOfDirectories(tiff), int.MaxValue);
    }

    internal static RecordedImage Read(InputFile file, int page)
    {
        // Room for the packed strip and the library's tables, and no more for a header that lies.
        var maxAllocation = Math.Min(InputFile.MaxBytes, (1 << 20) + file.Length * 2000);
        using var tiff = SafeTiffHandle.OpenForReading(file.Path, (nint)maxAllocation);
        if (tiff.IsInvalid)
            throw Damaged(file, tiff);
        var pages = TIFFNumberOfDirectories(tiff);
        if (page >= pages)
            throw file.Fail($"page {page} was asked for; it has {pages}, numbered from 0 to {(long)pages - 1}.");
        // OME-XML on all pages stands in the first one.
        var ome = OmeXmlReader.Read(Description(tiff), page);
        if (TIFFSetDirectory(tiff, (uint)page) == 0)
            throw Damaged(file, tiff);

        var layout = TiffLayout.Of(tiff, file);
        Array samples = layout.Bits switch
        {
            8 => Pixels<byte>(file, tiff, layout),
            16 => Pixels<ushort>(file, tiff, layout),
            _ => Pixels<float>(file, tiff, layout),
        };
        var channels = layout.Kept;
        if (layout.Photometric == TiffLayout.Photo.WhiteIsZero)
            TurnRound(samples);
        else if (layout.Photometric == TiffLayout.Photo.Palette)
        {
            var palette = ReadPalette(file, tiff);
            (channels, samples) = (palette.Channels, palette.Colour((byte[])samples, file));
        }
        return new RecordedImage(file.Path, ImageFormat.Tiff, layout.Height, layout.Width, channels, layout.Bits,
            samples)
        {
            OmittedSamples = layout.Stored - layout.Kept,
            PageCount = (int)Math.Min(pages, int.MaxValue),
            Page = page,
            PixelUm = ome.PixelUm,
            WavelengthNm = ome.WavelengthNm,
            ZUm = ome.ZUm,
            ExposureMs = ome.ExposureMs,
        };
    }

    private static T[] Pixels<T>(InputFile file, SafeTiffHandle tiff, TiffLayout layout) where T : unmanaged
    {
        var samples = new T[(long)layout.Height * layout.Width * layout.Kept];
        var together = layout.Planar ? 1 : layout.Stored; // samples side by side in a block
        if (!layout.Tiled && together == layout.Kept)
        {
            ReadStripsInPlace(file, tiff, layout, samples);
            return samples;
        }
        var block = new T[(long)layout.BlockWidth * layout.BlockHeight * together];
        var planes = layout.Planar ? layout.Kept : 1;
        var kept = layout.Planar ? 1 : layout.Kept;
        uint index = 0;
        for (var plane = 0; plane < planes; plane++)
            for (var top = 0; top < layout.Height; top += layout.BlockHeight)
                for (var left = 0; left < layout.Width; left += layout.BlockWidth)
                {
                    var rows = Math.Min(layout.BlockHeight, layout.Height - top);
                    var columns = Math.Min(layout.BlockWidth, layout.Width - left);
                    var storedRows = layout.Tiled ? layout.BlockHeight : rows;
                    var bytes = (nint)storedRows * layout.BlockWidth * together * sizeof(T);
                    fixed (T* pixels = block)
                        if (ReadBlock(tiff, layout, index++, pixels, bytes) != bytes)
                            throw Damaged(file, tiff);
                    for (var row = 0; row < rows; row++)
                    {
                        var from = row * layout.BlockWidth * together;
                        var to = ((top + row) * layout.Width + left) * layout.Kept + plane;
                        for (var column = 0; column < columns; column++, from += together, to += layout.Kept)
                            for (var sample = 0; sample < kept; sample++)
                                samples[to + sample] = block[from + sample];
                    }
                }
        return samples;
    }

    private static void ReadStripsInPlace<T>(InputFile file, SafeTiffHandle tiff, TiffLayout layout, T[] samples)
        where T : unmanaged
    {
        var rowLength = (nint)layout.Width * layout.Kept;
        fixed (T* pixels = samples)
            for (var strip = 0; strip < layout.BlocksDown; strip++)
            {
                var top = (nint)strip * layout.BlockHeight;
                var bytes = (nint)Math.Min(layout.BlockHeight, layout.Height - top) * rowLength * sizeof(T);
                if (ReadBlock(tiff, layout, (uint)strip, pixels + top * rowLength, bytes) != bytes)
                    throw Damaged(file, tiff);
            }
    }

    private static nint ReadBlock(SafeTiffHandle tiff, TiffLayout layout, uint index, void* pixels, nint bytes) =>
        layout.Tiled
            ? TIFFReadEncodedTile(tiff, index, pixels, bytes)
            : TIFFReadEncodedStrip(tiff, index, pixels, bytes);

    private static void TurnRound(Array samples)
    {
        if (samples is byte[] bytes)
            foreach (ref var sample in bytes.AsSpan())
                sample = (byte)(byte.MaxValue - sample);
        if (samples is ushort[] words)
            foreach (ref var sample in words.AsSpan())
                sample = (ushort)(ushort.MaxValue - sample);
    }

    private static Palette ReadPalette(InputFile file, SafeTiffHandle tiff)
    {
        const int entries = 256;
        if (TIFFGetField(tiff, Tag.ColorMap, out var red, out var green, out var blue) == 0)
            throw file.Fail("its colour map is missing. The TIFF is damaged: copy or record it again.");
        return new Palette(HighBytes(red), HighBytes(green), HighBytes(blue));

        // The map holds 16 bits per entry: 8-bit colours times 257, or (of older programs) times 256.
        static byte[] HighBytes(ushort* map)
        {
            var colours = new byte[entries];
            for (var i = 0; i < entries; i++)
                colours[i] = (byte)(map[i] >> 8);
            return colours;
        }
    }

    private static string? Description(SafeTiffHandle tiff) =>
        TIFFGetField(tiff, Tag.ImageDescription, out nint borrowed) != 0 ? Marshal.PtrToStringUTF8(borrowed) : null;

    private static ImageFileException Damaged(InputFile file, SafeTiffHandle tiff)
    {
        var texts = tiff.Errors.Distinct().Take(3).ToList();
        var why = texts.Count > 0 ? string.Join("; ", texts).TrimEnd('.') : "pixels are missing";
        return file.Fail($"the TIFF is damaged or cut short ({why}). Copy or record it again.");
    }
}
