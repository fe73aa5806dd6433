using System.Runtime.CompilerServices;
using LenslessScope.Imaging.Native;
using static LenslessScope.Imaging.Native.LibTiff;

namespace LenslessScope.Imaging;

/// <summary>The samples of a TIFF page in rows, unpacked by libtiff.</summary>
internal static unsafe class TiffPixels
{
    private const int MostPaletteEntries = 256;

    /// <summary>The samples of the page that the library is at.</summary>
    internal static (int Channels, Array Samples) Read(TiffFile tiff, SafeTiffHandle library, TiffLayout layout)
    {
        var file = tiff.File;
        Array samples = SampleArrays.TypeOf(SampleArrays.Of(layout.Format, layout.Bits, 0)) switch
        {
            TypeCode.Byte => Pixels<byte>(file, library, layout),
            TypeCode.SByte => Pixels<sbyte>(file, library, layout),
            TypeCode.UInt16 => Pixels<ushort>(file, library, layout),
            TypeCode.Int16 => Pixels<short>(file, library, layout),
            TypeCode.UInt32 => Pixels<uint>(file, library, layout),
            TypeCode.Int32 => Pixels<int>(file, library, layout),
            TypeCode.Double => Pixels<double>(file, library, layout),
            _ when layout.Bits == 16 => SampleArrays.Widened(Pixels<ushort>(file, library, layout)),
            _ => Pixels<float>(file, library, layout),
        };
        return Finished(file, library, layout, samples);
    }

    /// <summary>One of the images that follow each other, not packed, behind the first one.</summary>
    internal static (int Channels, Array Samples) ReadFollowing(TiffFile tiff, TiffLayout layout,
        (long Start, long Length) first, int within)
    {
        var bytes = tiff.File.Piece(first.Start + within * first.Length, first.Length);
        Array stored = layout.Packed
            ? SampleArrays.Unpack(bytes, layout.Height, layout.Width * layout.Stored, layout.Bits)
            : SampleArrays.Decode(bytes, layout.Format, layout.Bits, tiff.Bytes.BigEndian);
        if (layout.Stored != layout.Kept || layout.Photometric == TiffLayout.Photo.Palette)
            throw tiff.File.Fail("its images share one directory and have extra samples or a palette; they must be " +
                "grey or RGB. Save it again with ImageJ.");
        if (layout.Photometric == TiffLayout.Photo.WhiteIsZero)
            TurnRound(stored, layout.Bits);
        return (layout.Kept, stored);
    }

    internal static ImageFileException Damaged(InputFile file, SafeTiffHandle tiff)
    {
        var texts = tiff.Errors.Distinct().Take(3).ToList();
        var why = texts.Count > 0 ? string.Join("; ", texts).TrimEnd('.') : "pixels are missing";
        return file.Fail($"the TIFF is damaged or cut short ({why}). Copy or record it again.");
    }

    private static (int, Array) Finished(InputFile file, SafeTiffHandle library, TiffLayout layout, Array samples)
    {
        if (layout.Photometric == TiffLayout.Photo.WhiteIsZero)
            TurnRound(samples, layout.Bits);
        if (layout.Photometric != TiffLayout.Photo.Palette)
            return (layout.Kept, samples);
        var palette = ReadPalette(file, library);
        return (palette.Channels, palette.Colour((byte[])samples, file));
    }

