using System.Globalization;

namespace LenslessScope.MMCore;

/// <summary>Size and kind of a frame's pixels.</summary>
internal readonly record struct FrameFormat(int Width, int Height, int BytesPerPixel, int Components)
{
    private const string WidthTag = "Width";
    private const string HeightTag = "Height";
    private const string PixelTypeTag = "PixelType";

    private static readonly (string PixelType, int BytesPerPixel, int Components)[] _pixelTypes =
        [("GRAY8", 1, 1), ("GRAY16", 2, 1), ("GRAY32", 4, 1), ("RGB32", 4, 4), ("RGB64", 8, 4)];

    public string PixelType
    {
        get
        {
            var (bytes, components) = (BytesPerPixel, Components);
            return _pixelTypes.FirstOrDefault(
                type => type.BytesPerPixel == bytes && type.Components == components).PixelType ?? "Unknown";
        }
    }

    public long Bytes => (long)Width * Height * BytesPerPixel;

    /// <summary>What the tags of a frame say; they were made when the camera delivered it.</summary>
    /// <exception cref="NotSupportedException">The tags do not tell the size in bytes.</exception>
    public static FrameFormat FromTags(IReadOnlyDictionary<string, string> tags)
    {
        var pixelType = tags.GetValueOrDefault(PixelTypeTag, "");
        var (known, bytes, components) = _pixelTypes.FirstOrDefault(type => type.PixelType == pixelType);
        if (known == null)
            throw new NotSupportedException(
                $"The frame has pixels of type '{pixelType}'; " +
                $"{string.Join(", ", _pixelTypes.Select(type => type.PixelType))} can be read. " +
                "Choose another pixel type in the camera's properties.");
        return new FrameFormat(Number(tags, WidthTag), Number(tags, HeightTag), bytes, components);
    }

    /// <summary>The tags that every frame has.</summary>
    public Dictionary<string, string> ToTags(string camera) => new()
    {
        ["Camera"] = camera,
        [WidthTag] = Width.ToString(CultureInfo.InvariantCulture),
        [HeightTag] = Height.ToString(CultureInfo.InvariantCulture),
        [PixelTypeTag] = PixelType,
    };

    private static int Number(IReadOnlyDictionary<string, string> tags, string key) =>
        int.TryParse(tags.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0
            ? number
            : throw new NotSupportedException(
                $"The frame's tag {key} is '{tags.GetValueOrDefault(key)}'; it must be a whole number above 0.");
}
