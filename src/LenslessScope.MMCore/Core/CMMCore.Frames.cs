using LenslessScope.MMCore.Native;

namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    // The pixels of a popped frame stay untouched until the next pop, so nobody may pop while another copies.
    private readonly Lock _pop = new();

    /// <summary>Takes a picture and copies it: <see cref="SnapImage"/> and <see cref="GetFrame()"/>.</summary>
    public Frame SnapFrame()
    {
        SnapImage();
        return GetFrame();
    }

    /// <summary>A copy of the picture that was last snapped. The caller disposes it.</summary>
    public Frame GetFrame() => CopyOfSnapped(_native.getImage);

    /// <summary>A copy of one channel of the picture that was last snapped. The caller disposes it.</summary>
    /// <param name="channel">0 to <see cref="GetNumberOfCameraChannels"/> − 1.</param>
    public Frame GetFrame(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(channel);
        return CopyOfSnapped(() => _native.getImage((uint)channel));
    }

    /// <summary>Takes the oldest frame of the sequence out of the buffer. The caller disposes it.</summary>
    /// <exception cref="CMMError">The buffer is empty (<see cref="CoreErrorCode.CircularBufferEmpty"/>).</exception>
    public Frame PopNextFrame()
    {
        lock (_pop)
            return CopyOfSequence(_native.popNextImageMD);
    }

    /// <summary>
    /// A copy of the newest frame of the sequence, which stays in the buffer. While the camera is refilling a full
    /// buffer, its pixels may be overwritten during the copy. The caller disposes it.
    /// </summary>
    /// <exception cref="CMMError">The buffer is empty (<see cref="CoreErrorCode.CircularBufferEmpty"/>).</exception>
    public Frame GetLastFrame() => CopyOfSequence(_native.getLastImageMD);

    /// <summary>
    /// As <see cref="GetLastFrame"/>, of the frame that came <paramref name="n"/> frames before the newest.
    /// </summary>
    /// <param name="n">From 0, the newest.</param>
    /// <exception cref="CMMError">The buffer holds no such frame.</exception>
    public Frame GetNBeforeLastFrame(long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        return CopyOfSequence(metadata => _native.getNBeforeLastImageMD((ulong)n, metadata));
    }

    private Frame CopyOfSnapped(Func<nint> image)
    {
        using var use = new HandleUse(_native.swigCPtr);
        var pixels = image();
        var format = new FrameFormat((int)_native.getImageWidth(), (int)_native.getImageHeight(),
            (int)_native.getBytesPerPixel(), (int)_native.getNumberOfComponents());
        var bytes = _native.getImageBufferSize();
        if (bytes != format.Bytes)
            throw new InvalidOperationException(
                $"The camera '{GetCameraDevice()}' has {bytes} bytes for {format.Width}×{format.Height} pixels of " +
                $"{format.BytesPerPixel} bytes, which are {format.Bytes}. " +
                "Its settings were changed after the snap; snap again.");
        return Frame.Copy(pixels, format, format.ToTags(GetCameraDevice()));
    }

    private Frame CopyOfSequence(Func<Interop.Metadata, nint> image)
    {
        using var use = new HandleUse(_native.swigCPtr);
        using var metadata = new Interop.Metadata();
        var pixels = image(metadata);
        var tags = Tags(metadata);
        return Frame.Copy(pixels, FrameFormat.FromTags(tags), tags);
    }

    private static Dictionary<string, string> Tags(Interop.Metadata metadata)
    {
        var pairs = Taken(metadata.keysAndValues());
        var tags = new Dictionary<string, string>(pairs.Length / 2);
        for (var i = 0; i < pairs.Length; i += 2)
            tags[pairs[i]] = pairs[i + 1];
        return tags;
    }
}
