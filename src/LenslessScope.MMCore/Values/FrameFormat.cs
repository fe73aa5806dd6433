using System.Globalization;

namespace LenslessScope.MMCore;

/// <summary>Size and kind of a frame's pixels.</summary>
internal readonly record struct FrameFormat(int Width, int Height, int BytesPerPixel, int Components)
{
    private const string WidthTag = "Width";
    private const string HeightTag = "Height";
    private const string PixelTypeTag = "PixelType";

    public PixelType PixelType => PixelTypes.Of(BytesPerPixel, Components);

    public long Bytes => (long)Width * Height * BytesPerPixel;

    /// <summary>What the tags of a frame say; they were made when the camera delivered it.</summary>
    /// <exception cref="NotSupportedException">The tags do not tell the size in bytes.</exception>
    public static FrameFormat FromTags(IReadOnlyDictionary<string, string> tags)
    {
        var pixelType = tags.GetValueOrDefault(PixelTypeTag, "");
        if (!PixelTypes.TryParse(pixelType, out var type))
            throw new NotSupportedException(
                $"The frame has pixels of type '{pixelType}'; {string.Join(", ", PixelTypes.Known)} can be read. " +
                "Choose another pixel type in the camera's properties.");
        return new FrameFormat(Number(tags, WidthTag), Number(tags, HeightTag), type.BytesPerPixel, type.Components);
    }

    /// <summary>The tags that every frame has.</summary>
    public Dictionary<string, string> ToTags(string camera) => new()
    {
        ["Camera"] = camera,
        [WidthTag] = Width.ToString(CultureInfo.InvariantCulture),
        [HeightTag] = Height.ToString(CultureInfo.InvariantCulture),
        [PixelTypeTag] = PixelType.Text,
    };

    private static int Number(IReadOnlyDictionary<string, string> tags, string key) =>
        int.TryParse(tags.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0
            ? number
            : throw new NotSupportedException(
                $"The frame's tag {key} is '{tags.GetValueOrDefault(key)}'; it must be a whole number above 0.");
}
