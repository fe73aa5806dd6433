using System.Runtime.InteropServices;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>The mean of several exposures, rounded, in the camera's own pixel type.</summary>
internal sealed class FrameAverage
{
    private uint[] _sum = [];
    private uint _count;

    /// <exception cref="NotSupportedException">
    /// The frame is neither GRAY8 nor GRAY16, or unlike those before.
    /// </exception>
    public void Add(Frame frame)
    {
        var pixels = frame.Width * frame.Height;
        if (frame.PixelType is not (PixelType.GRAY8 or PixelType.GRAY16) || (_count > 0 && pixels != _sum.Length))
            throw new NotSupportedException($"Frames of {frame.Width}×{frame.Height} {frame.PixelType} cannot be " +
                "averaged with the others: averaging needs GRAY8 or GRAY16 frames of one size.");
        if (_count == 0)
            _sum = new uint[pixels];
        if (frame.PixelType == PixelType.GRAY8)
            Add(frame.PixelsAs<byte>());
        else
            Add(frame.PixelsAs<ushort>());
        _count++;
    }

    /// <summary>Writes the mean over the pixels of such a frame.</summary>
    public byte[] Mean(PixelType pixelType)
    {
        var bytes = new byte[_sum.Length * pixelType.BytesPerPixel];
        if (pixelType == PixelType.GRAY8)
            for (var i = 0; i < _sum.Length; i++)
                bytes[i] = (byte)((_sum[i] + _count / 2) / _count);
        else
        {
            var words = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
            for (var i = 0; i < _sum.Length; i++)
                words[i] = (ushort)((_sum[i] + _count / 2) / _count);
        }
        return bytes;
    }

    private void Add(ReadOnlySpan<byte> pixels)
    {
        for (var i = 0; i < pixels.Length; i++)
            _sum[i] += pixels[i];
    }

    private void Add(ReadOnlySpan<ushort> pixels)
    {
        for (var i = 0; i < pixels.Length; i++)
            _sum[i] += pixels[i];
    }
}
