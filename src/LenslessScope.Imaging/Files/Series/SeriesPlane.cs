namespace LenslessScope.Imaging;

/// <summary>What is known of one frame of a series besides its pixels. What is null is left out of the file.</summary>
public sealed record SeriesPlane
{
    internal const int MaxClockLength = 16;

    // A position beyond 10 m is a mistake; the limit also bounds the room that its digits take.
    private const double MaxPositionUm = 1e7, MaxExposureMs = 1e10;

    /// <summary>A number of the caller's own by which the frame is found again; 0 or above.</summary>
    public required long Number { get; init; }

    /// <summary>Place along time, from 0.</summary>
    public int T { get; init; }

    /// <summary>Channel, from 0.</summary>
    public int C { get; init; }

    /// <summary>Place along z, from 0.</summary>
    public int Z { get; init; }

    /// <summary>When it was recorded, wall clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>
    /// Time since the series began, by a clock that is never set; 0 or above. Null: what the wall clock says.
    /// </summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>The driver's time stamp, ns of <see cref="Clock"/>.</summary>
    public long? TimestampNs { get; init; }

    /// <summary>Name of that clock: at most 16 letters, digits, points and dashes.</summary>
    public string? Clock { get; init; }

    /// <summary>Exposure time, ms; 0 to 10¹⁰.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>Position of the stage, µm; within ±10⁷.</summary>
    public double? XUm { get; init; }

    /// <inheritdoc cref="XUm"/>
    public double? YUm { get; init; }

    /// <inheritdoc cref="XUm"/>
    public double? ZUm { get; init; }

    /// <summary>
    /// Wavelength of the light in vacuum, nm; above 0. The file states that of a channel's first frame.
    /// </summary>
    public double? WavelengthNm { get; init; }

    /// <exception cref="ArgumentException">Values cannot be used; all reasons.</exception>
    internal void Check(SeriesDescription of)
    {
        var reasons = new List<string>();
        if (Number < 0)
            reasons.Add($"Number is {Number}; it must be 0 or above.");
        if (Elapsed < TimeSpan.Zero)
            reasons.Add($"Elapsed is {Elapsed}; it must be 0 or above.");
        if (T < 0 || T >= of.SizeT || C < 0 || C >= of.ChannelNames.Count || Z < 0 || Z >= of.SizeZ)
            reasons.Add($"The place is t {T}, c {C}, z {Z}; the series has {of.SizeT} times, {of.ChannelNames.Count} " +
                $"channels and {of.SizeZ} planes along z.");
        if (ExposureMs is { } exposure && !(exposure is >= 0 and <= MaxExposureMs))
            reasons.Add($"ExposureMs is {exposure}; it must be 0 to {MaxExposureMs} ms.");
        foreach (var (name, position) in new[] { ("XUm", XUm), ("YUm", YUm), ("ZUm", ZUm) })
            if (position is { } um && !(Math.Abs(um) <= MaxPositionUm))
                reasons.Add($"{name} is {um}; it must be -{MaxPositionUm} to {MaxPositionUm} µm.");
        if (WavelengthNm is { } nm && !(nm is > 0 and < 1e9))
            reasons.Add($"WavelengthNm is {nm}; it must be above 0 and below 10⁹ nm.");
        if (Clock is { } clock && (clock.Length > MaxClockLength || clock.Any(c => !char.IsAsciiLetterOrDigit(c)
            && c is not ('.' or '-'))))
            reasons.Add($"Clock is '{clock}'; it must be at most {MaxClockLength} letters, digits, points and dashes.");
        if (reasons.Count > 0)
            throw new ArgumentException("The frame cannot be written. " + string.Join(" ", reasons));
    }
}

/// <summary>A frame that is in the file.</summary>
/// <param name="Page">The page, from 0.</param>
/// <param name="Offset">Where its packed pixels lie in the file, bytes.</param>
/// <param name="Bytes">Length of the packed pixels.</param>
/// <param name="Checksum"><see cref="Crc32C"/> of the pixels as they lie in the file.</param>
/// <param name="Plane">What else is known of it.</param>
public sealed record SeriesPage(int Page, long Offset, long Bytes, uint Checksum, SeriesPlane Plane);
