using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace LenslessScope.Imaging;

/// <summary>
/// Lays out a TIFF of grey pages in little-endian order: header, then for each page its strips and its directory.
/// Source: TIFF revision 6.0 and, beyond 4 GiB, BigTIFF. It is written here and not by libtiff because that sets
/// floating-point tags (the resolution) through a variadic function, which cannot be called portably from C#.
/// </summary>
internal sealed class TiffWriter
{
    private const int StripBytes = 1 << 18;

    private readonly Stream _stream;
    private readonly bool _big;

    // Where the place of the next directory is written once it is known: in the header, then in the last directory.
    private long _link;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Empty and seekable.</param>
    /// <param name="big">BigTIFF; needed from 4 GiB.</param>
    internal TiffWriter(Stream stream, bool big)
    {
        _stream = stream;
        _big = big;
        WriteHeader();
    }

    /// <summary>Appends a page; the file is whole after each.</summary>
    /// <param name="image">The pixels.</param>
    /// <param name="fields">What else the directory holds.</param>
    /// <param name="compression">How strips are packed.</param>
    internal void Write<T>(Image<T> image, IEnumerable<TiffField> fields, TiffCompression compression)
        where T : unmanaged, INumberBase<T>
    {
        Align();
        var rowBytes = (long)image.Width * Marshal.SizeOf<T>();
        var rowsPerStrip = (int)Math.Clamp(StripBytes / rowBytes, 1, image.Height);
        var packer = new StripPacker<T>(image, compression);
        List<ulong> offsets = [], lengths = [];
        for (var top = 0; top < image.Height; top += rowsPerStrip)
        {
            offsets.Add((ulong)_stream.Position);
            packer.Write(_stream, top, Math.Min(rowsPerStrip, image.Height - top));
            lengths.Add((ulong)_stream.Position - offsets[^1]);
        }
        List<TiffField> all =
        [
            .. fields,
            TiffField.Short(258, 8 * Marshal.SizeOf<T>()),
            TiffField.Short(259, compression == TiffCompression.Deflate ? 8 : 1),
            TiffField.Offsets(273, offsets, _big),
            TiffField.Long(278, rowsPerStrip),
            TiffField.Offsets(279, lengths, _big),
        ];
        WriteDirectory([.. all.OrderBy(field => field.Tag)]);
    }

    private void WriteHeader()
    {
        _stream.Write("II"u8);
        Put(_big ? 43u : 42, 2);
        if (_big)
        {
            Put(8, 2); // bytes of an offset
            Put(0, 2);
        }
        _link = _stream.Position;
        Put(0, OffsetBytes); // no directory yet
    }

    private void WriteDirectory(IReadOnlyList<TiffField> fields)
    {
        // Values that do not fit into an entry come first, then the entries that point to them.
        var places = new ulong[fields.Count];
        for (var i = 0; i < fields.Count; i++)
            if (fields[i].Value.Length > OffsetBytes)
            {
                Align();
                places[i] = (ulong)_stream.Position;
                _stream.Write(fields[i].Value);
            }
        Align();
        var start = (ulong)_stream.Position;
        Put((uint)fields.Count, _big ? 8 : 2);
        for (var i = 0; i < fields.Count; i++)
        {
            Put(fields[i].Tag, 2);
            Put(fields[i].Type, 2);
            Put(fields[i].Count, OffsetBytes);
            if (places[i] != 0)
                Put(places[i], OffsetBytes);
            else
            {
                _stream.Write(fields[i].Value);
                Put(0, OffsetBytes - fields[i].Value.Length);
            }
        }
        var link = _stream.Position;
        Put(0, OffsetBytes); // no further directory
        var end = _stream.Position;
        _stream.Position = _link;
        Put(start, OffsetBytes);
        _stream.Position = end;
        _link = link;
    }

    private int OffsetBytes => _big ? 8 : 4;

    private void Align() => Put(0, (int)(-_stream.Position & 7));

    private void Put(ulong number, int bytes)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(all, number);
        _stream.Write(all[..bytes]);
    }
}
