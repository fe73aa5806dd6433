namespace LenslessScope.MMCore;

/// <summary>What pixel types are made of, and how the core writes them.</summary>
public static class PixelTypes
{
    // The one table: everything below is read from it.
    private static readonly (PixelType Type, int BytesPerPixel, int Components)[] _known =
    [
        (PixelType.GRAY8, 1, 1), (PixelType.GRAY16, 2, 1), (PixelType.GRAY32, 4, 1), (PixelType.RGB32, 4, 4),
        (PixelType.RGB64, 8, 4),
    ];

    /// <summary>All but <see cref="PixelType.Unknown"/>.</summary>
    public static IEnumerable<PixelType> Known => _known.Select(known => known.Type);

    /// <summary>The type of such pixels; <see cref="PixelType.Unknown"/> where there is none.</summary>
    /// <param name="bytesPerPixel">Bytes of one pixel, all components together.</param>
    /// <param name="components">Components of one pixel.</param>
    public static PixelType Of(int bytesPerPixel, int components) => Array.Find(_known,
        known => known.BytesPerPixel == bytesPerPixel && known.Components == components).Type;

    /// <summary>The type of the pixels that the core's camera gives as it is set now.</summary>
    /// <param name="core">With a camera.</param>
    /// <exception cref="CMMError">There is no camera.</exception>
    public static PixelType OfCamera(CMMCore core)
    {
        ArgumentNullException.ThrowIfNull(core);
        return Of(core.GetBytesPerPixel(), core.GetNumberOfComponents());
    }

    /// <summary>Reads the core's text, such as GRAY8.</summary>
    /// <returns>Whether it names one; capitals count.</returns>
    public static bool TryParse(string? text, out PixelType type)
    {
        type = Array.Find(_known, known => known.Type.Text == text).Type;
        return type != PixelType.Unknown;
    }

    extension(PixelType type)
    {
        /// <summary>The core's text: GRAY8, GRAY16, GRAY32, RGB32, RGB64 or Unknown.</summary>
        public string Text => type.ToString();

        /// <summary>Bytes of one pixel, all components together; 0 for an unknown type.</summary>
        public int BytesPerPixel => Find(type).BytesPerPixel;

        /// <summary>
        /// Components of one pixel: 1 for grey, 4 for colour (blue, green, red, unused), 0 for an unknown type.
        /// </summary>
        public int Components => Find(type).Components;

        /// <summary>Bits of one component; 0 for an unknown type. A camera may use fewer.</summary>
        public int BitsPerComponent => Find(type) is { Components: > 0 } known
            ? 8 * known.BytesPerPixel / known.Components : 0;

        /// <summary>Whether each pixel is one number.</summary>
        public bool IsGray => Find(type).Components == 1;
    }

    private static (PixelType Type, int BytesPerPixel, int Components) Find(PixelType type) =>
        Array.Find(_known, known => known.Type == type);
}
