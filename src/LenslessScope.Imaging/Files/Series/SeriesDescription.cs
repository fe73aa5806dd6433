using System.Text;

namespace LenslessScope.Imaging;

/// <summary>What holds for an OME-TIFF of a series of frames as a whole.</summary>
public sealed record SeriesDescription
{
    /// <summary>Frames that one file can have at most.</summary>
    public const int MostFrames = 1 << 17;

    /// <summary>Name of the image; not empty.</summary>
    public required string Name { get; init; }

    /// <summary>Rows; at least 1.</summary>
    public required int Height { get; init; }

    /// <summary>Columns; at least 1.</summary>
    public required int Width { get; init; }

    /// <summary>Kind of the pixels.</summary>
    public required SeriesPixels Pixels { get; init; }

    /// <summary>Name of each channel, in their order; at least one.</summary>
    public required IReadOnlyList<string> ChannelNames { get; init; }

    /// <summary>Time points that there can be; at least 1.</summary>
    public required int SizeT { get; init; }

    /// <summary>Planes along z that there can be; at least 1.</summary>
    public required int SizeZ { get; init; }

    /// <summary>Frames that there can be, for which room is kept; 1 to 131,072, each some 1 KiB.</summary>
    public required int Capacity { get; init; }

    /// <summary>
    /// The order in which planes come, as OME names it. Default XYCZT: channels fastest, time slowest.
    /// </summary>
    public string DimensionOrder { get; init; } = "XYCZT";

    /// <summary>How the pixels are packed. Default: not at all; then all frames lie in one piece.</summary>
    public TiffCompression Compression { get; init; } = TiffCompression.None;

    /// <summary>Pixel pitch, rows and columns alike, µm; above 0. Null for unknown.</summary>
    public double? PixelUm { get; init; }

    /// <summary>Distance of neighbouring planes along z, µm; above 0. Null for unknown.</summary>
    public double? ZStepUm { get; init; }

    /// <summary>When the series began; times of planes count from it.</summary>
    public required DateTimeOffset AcquiredAt { get; init; }

    /// <summary>Free text; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Further keys and values, kept as an OME map annotation in the order given. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    internal int SamplesPerPixel => Pixels == SeriesPixels.Rgb8 ? 3 : 1;

    internal int BitsPerSample => Pixels == SeriesPixels.Gray16 ? 16 : 8;

    /// <summary>Bytes of the pixels of one frame, not packed.</summary>
    internal long FrameBytes => (long)Height * Width * SamplesPerPixel * (BitsPerSample / 8);

    /// <exception cref="ArgumentException">Values cannot be used; all reasons.</exception>
    internal void Check()
    {
        const int maxChannels = 10_000;
        var reasons = new List<string>();
        if (string.IsNullOrWhiteSpace(Name))
            reasons.Add("Name is empty; give the series a name.");
        if (Height < 1 || Width < 1 || FrameBytes > Array.MaxLength)
            reasons.Add($"The frame has {Width}×{Height} pixels; it must have at least 1×1, and at most " +
                $"{Array.MaxLength} bytes.");
        if (!Enum.IsDefined(Pixels) || !Enum.IsDefined(Compression))
            reasons.Add($"Pixels is {Pixels} and Compression {Compression}; choose one of the named values.");
        if (ChannelNames.Count is < 1 or > maxChannels)
            reasons.Add($"There are {ChannelNames.Count} channels; there must be 1 to {maxChannels}.");
        if (SizeT < 1 || SizeZ < 1)
            reasons.Add($"SizeT is {SizeT} and SizeZ {SizeZ}; both must be at least 1.");
        if (Capacity is < 1 or > MostFrames)
            reasons.Add($"Capacity is {Capacity}; it must be 1 to {MostFrames} frames.");
        if (!DimensionOrder.StartsWith("XY", StringComparison.Ordinal)
            || !new string([.. DimensionOrder.Order()]).Equals("CTXYZ",
                StringComparison.Ordinal))
            reasons.Add($"DimensionOrder is '{DimensionOrder}'; it must be XY followed by C, T and Z in any order.");
        if (PixelUm is { } pitch && !(pitch > 0 && double.IsFinite(pitch)))
            reasons.Add($"PixelUm is {pitch}; it must be above 0 µm.");
        if (ZStepUm is { } step && !(step > 0 && double.IsFinite(step)))
            reasons.Add($"ZStepUm is {step}; it must be above 0 µm.");
        foreach (var text in new[] { Name,
            Description }.Concat(ChannelNames).Concat(Annotations.Keys).Concat(Annotations.Values))
            if (text is not null && text.EnumerateRunes().Any(rune => !CanKeep(rune)))
                reasons.Add($"'{text}' contains a control character or invalid Unicode, which XML cannot store; " +
                    "remove it.");
        if (reasons.Count > 0)
            throw new ArgumentException("The series cannot be written. " + string.Join(" ", reasons));
    }

    /// <summary>Whether names and texts may have this character: XML has no place for some.</summary>
    public static bool CanKeep(Rune rune) =>
        rune.Value is >= 0x20 and not (0xFFFD or 0xFFFE or 0xFFFF) or '\t' or '\n' or '\r';
}
