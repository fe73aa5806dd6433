using System.Buffers;

namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>
    /// Gives a spatial light modulator the image that <see cref="DisplaySLMImage"/> shows. The pixels are copied.
    /// </summary>
    /// <param name="slmLabel">The modulator.</param>
    /// <param name="pixels">
    /// Row by row from the top, without gaps: exactly <see cref="GetSLMWidth"/> × <see cref="GetSLMHeight"/> ×
    /// <see cref="GetSLMBytesPerPixel"/> bytes.
    /// </param>
    /// <exception cref="ArgumentException">The image has another size.</exception>
    public unsafe void SetSLMImage(string slmLabel, ReadOnlySpan<byte> pixels)
    {
        CheckPixels(slmLabel, pixels.Length, GetSLMBytesPerPixel(slmLabel), "bytes", nameof(pixels));
        fixed (byte* first = pixels)
            _native.setSLMImage(slmLabel, first);
    }

    /// <summary>As <see cref="SetSLMImage(string, ReadOnlySpan{byte})"/>, of a colour image.</summary>
    /// <param name="slmLabel">The modulator.</param>
    /// <param name="pixels">
    /// One number per pixel, 0x00RRGGBB, row by row from the top: exactly <see cref="GetSLMWidth"/> ×
    /// <see cref="GetSLMHeight"/>.
    /// </param>
    /// <exception cref="ArgumentException">The image has another size.</exception>
    public unsafe void SetSLMImage(string slmLabel, ReadOnlySpan<uint> pixels)
    {
        CheckPixels(slmLabel, pixels.Length, 1, "pixels", nameof(pixels));
        fixed (uint* first = pixels)
            _native.setSLMImage(slmLabel, first);
    }

    /// <summary>Sets all pixels of a modulator to one intensity, 0 to 255, and shows them.</summary>
    public void SetSLMPixelsTo(string slmLabel, byte intensity) => _native.setSLMPixelsTo(slmLabel, intensity);

    /// <summary>Sets all pixels of a modulator to one colour, components 0 to 255, and shows them.</summary>
    public void SetSLMPixelsTo(string slmLabel, byte red, byte green, byte blue) =>
        _native.setSLMPixelsTo(slmLabel, red, green, blue);

    /// <summary>Shows the image that was last set.</summary>
    public void DisplaySLMImage(string slmLabel) => _native.displaySLMImage(slmLabel);

    /// <summary>Sets how long a modulator shows an image, in milliseconds.</summary>
    public void SetSLMExposure(string slmLabel, double exposureMs) => _native.setSLMExposure(slmLabel, exposureMs);

    /// <summary>How long a modulator shows an image, in milliseconds.</summary>
    public double GetSLMExposure(string slmLabel) => _native.getSLMExposure(slmLabel);

    /// <summary>Columns of a modulator.</summary>
    public int GetSLMWidth(string slmLabel) => (int)_native.getSLMWidth(slmLabel);

    /// <summary>Rows of a modulator.</summary>
    public int GetSLMHeight(string slmLabel) => (int)_native.getSLMHeight(slmLabel);

    /// <summary>Components of a modulator's pixel: 1 for grey, 3 or 4 for colour.</summary>
    public int GetSLMNumberOfComponents(string slmLabel) => (int)_native.getSLMNumberOfComponents(slmLabel);

    /// <summary>Bytes of a modulator's pixel, all components together.</summary>
    public int GetSLMBytesPerPixel(string slmLabel) => (int)_native.getSLMBytesPerPixel(slmLabel);

    /// <summary>How many images a sequence of a modulator may have; 0 when it cannot run sequences.</summary>
    public long GetSLMSequenceMaxLength(string slmLabel) => _native.getSLMSequenceMaxLength(slmLabel);

    /// <summary>Starts the sequence of images that was loaded; the hardware steps through it on its trigger.</summary>
    public void StartSLMSequence(string slmLabel) => _native.startSLMSequence(slmLabel);

    /// <summary>Stops the sequence of images.</summary>
    public void StopSLMSequence(string slmLabel) => _native.stopSLMSequence(slmLabel);

    /// <summary>Gives a modulator the images that it steps through on its trigger. The pixels are copied.</summary>
    /// <param name="slmLabel">The modulator.</param>
    /// <param name="imageSequence">
    /// Images as in <see cref="SetSLMImage(string, ReadOnlySpan{byte})"/>;
    /// for a modulator with 4 bytes per pixel these are blue, green, red, unused.
    /// </param>
    /// <exception cref="ArgumentException">An image has another size; the message says which.</exception>
    public unsafe void LoadSLMSequence(string slmLabel, IEnumerable<ReadOnlyMemory<byte>> imageSequence)
    {
        ArgumentNullException.ThrowIfNull(imageSequence);
        ReadOnlyMemory<byte>[] images = [.. imageSequence];
        var bytesPerPixel = GetSLMBytesPerPixel(slmLabel);
        for (var i = 0; i < images.Length; i++)
            CheckPixels(slmLabel, images[i].Length, bytesPerPixel, $"bytes in image {i}", nameof(imageSequence));

        var pins = new MemoryHandle[images.Length];
        try
        {
            var pointers = new byte*[images.Length];
            for (var i = 0; i < images.Length; i++)
            {
                pins[i] = images[i].Pin();
                pointers[i] = (byte*)pins[i].Pointer;
            }
            fixed (byte** first = pointers)
                _native.loadSLMSequence(slmLabel, new Interop.PixelPointers(first, pointers.Length));
        }
        finally
        {
            foreach (var pin in pins)
                pin.Dispose();
        }
    }

    // The core takes a bare pointer: a buffer that is too short would be read beyond its end.
    private void CheckPixels(string slmLabel, int given, int perPixel, string unit, string parameter)
    {
        var (width, height) = (GetSLMWidth(slmLabel), GetSLMHeight(slmLabel));
        var expected = (long)width * height * perPixel;
        if (given != expected)
            throw new ArgumentException(
                $"{given} {unit} were given for the modulator '{slmLabel}'; " +
                $"its {width}×{height} pixels need {expected}.",
                parameter);
    }
}
