using System.Runtime.InteropServices;

namespace LenslessScope.Imaging.Native;

/// <summary>libspng 0.7 (<c>libspng.so.0</c>).</summary>
internal static unsafe partial class LibSpng
{
    private const string Library = "libspng.so.0";

    internal const int Encoder = 2;
    internal const int FormatAsStored = 256; // SPNG_FMT_PNG: nothing converted, 16 bit in the host's byte order
    internal const int WholeFile = 2; // SPNG_ENCODE_FINALIZE
    internal const int EncodeToBuffer = 12;
    internal const int CompressionStrategy = 5;
    internal const int RunLengths = 3; // zlib's Z_RLE
    internal const int OutOfMemory = 2;

    internal enum ColourType : byte
    {
        Gray = 0, Rgb = 2, Palette = 3, GrayAlpha = 4, RgbAlpha = 6,
    }

    /// <summary><c>struct spng_ihdr</c>.</summary>
    internal struct Header
    {
        internal uint Width, Height;
        internal byte BitDepth;
        internal ColourType ColourType;
        internal byte CompressionMethod, FilterMethod, InterlaceMethod;
    }

    /// <summary><c>struct spng_plte</c>: each entry is red, green, blue and one reserved byte.</summary>
    internal struct PaletteChunk
    {
        internal uint Count;
        internal fixed byte Entries[4 * 256];
    }

    /// <summary><c>struct spng_phys</c>.</summary>
    internal struct PixelsPerUnit
    {
        internal uint X, Y;
        internal byte IsMetre;
    }

    [LibraryImport(Library)]
    internal static partial SafeSpngHandle spng_ctx_new(int flags);

    [LibraryImport(Library)]
    internal static partial void spng_ctx_free(nint context);

    [LibraryImport(Library)]
    internal static partial int spng_set_png_buffer(SafeSpngHandle context, byte* bytes, nuint size);

    [LibraryImport(Library)]
    internal static partial int spng_set_chunk_limits(SafeSpngHandle context, nuint chunk, nuint cache);

    [LibraryImport(Library)]
    internal static partial int spng_get_ihdr(SafeSpngHandle context, out Header header);

    [LibraryImport(Library)]
    internal static partial int spng_get_plte(SafeSpngHandle context, out PaletteChunk palette);

    [LibraryImport(Library)]
    internal static partial int spng_decoded_image_size(SafeSpngHandle context, int format, out nuint size);

    [LibraryImport(Library)]
    internal static partial int spng_decode_image(SafeSpngHandle context, byte* pixels, nuint size, int format,
        int flags);

    [LibraryImport(Library)]
    internal static partial int spng_set_option(SafeSpngHandle context, int option, int value);

    [LibraryImport(Library)]
    internal static partial int spng_set_ihdr(SafeSpngHandle context, in Header header);

    [LibraryImport(Library)]
    internal static partial int spng_set_phys(SafeSpngHandle context, in PixelsPerUnit pixels);

    [LibraryImport(Library)]
    internal static partial int spng_encode_image(SafeSpngHandle context, byte* pixels, nuint size, int format,
        int flags);

    /// <summary>The finished file. Owned by the caller, who frees it with <c>free</c>.</summary>
    [LibraryImport(Library)]
    internal static partial byte* spng_get_png_buffer(SafeSpngHandle context, out nuint size, out int error);

    /// <summary>A constant text of the library.</summary>
    [LibraryImport(Library)]
    private static partial nint spng_strerror(int error);

    internal static string ErrorText(int error) => Marshal.PtrToStringUTF8(spng_strerror(error)) ?? $"error {error}";
}
