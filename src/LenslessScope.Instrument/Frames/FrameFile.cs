using System.Numerics;
using System.Runtime.InteropServices;
using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// Frames of a camera as files: OME-TIFF with everything that made them, or PNG with the pixels alone.
/// </summary>
public static class FrameFile
{
    /// <summary>Whether a file of that name is written as PNG.</summary>
    public static bool IsPng(string file) => Path.GetExtension(file).Equals(".png", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The pixels of a grey frame as numbers, in counts: what holograms are made of. A copy, which the caller owns.
    /// </summary>
    /// <exception cref="NotSupportedException">The frame is in colour, or has more than 16 bits.</exception>
    public static Image<float> ToGray(this Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var image = new Image<float>(frame.Height, frame.Width);
        switch (frame.PixelType)
        {
            case PixelType.GRAY8:
                Convert(frame.Pixels, image.Pixels);
                break;
            case PixelType.GRAY16:
                Convert(frame.PixelsAs<ushort>(), image.Pixels);
                break;
            default:
                throw new NotSupportedException($"The camera gives {frame.PixelType}; holograms need GRAY8 or GRAY16.");
        }
        return image;
    }

    /// <summary>
    /// The facts of frames that are taken now, without the tags that each frame brings along. Camera and light source
    /// are asked; of other devices stands what the core last heard, so that a slow one keeps no frame waiting.
    /// </summary>
    /// <param name="core">With the instrument loaded.</param>
    /// <param name="wavelengthNm">Of the light, nm; null when it is not known.</param>
    public static FrameFacts FactsOf(CMMCore core, double? wavelengthNm)
    {
        ArgumentNullException.ThrowIfNull(core);
        var state = core.GetSystemStateCache().Settings
            .ToDictionary(setting => $"{setting.DeviceLabel}-{setting.PropertyName}", setting => setting.PropertyValue);
        string[] asked = [core.GetCameraDevice(), core.GetShutterDevice()];
        foreach (var device in asked.Where(label => label.Length > 0))
            foreach (var property in core.GetDevicePropertyNames(device))
                state[$"{device}-{property}"] = core.GetProperty(device, property);
        return new FrameFacts(Optical.PixelUm(core, cached: true), wavelengthNm, core.GetExposure(), state);
    }

    /// <summary>The same with the frame's own tags: what made this frame stays with it.</summary>
    public static FrameFacts With(this FrameFacts facts, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(frame);
        var metadata = new Dictionary<string, string>(frame.Metadata);
        foreach (var (key, value) in facts.Metadata)
            metadata[key] = value;
        return facts with { Metadata = metadata };
    }

    /// <summary>Why a camera's frames cannot be written into such a file; null if they can.</summary>
    public static string? Refusal(string file, PixelType pixelType) => pixelType switch
    {
        PixelType.GRAY8 or PixelType.GRAY16 => null,
        PixelType.RGB32 when IsPng(file) => null,
        PixelType.RGB32 => "The camera gives RGB32, which can only be written as .png. Write that, or set the camera " +
            "to grey, for example with `property` CAMERA.Colour=Grey.",
        _ => $"The camera gives {pixelType}; only GRAY8, GRAY16 and, as .png, RGB32 can be written. " +
            "Choose another pixel type with `property` CAMERA.PixelType=….",
    };

    /// <summary>Writes one frame, completely or not at all; the ending of the file says the format.</summary>
    /// <exception cref="IOException">Frames of this pixel type cannot be written.</exception>
    /// <exception cref="ImageFileException">The file cannot be written.</exception>
    public static void Write(string file, Frame frame, FrameFacts facts)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(facts);
        if (Refusal(file, frame.PixelType) is { } reason)
            throw new IOException(reason);
        var metadata = new OmeMetadata
        {
            Name = Path.GetFileNameWithoutExtension(file),
            PixelUm = facts.PixelUm,
            WavelengthNm = facts.WavelengthNm,
            ExposureMs = facts.ExposureMs,
#pragma warning disable RS0030 // a file tells the time of the wall
            AcquiredAt = DateTimeOffset.Now,
#pragma warning restore RS0030
            Annotations = facts.Metadata,
        };
        var png = IsPng(file);
        switch (frame.PixelType)
        {
            case PixelType.GRAY8:
                var bytes = new Image<byte>(frame.Height, frame.Width, frame.Pixels.ToArray());
                if (png) Png.Write(file, bytes); else OmeTiff.Write(file, bytes, metadata);
                break;
            case PixelType.GRAY16:
                var words = new Image<ushort>(frame.Height, frame.Width,
                    MemoryMarshal.Cast<byte, ushort>(frame.Pixels).ToArray());
                if (png) Png.Write(file, words); else OmeTiff.Write(file, words, metadata);
                break;
            default:
                Png.WriteRgb(file, frame.Height, frame.Width, RedFirst(frame.Pixels));
                break;
        }
    }

    private static void Convert<T>(ReadOnlySpan<T> from, float[] to) where T : INumberBase<T>
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = float.CreateTruncating(from[i]);
    }

    // Of blue, green, red and a fourth byte, red, green and blue.
    private static byte[] RedFirst(ReadOnlySpan<byte> pixels)
    {
        var rgb = new byte[pixels.Length / 4 * 3];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
            (rgb[to], rgb[to + 1], rgb[to + 2]) = (pixels[from + 2], pixels[from + 1], pixels[from]);
        return rgb;
    }
}
