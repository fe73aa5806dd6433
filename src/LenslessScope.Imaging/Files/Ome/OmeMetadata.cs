namespace LenslessScope.Imaging;

/// <summary>What an OME-TIFF says about its image besides the pixels. What is null is left out of the file.</summary>
public sealed record OmeMetadata
{
    /// <summary>Name of the image, for example <c>amplitude</c>. Not empty.</summary>
    public required string Name { get; init; }

    /// <summary>Pixel pitch, rows and columns alike, in µm; above 0.</summary>
    public double? PixelUm { get; init; }

    /// <summary>Wavelength of the illumination in vacuum, in nm; above 0.</summary>
    public double? WavelengthNm { get; init; }

    /// <summary>Position of the plane along the axis, in µm; any finite number. For a reconstruction the distance to
    /// which the hologram was propagated.</summary>
    public double? ZUm { get; init; }

    /// <summary>Exposure time in ms; 0 or above.</summary>
    public double? ExposureMs { get; init; }

    /// <summary>Name of the channel, for example <c>phase (rad)</c>. Default: the image's name.</summary>
    public string? ChannelName { get; init; }

    /// <summary>When the image was recorded. The file keeps it in universal time.</summary>
    public DateTimeOffset? AcquiredAt { get; init; }

    /// <summary>Free text on the image.</summary>
    public string? Description { get; init; }

    /// <summary>Further keys and values, kept as an OME map annotation in the order given. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    /// <summary>Refuses values that the file format has no place for, all of them at once.</summary>
    /// <exception cref="ArgumentException">The reasons, each with its value and what is allowed.</exception>
    internal void Check()
    {
        var reasons = new List<string>();
        if (string.IsNullOrWhiteSpace(Name))
            reasons.Add("Name is empty; give the image a name.");
        CheckNumber(PixelUm, nameof(PixelUm), v => v > 0, "above 0 µm");
        CheckNumber(WavelengthNm, nameof(WavelengthNm), v => v > 0, "above 0 nm");
        CheckNumber(ZUm, nameof(ZUm), _ => true, "a finite number of µm");
        CheckNumber(ExposureMs, nameof(ExposureMs), v => v >= 0, "0 ms or above");
        CheckText(Name, nameof(Name));
        CheckText(ChannelName, nameof(ChannelName));
        CheckText(Description, nameof(Description));
        foreach (var (key, value) in Annotations)
        {
            CheckText(key, $"The annotation key '{key}'");
            CheckText(value, $"The annotation '{key}'");
        }
        if (reasons.Count > 0)
            throw new ArgumentException("The OME metadata cannot be written. " + string.Join(" ", reasons));

        void CheckNumber(double? value, string name, Func<double, bool> allowed, string range)
        {
            if (value is { } number && !(double.IsFinite(number) && allowed(number)))
                reasons.Add($"{name} is {number}; it must be {range}.");
        }

        void CheckText(string? text, string name)
        {
            // XML 1.0 has no way at all to write control characters, and no half of a surrogate pair.
            if (text is not null && text.EnumerateRunes().Any(r =>
                    r.Value < 0x20 && r.Value is not ('\t' or '\n' or '\r') || r.Value is 0xFFFD or 0xFFFE or 0xFFFF))
                reasons.Add(
                    $"{name} contains a control character or invalid Unicode, which XML cannot store; remove it.");
        }
    }
}
