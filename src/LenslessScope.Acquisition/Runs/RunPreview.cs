using System.Runtime.InteropServices;
using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>preview.png: a small picture of a recent frame, at most once a minute.</summary>
internal sealed class RunPreview(string folder)
{
    private const int WidthAtMost = 480;
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    private long? _last;
    private Image<float>? _reduced; // kept: large objects that come and go let the memory of a long run swell

    /// <summary>Draws the frame when it is time. Never fails: it is only a picture.</summary>
    internal void Show(ReadOnlySpan<byte> pixels, FrameShape shape)
    {
        if (_last is { } last && Environment.TickCount64 - last < s_interval.TotalMilliseconds)
            return;
        _last = Environment.TickCount64;
        try
        {
            Tone.Map(Reduced(pixels, shape)).Picture.Save(Path.Combine(folder, RunFiles.Preview));
        }
        catch (ImageFileException)
        {
            // The disk's failures are told where data are written.
        }
    }

    private Image<float> Reduced(ReadOnlySpan<byte> pixels, FrameShape shape)
    {
        var factor = (shape.Width + WidthAtMost - 1) / WidthAtMost;
        var (height, width) = (Math.Max(1, shape.Height / factor), shape.Width / factor);
        if (_reduced is not { } reduced || (reduced.Height, reduced.Width) != (height, width))
            _reduced = reduced = new Image<float>(height, width);
        var words = MemoryMarshal.Cast<byte, ushort>(pixels);
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
            {
                float sum = 0;
                for (var y = row * factor; y < Math.Min((row + 1) * factor, shape.Height); y++)
                    for (var x = column * factor; x < (column + 1) * factor; x++)
                    {
                        var at = y * shape.Width + x;
                        sum += shape.PixelType switch
                        {
                            PixelType.GRAY8 => pixels[at],
                            PixelType.GRAY16 => words[at],
                            _ => (pixels[at * 4] + pixels[at * 4 + 1] + pixels[at * 4 + 2]) / 3f,
                        };
                    }
                reduced.Pixels[row * width + column] = sum / (factor * factor);
            }
        return reduced;
    }
}
