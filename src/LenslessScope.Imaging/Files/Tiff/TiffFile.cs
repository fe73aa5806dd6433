using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Imaging;

/// <summary>An open TIFF: its chain of directories, and which images its pages are.</summary>
internal sealed class TiffFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private TiffFile(InputFile file)
    {
        File = file;
        _handle = file.Guarded(file.Open);
        try
        {
            Bytes = TiffBytes.Of(Piece) ?? throw Damaged("it has no header");
            Chain = Bytes.Chain();
            if (Chain.Count == 0)
                throw Damaged("its first directory is missing");
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    internal InputFile File { get; }

    internal TiffBytes Bytes { get; }

    /// <summary>The directories, as the header and each of them point to the next; at least one.</summary>
    internal IReadOnlyList<TiffDirectory> Chain { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="ImageFileException">It is not a TIFF, or has no image.</exception>
    internal static TiffFile Open(InputFile file) => new(file);

    /// <summary>The text of the first directory, which speaks of the whole file; null where there is none.</summary>
    internal string? Description => Chain[0].Text(Tags.ImageDescription);

    /// <summary>
    /// The images of a file that says no more: all of its chain that are neither reduced nor masks. Raw files (DNG)
    /// have a thumbnail in the chain, and what it was made from behind it.
    /// </summary>
    internal IReadOnlyList<TiffDirectory> FullImages()
    {
        var full = Chain.Where(IsFull).ToList();
        if (full.Count > 0 && !IsDng && full.All(image => !IsRaw(image)))
            return full;
        var behind = Chain.SelectMany(image => image.Numbers(Tags.SubIfds, most: 64))
            .Select(place => TiffDirectory.At(Bytes, place)).OfType<TiffDirectory>().Where(IsFull).ToList();
        var raw = full.Concat(behind).Where(IsRaw).ToList();
        return raw.Count > 0 ? raw : full.Count > 0 ? full : behind.Count > 0 ? behind : Chain;
    }

    /// <summary>Whether it is a raw file (DNG).</summary>
    internal bool IsDng => Chain[0].Has(Tags.DngVersion);

    public void Dispose() => _handle.Dispose();

    internal ImageFileException Damaged(string found) =>
        File.Fail($"the TIFF is damaged or cut short ({found}). Copy or record it again.");

    /// <summary>Some bytes; fewer where the file ends before.</summary>
    internal byte[] Piece(long offset, long count)
    {
        if (offset < 0 || offset >= File.Length || count <= 0)
            return [];
        var bytes = new byte[Math.Min(count, File.Length - offset)];
        return File.Guarded(() =>
        {
            var done = 0;
            for (int read; done < bytes.Length; done += read)
                if ((read = RandomAccess.Read(_handle, bytes.AsSpan(done), offset + done)) == 0)
                    break;
            return done == bytes.Length ? bytes : bytes[..done];
        });
    }

    private static bool IsFull(TiffDirectory image)
    {
        const int reduced = 1, mask = 4, reducedOfOld = 2;
        return ((image.Number(Tags.NewSubfileType) ?? 0) & (reduced | mask)) == 0 &&
            image.Number(Tags.SubfileType) != reducedOfOld;
    }

    private static bool IsRaw(TiffDirectory image) => image.Number(Tags.Photometric) is 32803 or 34892;

    /// <summary>The tags that are read without libtiff.</summary>
    internal static class Tags
    {
        internal const int NewSubfileType = 254, SubfileType = 255, BitsPerSample = 258, Compression = 259,
            Photometric = 262, ImageDescription = 270, StripOffsets = 273, Orientation = 274, XResolution = 282,
            YResolution = 283, SubIfds = 330, CfaRepeatPatternDim = 33421, CfaPattern = 33422, ExposureTime = 33434,
            ExifIfd = 34665, DngVersion = 50706, LinearizationTable = 50712, BlackLevelRepeatDim = 50713,
            BlackLevel = 50714, WhiteLevel = 50717, ActiveArea = 50829, MicroManager = 51123;
    }
}
