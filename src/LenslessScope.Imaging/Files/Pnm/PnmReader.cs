namespace LenslessScope.Imaging;

/// <summary>
/// Netpbm's grey and colour maps: P5 and P6 (bytes; 16 bits with the high byte first), P2 and P3 (text), with a largest
/// value of 1 to 65535. P5 and P6 may follow each other in a file. Source: the manual pages pgm(5) and ppm(5).
/// </summary>
internal static class PnmReader
{
    private const string Advice = "Copy or record it again.";

    internal static int PageCount(InputFile file)
    {
        var bytes = file.AllBytes();
        var count = 0;
        for (long at = 0; at >= 0; count++)
            at = PnmHeader.Of(file, bytes, (int)at).After(bytes);
        return count;
    }

    internal static RecordedImage Read(InputFile file, int page)
    {
        var bytes = file.AllBytes();
        var (found, count) = ((PnmHeader?)null, 0);
        for (long at = 0; at >= 0; count++)
        {
            var header = PnmHeader.Of(file, bytes, (int)at);
            if (count == page)
                found = header;
            at = header.After(bytes);
        }
        if (found is not { } image)
            throw file.Fail($"page {page} was asked for; it has {count}, numbered from 0 to {count - 1}.");
        Array samples = image.IsText ? Text(file, bytes, image)
            : SampleArrays.Decode(bytes.AsSpan(image.Start, (int)image.Length), SampleFormat.WholeNumber,
                image.Most > byte.MaxValue ? 16 : 8, bigEndian: true);
        CheckMost(file, samples, image.Most);
        var bits = int.Log2(image.Most) + 1;
        return new RecordedImage(file.Path, ImageFormat.Pnm, image.Height, image.Width, image.Channels, bits, samples,
            image.Most)
        {
            PageCount = count,
            Page = page,
        };
    }

    private static Array Text(InputFile file, byte[] bytes, PnmHeader image)
    {
        var samples = new ushort[(long)image.Height * image.Width * image.Channels];
        var words = new PnmWords(bytes, image.Start);
        for (var i = 0; i < samples.Length; i++)
            samples[i] = words.Next() is { } value and <= ushort.MaxValue
                ? (ushort)value
                : throw file.Fail($"number {i + 1} of {samples.Length} is missing or not a whole number up to 65535. " +
                    $"The file is damaged or cut short. {Advice}");
        return image.Most > byte.MaxValue ? samples : Array.ConvertAll(samples, value => (byte)Math.Min(value, 255u));
    }

    private static void CheckMost(InputFile file, Array samples, int most)
    {
        var above = samples is byte[] bytes
            ? Array.FindIndex(bytes, value => value > most)
            : Array.FindIndex((ushort[])samples, value => value > most);
        if (above >= 0)
            throw file.Fail($"a sample is {samples.GetValue(above)}, above the largest value {most} of its header. " +
                $"The file is damaged. {Advice}");
    }
}

/// <summary>The header of one image of a Netpbm file.</summary>
/// <param name="IsText">Whether the samples are written as text.</param>
/// <param name="Channels">1 or 3.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Start">Where the samples begin.</param>
/// <param name="Length">Their bytes, where they are not text.</param>
/// <param name="Most">The largest value.</param>
internal readonly record struct PnmHeader(
    bool IsText, int Channels, int Width, int Height, int Most, int Start, long Length)
{
    internal static PnmHeader Of(InputFile file, byte[] bytes, int at)
    {
        var kind = bytes[at + 1];
        var words = new PnmWords(bytes, at + 2);
        long width = words.Next() ?? -1, height = words.Next() ?? -1, most = words.Next() ?? -1;
        if (width < 0 || height < 0 || most is < 1 or > ushort.MaxValue)
            throw file.Fail($"its header gives {Word(width)}×{Word(height)} pixels with a largest value of " +
                $"{Word(most)}; three numbers are needed, the last from 1 to 65535. The file is damaged: copy or " +
                "record it again.");
        var channels = kind is (byte)'3' or (byte)'6' ? 3 : 1;
        var bytesPerPixel = channels * (most > byte.MaxValue ? 2 : 1);
        file.CheckSize(width, height, bytesPerPixel);
        var header = new PnmHeader(kind is (byte)'2' or (byte)'3', channels, (int)width, (int)height, (int)most,
            words.At + 1, width * height * bytesPerPixel); // one blank follows the header
        var least = header.IsText ? 2 * width * height * channels - 1 : header.Length;
        return header.Start + least <= bytes.Length
            ? header
            : throw file.Fail($"its samples need {least} bytes from byte {header.Start} on; the file has " +
                $"{bytes.Length}. It is damaged or cut short: copy or record it again.");

        static string Word(long number) => number < 0 ? "?" : $"{number}";
    }

    /// <summary>Where the next image begins; -1 where there is none.</summary>
    internal long After(byte[] bytes)
    {
        if (IsText)
            return -1;
        var end = Start + Length;
        while (end < bytes.Length && bytes[end] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            end++;
        return end + 1 < bytes.Length && bytes[end] == 'P' && bytes[end + 1] is (byte)'5' or (byte)'6' ? end : -1;
    }
}

/// <summary>Numbers between blanks; from # to the end of the line is comment.</summary>
internal sealed class PnmWords(byte[] bytes, int at)
{
    /// <summary>Behind the last number.</summary>
    internal int At { get; private set; } = at;

    /// <summary>The next number; null where there is none, or one of more than nine digits.</summary>
    internal long? Next()
    {
        while (At < bytes.Length && (bytes[At] == '#' || char.IsWhiteSpace((char)bytes[At])))
            if (bytes[At] == '#')
                while (At < bytes.Length && bytes[At] is not ((byte)'\n' or (byte)'\r'))
                    At++;
            else
                At++;
        var start = At;
        var number = 0L;
        for (; At < bytes.Length && char.IsAsciiDigit((char)bytes[At]); At++)
            number = number * 10 + bytes[At] - '0';
        return At - start is > 0 and <= 9 ? number : null;
    }
}
