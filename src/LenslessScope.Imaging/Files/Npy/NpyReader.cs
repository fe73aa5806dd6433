using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LenslessScope.Imaging;

/// <summary>
/// NumPy's <c>.npy</c>: two axes are a frame, three are pages (the first axis) or, where the last has 3 or 4, a frame
/// in colour; four are pages in colour. Source: NEP 1 and <c>numpy.lib.format</c>, versions 1 to 3.
/// </summary>
internal static partial class NpyReader
{
    private const int Magic = 8; // with the version
    private const int MostHeader = 1 << 16;

    internal static int PageCount(InputFile file) => Head(file).Pages;

    internal static RecordedImage Read(InputFile file, int page)
    {
        var head = Head(file);
        if (page >= head.Pages)
            throw file.Fail($"page {page} was asked for; it has {head.Pages}, numbered from 0 to {head.Pages - 1}.");
        var bytes = head.ColumnsFirst
            ? Rows(file.Piece(head.Start, head.PageBytes * head.Pages), head, page)
            : file.Piece(head.Start + page * head.PageBytes, head.PageBytes);
        var samples = SampleArrays.Decode(bytes, head.Format, head.Bits, head.BigEndian);
        var kept = Math.Min(head.Channels, 3);
        return new RecordedImage(file.Path, ImageFormat.Npy, head.Height, head.Width, kept, head.Bits,
            kept == head.Channels ? samples : WithoutOpacity(samples, head))
        {
            OmittedSamples = head.Channels - kept,
            PageCount = head.Pages,
            Page = page,
        };
    }

    private sealed record Header(long Start, int Pages, int Height, int Width, int Channels, SampleFormat Format,
        int Bits, bool BigEndian, bool ColumnsFirst)
    {
        internal long PageBytes => (long)Height * Width * Channels * (Bits / 8);
    }

