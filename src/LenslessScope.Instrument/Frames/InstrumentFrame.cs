using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>A frame and what is known of it. Disposing it disposes the frame.</summary>
/// <param name="Pixels">The frame.</param>
/// <param name="Facts">Of the instrument when it was taken, the frame's own tags included.</param>
public sealed record InstrumentFrame(Frame Pixels, FrameFacts Facts) : IDisposable
{
    /// <summary>Writes it, completely or not at all; the ending of the file says the format.</summary>
    /// <param name="file">As <see cref="FrameFile.Write"/> takes it.</param>
    /// <exception cref="IOException">The file cannot be written, or not with frames of this pixel type.</exception>
    public Snapshot Save(string file)
    {
        FrameFile.Write(file, Pixels, Facts);
        return new Snapshot(file, Pixels.Width, Pixels.Height, Pixels.PixelType, Facts.PixelUm, Facts.WavelengthNm,
            Facts.ExposureMs, Facts.Metadata);
    }

    /// <inheritdoc />
    public void Dispose() => Pixels.Dispose();
}