    private static T[] Pixels<T>(InputFile file, SafeTiffHandle tiff, TiffLayout layout) where T : unmanaged
    {
        var samples = new T[(long)layout.Height * layout.Width * layout.Kept];
        var together = layout.Planar ? 1 : layout.Stored; // samples side by side in a block
        if (!layout.Tiled && together == layout.Kept && !layout.Packed)
        {
            ReadStripsInPlace(file, tiff, layout, samples);
            return samples;
        }
        var block = new Block<T>(layout, together);
        var planes = layout.Planar ? layout.Kept : 1;
        var kept = layout.Planar ? 1 : layout.Kept;
        uint index = 0;
        for (var plane = 0; plane < planes; plane++)
            for (var top = 0; top < layout.Height; top += layout.BlockHeight)
                for (var left = 0; left < layout.Width; left += layout.BlockWidth)
                {
                    var rows = Math.Min(layout.BlockHeight, layout.Height - top);
                    var columns = Math.Min(layout.BlockWidth, layout.Width - left);
                    var pixels = block.Read(file, tiff, index++, layout.Tiled ? layout.BlockHeight : rows);
                    for (var row = 0; row < rows; row++)
                    {
                        var from = row * layout.BlockWidth * together;
                        var to = ((top + row) * layout.Width + left) * layout.Kept + plane;
                        for (var column = 0; column < columns; column++, from += together, to += layout.Kept)
                            for (var sample = 0; sample < kept; sample++)
                                samples[to + sample] = pixels[from + sample];
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
                if (TIFFReadEncodedStrip(tiff, (uint)strip, pixels + top * rowLength, bytes) != bytes)
                    throw Damaged(file, tiff);
            }
    }

    private static void TurnRound(Array samples, int bits)
    {
        if (samples is byte[] bytes)
            foreach (ref var sample in bytes.AsSpan())
                sample = (byte)(byte.MaxValue - sample);
        if (samples is ushort[] words)
            foreach (ref var sample in words.AsSpan())
                sample = (ushort)((1 << bits) - 1 - sample);
        if (samples is uint[] longs)
            foreach (ref var sample in longs.AsSpan())
                sample = uint.MaxValue - sample;
    }

    private static Palette ReadPalette(InputFile file, SafeTiffHandle tiff)
    {
        if (TIFFGetField(tiff, Tag.ColorMap, out var red, out var green, out var blue) == 0)
            throw file.Fail("its colour map is missing. The TIFF is damaged: copy or record it again.");
        return new Palette(HighBytes(red), HighBytes(green), HighBytes(blue));

        // The map holds 16 bits per entry: 8-bit colours times 257, or (of older programs) times 256.
        static byte[] HighBytes(ushort* map)
        {
            var colours = new byte[MostPaletteEntries];
            for (var i = 0; i < MostPaletteEntries; i++)
                colours[i] = (byte)(map[i] >> 8);
            return colours;
        }
    }

    /// <summary>Room for the strips or tiles of a page, one at a time.</summary>
    private sealed class Block<T>(TiffLayout layout, int together) where T : unmanaged
    {
        private readonly int _rowSamples = layout.BlockWidth * together;
        private readonly T[] _samples = new T[layout.Packed
            ? 0
            : (long)layout.BlockWidth * layout.BlockHeight * together];
        private readonly byte[] _packed = new byte[layout.Packed
            ? (long)SampleArrays.PackedRow(layout.BlockWidth * together, layout.Bits) * layout.BlockHeight
            : 0];

        /// <summary>Reads one; the samples are valid until the next call.</summary>
        internal T[] Read(InputFile file, SafeTiffHandle tiff, uint index, int rows)
        {
            if (!layout.Packed)
            {
                fixed (T* pixels = _samples)
                    Read(file, tiff, index, pixels, (nint)rows * _rowSamples * sizeof(T));
                return _samples;
            }
            fixed (byte* bytes = _packed)
                Read(file, tiff, index, bytes, (nint)rows * SampleArrays.PackedRow(_rowSamples, layout.Bits));
            var unpacked = SampleArrays.Unpack(_packed, rows, _rowSamples, layout.Bits);
            return Unsafe.As<ushort[], T[]>(ref unpacked); // samples of 10 to 14 bits are always of this type
        }

        private void Read(InputFile file, SafeTiffHandle tiff, uint index, void* target, nint bytes)
        {
            var read = layout.Tiled
                ? TIFFReadEncodedTile(tiff, index, target, bytes)
                : TIFFReadEncodedStrip(tiff, index, target, bytes);
            if (read != bytes)
                throw Damaged(file, tiff);
        }
    }
}
