using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// Brings the holograms of a run into focus while it goes on: on one thread of low priority, one hologram waiting at
/// most. Those that give way to newer ones are counted; the camera never waits. Amplitudes become PNG files below the
/// run's folder.
/// </summary>
public sealed class BackgroundReconstruction : IAsyncDisposable
{
    /// <summary>The folder of the pictures, below that of the run.</summary>
    public const string FolderName = RunFiles.Reconstruction;

    private readonly PlanAutofocus _range;
    private readonly string _folder;
    private readonly double _pixelUm, _wavelengthNm;
    private readonly HologramWorker _worker;
    private long _done;

    /// <summary>For holograms of one wavelength.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="range">Where the focus is searched for.</param>
    /// <param name="pixelUm">Pixel pitch, µm, of frames that are offered without one.</param>
    /// <param name="wavelengthNm">Wavelength, nm.</param>
    public BackgroundReconstruction(string folder, PlanAutofocus range, double pixelUm, double wavelengthNm)
    {
        (_range, _pixelUm, _wavelengthNm) = (range, pixelUm, wavelengthNm);
        _folder = Directory.CreateDirectory(Path.Combine(folder, FolderName)).FullName;
        _worker = new HologramWorker(Draw);
    }

    /// <summary>Holograms that have their picture.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Holograms that gave way to newer ones, or have no focus in the range.</summary>
    public long Skipped => _worker.Skipped;

    /// <summary>
    /// Takes a copy of a frame and returns at once. Background and dark frames are kept for the holograms after them.
    /// </summary>
    /// <param name="planned">What the plan says of it.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="pixelUm">Its pixel pitch, µm; null for that which was given at first.</param>
    /// <exception cref="NotSupportedException">The frame is in colour, or has more than 16 bits.</exception>
    public void Offer(PlannedFrame planned, Frame frame, double? pixelUm = null)
    {
        ArgumentNullException.ThrowIfNull(planned);
        if (planned.Kind == FrameKind.Image)
            _worker.Offer(new RunHologram(planned,
                _worker.HologramOf(frame, pixelUm ?? _pixelUm, planned.WavelengthNm ?? _wavelengthNm), default));
        else
            _worker.Keep(planned.Kind, frame);
    }

    /// <summary>Ends when the holograms that were offered last have their pictures. Takes none any more.</summary>
    /// <exception cref="Exception">A fault of the program ended the work early.</exception>
    public Task FinishAsync() => _worker.FinishAsync();

    /// <summary>Gives up the hologram that waits. What is being worked on is brought to its end.</summary>
    public ValueTask DisposeAsync() => _worker.DisposeAsync();

    private bool Draw(RunHologram hologram)
    {
        var result = Reconstruction.Run(hologram.Hologram, new ReconstructionSettings
        {
            Focus = new FocusSettings { MinZUm = _range.MinZUm, MaxZUm = _range.MaxZUm, Threads = 1 },
            Method = ReconstructionMethod.BackPropagation,
            Threads = 1,
        });
        if (result.Field is not { } field)
            return false;
        Png.Write(Path.Combine(_folder, FormattableString.Invariant($"frame-{hologram.Planned.Index:000000}.png")),
            Grey(field.Amplitude()));
        Interlocked.Increment(ref _done);
        return true;
    }

    // 0 to 1.5 times the background, which is 1, as 0 to 255.
    private static Image<byte> Grey(Image<float> amplitude)
    {
        var grey = new Image<byte>(amplitude.Height, amplitude.Width);
        for (var i = 0; i < grey.Pixels.Length; i++)
            grey.Pixels[i] = (byte)Math.Clamp(amplitude.Pixels[i] * (255 / 1.5f), 0, 255);
        return grey;
    }
}