    private static Header Head(InputFile file)
    {
        var start = file.Beginning(Magic + 4);
        if (start.Length < Magic + 4)
            throw Damaged(file, $"it has {start.Length} bytes");
        var (length, from) = start[6] == 1
            ? (BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(Magic)), Magic + 2)
            : (BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(Magic)), Magic + 4);
        if (start[6] is < 1 or > 3)
            throw file.Fail($"it has version {start[6]} of NumPy's format; it must be 1 to 3. Save it with " +
                "numpy.save.");
        if (length > MostHeader || from + length > file.Length)
            throw Damaged(file, $"its header claims to have {length} bytes");
        var text = Encoding.Latin1.GetString(file.Piece(from, Math.Max(1, length)));
        var (type, order, shape) = (TypePattern().Match(text), OrderPattern().Match(text), ShapePattern().Match(text));
        if (!order.Success || !shape.Success || !text.Contains("'descr'", StringComparison.Ordinal))
            throw Damaged(file, "its header does not give type, order and shape");
        var (format, bits, bigEndian) = TypeOf(file, type);
        var head = Shaped(file, shape.Groups[1].Value, new Header(from + length, 0, 0, 0, 0, format, bits, bigEndian,
            order.Groups[1].Value == "True"));
        file.CheckSize(head.Width, head.Height, head.Channels * SampleArrays.BytesOf(format, bits));
        var needed = (Int128)head.PageBytes * head.Pages;
        if (head.Start + needed > file.Length)
            throw Damaged(file, $"its shape ({shape.Groups[1].Value}) needs {needed} bytes from byte {head.Start} " +
                $"on, but the file has {file.Length}");
        if (head.ColumnsFirst && needed > InputFile.MaxBytes)
            throw file.Fail($"it is in Fortran order and has {needed} bytes; at most {InputFile.MaxBytes} can be " +
                "read. Save it with numpy.save('frames.npy', numpy.ascontiguousarray(a)).");
        return head;
    }

    private static (SampleFormat Format, int Bits, bool BigEndian) TypeOf(InputFile file, Match type)
    {
        var (order, name) = (type.Groups[1].Value, type.Groups[2].Value);
        (SampleFormat Format, int Bits)? known = name switch
        {
            "u1" => (SampleFormat.WholeNumber, 8),
            "u2" => (SampleFormat.WholeNumber, 16),
            "u4" => (SampleFormat.WholeNumber, 32),
            "i1" => (SampleFormat.SignedWholeNumber, 8),
            "i2" => (SampleFormat.SignedWholeNumber, 16),
            "i4" => (SampleFormat.SignedWholeNumber, 32),
            "f2" => (SampleFormat.FloatingPoint, 16),
            "f4" => (SampleFormat.FloatingPoint, 32),
            "f8" => (SampleFormat.FloatingPoint, 64),
            _ => null,
        };
        var (format, bits) = known ?? throw file.Fail($"its numbers are of type {(type.Success ? order + name
            : "a structure")}; they must be u1, u2, u4, i1, i2, i4, f2, f4 or f8. Save it with " +
            "numpy.save('frames.npy', a.astype('float32')).");
        return (format, bits, order == ">");
    }

    private static Header Shaped(InputFile file, string shape, Header head)
    {
        var axes = shape.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(axis => long.TryParse(axis.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture,
                out var size) && size is > 0 and <= int.MaxValue ? (int)size : -1).ToList();
        if (axes.Contains(-1))
            throw file.Fail($"its shape is ({shape}); each axis must have 1 to {int.MaxValue} elements. Save frames " +
                "that have pixels.");
        return axes switch
        {
            [var height, var width] => head with { Pages = 1, Height = height, Width = width, Channels = 1 },
            [var height, var width, 3 or 4] =>
                head with { Pages = 1, Height = height, Width = width, Channels = axes[2] },
            [var pages, var height, var width] =>
                head with { Pages = pages, Height = height, Width = width, Channels = 1 },
            [var pages, var height, var width, 3 or 4] =>
                head with { Pages = pages, Height = height, Width = width, Channels = axes[3] },
            _ => throw file.Fail($"its shape is ({shape}); it must be rows × columns or frames × rows × columns, " +
                "or either with 3 colours as the last axis. Save it with numpy.save('frames.npy', " +
                "a.reshape(-1, *a.shape[-2:]))."),
        };
    }

    // Fortran's order: the first axis runs fastest.
    private static byte[] Rows(byte[] all, Header head, int page)
    {
        var size = head.Bits / 8;
        var rows = new byte[head.PageBytes];
        var (rowStep, columnStep) = ((long)head.Pages, (long)head.Pages * head.Height);
        var to = 0;
        for (var row = 0; row < head.Height; row++)
            for (var column = 0; column < head.Width; column++)
                for (var channel = 0; channel < head.Channels; channel++, to += size)
                {
                    var from = page + row * rowStep + column * columnStep + channel * columnStep * head.Width;
                    all.AsSpan((int)(from * size), size).CopyTo(rows.AsSpan(to));
                }
        return rows;
    }

    private static Array WithoutOpacity(Array samples, Header head)
    {
        var kept = SampleArrays.Of(head.Format, head.Bits, (long)head.Height * head.Width * 3);
        for (long pixel = 0; pixel < (long)head.Height * head.Width; pixel++)
            Array.Copy(samples, pixel * 4, kept, pixel * 3, 3);
        return kept;
    }

    private static ImageFileException Damaged(InputFile file, string found) =>
        file.Fail($"the NumPy array is damaged or cut short: {found}. Copy or save it again.");

    [GeneratedRegex("""'descr':\s*'([<>|=]?)([a-zA-Z]\d*)'""")]
    private static partial Regex TypePattern();

    [GeneratedRegex("""'fortran_order':\s*(True|False)""")]
    private static partial Regex OrderPattern();

    [GeneratedRegex("""'shape':\s*\(([^)]*)\)""")]
    private static partial Regex ShapePattern();
}
