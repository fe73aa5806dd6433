using System.Buffers;
using System.Runtime.InteropServices;

namespace LenslessScope.MMCore;

/// <summary>
/// One picture of a camera: a copy of its pixels, made once from the core's memory, and its metadata. The memory comes
/// from a pool; whoever holds the frame last disposes it, and no view of its pixels may be used after that.
/// </summary>
public sealed class Frame : IDisposable
{
    private readonly FrameFormat _format;
    private readonly int _bytes;
    private byte[]? _pixels;

    private Frame(FrameFormat format, IReadOnlyDictionary<string, string> metadata)
    {
        if (format.Bytes > Array.MaxLength)
            throw new NotSupportedException(
                $"The frame of {format.Width}×{format.Height} pixels of {format.BytesPerPixel} bytes " +
                $"has {format.Bytes} bytes; " +
                $"{Array.MaxLength} can be held. Choose a smaller region of interest or a higher binning.");
        _format = format;
        _bytes = (int)format.Bytes;
        _pixels = ArrayPool<byte>.Shared.Rent(_bytes);
        Metadata = metadata;
    }

    /// <summary>Columns.</summary>
    public int Width => _format.Width;

    /// <summary>Rows.</summary>
    public int Height => _format.Height;

    /// <summary>Bytes of one pixel, all components together.</summary>
    public int BytesPerPixel => _format.BytesPerPixel;

    /// <summary>Components of one pixel: 1 for grey, 4 for colour (blue, green, red, unused).</summary>
    public int Components => _format.Components;

    /// <summary>What the pixels are, as the camera said.</summary>
    public PixelType PixelType => _format.PixelType;

    /// <summary>
    /// The tags of the frame by their keys. Every frame has Camera, Width, Height and PixelType; those of a sequence
    /// also have ImageNumber (from 0), TimeReceivedByCore and ElapsedTime-ms, and what the adapter adds.
    /// </summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The pixels, row by row from the top, without gaps; little-endian.</summary>
    /// <exception cref="ObjectDisposedException">The frame is disposed.</exception>
    public ReadOnlySpan<byte> Pixels => Memory.Span;

    /// <summary><see cref="Pixels"/>, in the form that asynchronous writers take.</summary>
    /// <exception cref="ObjectDisposedException">The frame is disposed.</exception>
    public ReadOnlyMemory<byte> Memory
    {
        get
        {
            var pixels = _pixels;
            ObjectDisposedException.ThrowIf(pixels == null, this);
            return new ReadOnlyMemory<byte>(pixels, 0, _bytes);
        }
    }

    /// <summary>The pixels as numbers of another type, for example <c>PixelsAs&lt;ushort&gt;()</c> of GRAY16.</summary>
    /// <typeparam name="T">A type as large as one component.</typeparam>
    /// <exception cref="InvalidOperationException">The type has another size than a component.</exception>
    /// <exception cref="ObjectDisposedException">The frame is disposed.</exception>
    public ReadOnlySpan<T> PixelsAs<T>() where T : unmanaged
    {
        var bytesPerComponent = BytesPerPixel / Components;
        if (Marshal.SizeOf<T>() != bytesPerComponent)
            throw new InvalidOperationException(
                $"A component of {PixelType} has {bytesPerComponent} bytes, " +
                $"{typeof(T).Name} has {Marshal.SizeOf<T>()}.");
        return MemoryMarshal.Cast<byte, T>(Pixels);
    }

    /// <summary>
    /// A frame of the same size, pixel type and tags with other pixels, which are copied. The caller disposes it.
    /// </summary>
    /// <exception cref="ArgumentException">There are more or fewer bytes than the frame has.</exception>
    public Frame With(ReadOnlySpan<byte> pixels)
    {
        if (pixels.Length != _bytes)
            throw new ArgumentException($"{pixels.Length} bytes were given for a frame of {_bytes}.", nameof(pixels));
        var frame = new Frame(_format, Metadata);
        pixels.CopyTo(frame._pixels);
        return frame;
    }

    /// <summary>Gives the memory back to the pool. Can be called more than once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _pixels, null) is { } pixels)
            ArrayPool<byte>.Shared.Return(pixels);
    }

    internal static unsafe Frame Copy(nint source, FrameFormat format, IReadOnlyDictionary<string, string> metadata)
    {
        var frame = new Frame(format, metadata);
        new ReadOnlySpan<byte>((void*)source, frame._bytes).CopyTo(frame._pixels);
        return frame;
    }
}
