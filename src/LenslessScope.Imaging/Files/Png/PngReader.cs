using System.Runtime.InteropServices;
using LenslessScope.Imaging.Native;
using static LenslessScope.Imaging.Native.LibSpng;

namespace LenslessScope.Imaging;

/// <summary>PNG: all bit depths and colour types, numbers as stored. Opacity is left out; gamma is not
/// applied.</summary>
internal static unsafe class PngReader
{
    private const int MaxChunk = 1 << 26; // no text or profile needs more than 64 MiB

    internal static RecordedImage Read(InputFile file)
    {
        var bytes = file.AllBytes();
        using var png = spng_ctx_new(0);
        fixed (byte* start = bytes) // borrowed by the context until the last call below
        {
            Check(file, spng_set_png_buffer(png, start, (nuint)bytes.Length));
            Check(file, spng_set_chunk_limits(png, MaxChunk, MaxChunk));
            Check(file, spng_get_ihdr(png, out var header));
            var (stored, kept) = header.ColourType switch
            {
                ColourType.Gray or ColourType.Palette => (1, 1),
                ColourType.GrayAlpha => (2, 1),
                ColourType.Rgb => (3, 3),
                _ => (4, 3),
            };
            // A palette may become three channels.
            var bytesPerPixel = header.ColourType == ColourType.Palette ? 3 : stored * (header.BitDepth > 8 ? 2 : 1);
            file.CheckSize(header.Width, header.Height, bytesPerPixel);
            int height = (int)header.Height, width = (int)header.Width;
            var pixels = height * width;

            if (header.BitDepth == 16)
            {
                var words = new ushort[(long)pixels * stored];
                Decode(file, png, MemoryMarshal.AsBytes(words.AsSpan()));
                return Finish(kept, 16, KeepFirst(words, stored, kept));
            }
            var samples = new byte[header.BitDepth == 8 ? (long)pixels * stored : PackedRow(header) * height];
            Decode(file, png, samples);
            if (header.BitDepth < 8)
                samples = Unpack(samples, header);
            if (header.ColourType != ColourType.Palette)
                return Finish(kept, header.BitDepth, KeepFirst(samples, stored, kept));
            var palette = ReadPalette(file, png);
            return Finish(palette.Channels, 8, palette.Colour(samples, file));

            RecordedImage Finish(int channels, int bits, Array result) =>
                new(file.Path, ImageFormat.Png, height, width, channels, bits, result)
                {
                    OmittedSamples = stored - kept,
                };
        }
    }

    private static void Decode(InputFile file, SafeSpngHandle png, Span<byte> target)
    {
        Check(file, spng_decoded_image_size(png, FormatAsStored, out var needed));
        if (needed != (nuint)target.Length)
            throw file.Fail($"its pixels take {needed} bytes, but {target.Length} were expected. The header is " +
                "damaged.");
        fixed (byte* pixels = target)
            Check(file, spng_decode_image(png, pixels, needed, FormatAsStored, 0));
    }

    private static Palette ReadPalette(InputFile file, SafeSpngHandle png)
    {
        Check(file, spng_get_plte(png, out var chunk));
        var count = (int)Math.Min(chunk.Count, 256);
        byte[] red = new byte[count], green = new byte[count], blue = new byte[count];
        for (var i = 0; i < count; i++)
            (red[i], green[i], blue[i]) = (chunk.Entries[4 * i], chunk.Entries[4 * i + 1], chunk.Entries[4 * i + 2]);
        return new Palette(red, green, blue);
    }

    private static long PackedRow(Header header) => ((long)header.Width * header.BitDepth + 7) / 8;

    // Samples of 1, 2 or 4 bits lie side by side in a byte, the first in the highest bits; each row starts a new byte.
    private static byte[] Unpack(byte[] packed, Header header)
    {
        int width = (int)header.Width, height = (int)header.Height, bits = header.BitDepth;
        var samples = new byte[(long)width * height];
        var mask = (1 << bits) - 1;
        for (var row = 0; row < height; row++)
        {
            var source = packed.AsSpan((int)(row * PackedRow(header)));
            for (var column = 0; column < width; column++)
            {
                var bit = column * (long)bits;
                samples[row * width + column] = (byte)(source[(int)(bit / 8)] >> (8 - bits - (int)(bit % 8)) & mask);
            }
        }
        return samples;
    }

    private static T[] KeepFirst<T>(T[] samples, int stored, int kept)
    {
        if (stored == kept)
            return samples;
        var result = new T[samples.LongLength / stored * kept];
        for (int from = 0, to = 0; to < result.Length; from += stored, to += kept)
            samples.AsSpan(from, kept).CopyTo(result.AsSpan(to));
        return result;
    }

    private static void Check(InputFile file, int error)
    {
        if (error == OutOfMemory)
            throw file.NotEnoughMemory();
        if (error != 0)
            throw file.Fail($"the PNG is damaged or cut short ({ErrorText(error)}). Copy or record it again.");
    }
}
