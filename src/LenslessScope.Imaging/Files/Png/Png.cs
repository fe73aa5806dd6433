using System.Runtime.InteropServices;
using static LenslessScope.Imaging.Native.LibSpng;

namespace LenslessScope.Imaging;

/// <summary>Writes PNG files, each as a whole or not at all.</summary>
public static unsafe class Png
{
    /// <summary>Writes a grey image of 8 bits.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="image">0 is black, 255 white.</param>
    /// <param name="pixelUm">Pixel pitch in µm, kept as pixels per metre (chunk pHYs); 0.001 to 1e6, or null for
    /// none.</param>
    /// <exception cref="ImageFileException">The file cannot be written; the message says why.</exception>
    public static void Write(string path, Image<byte> image, double? pixelUm = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        Write<byte>(path, image.Height, image.Width, image.Pixels, ColourType.Gray, pixelUm);
    }

    /// <summary>Writes a grey image of 16 bits.</summary>
    /// <inheritdoc cref="Write(string, Image{byte}, double?)"/>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="image">0 is black, 65535 white.</param>
    /// <param name="pixelUm">Pixel pitch in µm, kept as pixels per metre (chunk pHYs); 0.001 to 1e6, or null for
    /// none.</param>
    public static void Write(string path, Image<ushort> image, double? pixelUm = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        Write<ushort>(path, image.Height, image.Width, image.Pixels, ColourType.Gray, pixelUm);
    }

    /// <summary>Writes a colour image of 8 bits.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="height">Rows; at least 1.</param>
    /// <param name="width">Columns; at least 1.</param>
    /// <param name="rgb">Red, green and blue of each pixel, row by row: height · width · 3 bytes.</param>
    /// <param name="pixelUm">Pixel pitch in µm, kept as pixels per metre (chunk pHYs); 0.001 to 1e6, or null for
    /// none.</param>
    /// <exception cref="ArgumentException">The number of bytes does not fit the size.</exception>
    /// <exception cref="ImageFileException">The file cannot be written; the message says why.</exception>
    public static void WriteRgb(string path, int height, int width, ReadOnlySpan<byte> rgb, double? pixelUm = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (rgb.Length != (long)height * width * 3)
            throw new ArgumentException(
                $"{rgb.Length} bytes were given for {width}×{height} pixels in colour, which need " +
                $"{(long)height * width * 3}.", nameof(rgb));
        Write(path, height, width, rgb, ColourType.Rgb, pixelUm);
    }

    private static void Write<T>(string path, int height, int width, ReadOnlySpan<T> samples, ColourType colour,
        double? pixelUm) where T : unmanaged
    {
        const double leastUm = 1e-3, mostUm = 1e6; // as pixels per metre: 1e9 (31 bits hold 2.1e9) and 1
        if (pixelUm is { } pitch && !(pitch >= leastUm && pitch <= mostUm))
            throw new ArgumentOutOfRangeException(nameof(pixelUm), pitch, $"It must be {leastUm} to {mostUm} µm.");
        using var png = spng_ctx_new(Encoder);
        Check(path, spng_set_option(png, EncodeToBuffer, 1));
        // In noise nothing repeats but runs: searching for more takes ten times as long and gains nothing.
        Check(path, spng_set_option(png, CompressionStrategy, RunLengths));
        var header = new Header
        {
            Width = (uint)width, Height = (uint)height, BitDepth = (byte)(8 * sizeof(T)), ColourType = colour,
        };
        Check(path, spng_set_ihdr(png, header));
        if (pixelUm is { } um)
        {
            var perMetre = (uint)Math.Round(1e6 / um);
            Check(path, spng_set_phys(png, new PixelsPerUnit { X = perMetre, Y = perMetre, IsMetre = 1 }));
        }
        fixed (T* pixels = samples)
            Check(path, spng_encode_image(png, (byte*)pixels, (nuint)samples.Length * (nuint)sizeof(T), FormatAsStored,
                WholeFile));
        var file = spng_get_png_buffer(png, out var size, out var error);
        try
        {
            Check(path, error);
            AtomicFile.Write(path, stream => CopyTo(stream, file, size));
        }
        finally
        {
            NativeMemory.Free(file); // libspng allocates with malloc and hands it over
        }
    }

    // Piece by piece: a span cannot be longer than 2³¹ − 1.
    private static void CopyTo(Stream stream, byte* bytes, nuint size)
    {
        const nuint piece = 1 << 20;
        for (nuint done = 0; done < size; done += piece)
            stream.Write(new ReadOnlySpan<byte>(bytes + done, (int)Math.Min(piece, size - done)));
    }

    private static void Check(string path, int error)
    {
        if (error != 0)
            throw new ImageFileException("write", path, $"the PNG could not be encoded ({ErrorText(error)}). If " +
                "memory is short, close other programs.");
    }
}
