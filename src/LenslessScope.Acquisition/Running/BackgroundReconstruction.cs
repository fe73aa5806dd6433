using System.Threading.Channels;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;
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
    private readonly Channel<(PlannedFrame Planned, Image<float> Counts,
        IReadOnlyList<Image<float>> Backgrounds)> _waiting;
    private readonly List<Image<float>> _backgrounds = [];
    private readonly Task _work;
    private long _done, _skipped;

    /// <summary>For holograms of one wavelength.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="range">Where the focus is looked for.</param>
    /// <param name="pixelUm">Pixel pitch, µm.</param>
    /// <param name="wavelengthNm">Wavelength, nm.</param>
    public BackgroundReconstruction(string folder, PlanAutofocus range, double pixelUm, double wavelengthNm)
    {
        (_range, _pixelUm, _wavelengthNm) = (range, pixelUm, wavelengthNm);
        _folder = Directory.CreateDirectory(Path.Combine(folder, FolderName)).FullName;
        _waiting = Channel.CreateBounded<(PlannedFrame, Image<float>, IReadOnlyList<Image<float>>)>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _skipped));
        _work = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    /// <summary>Holograms that have their picture.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>Holograms that gave way to newer ones, or have no focus in the range.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>
    /// Takes a copy of a frame and returns at once. Background frames are kept for the holograms after them.
    /// </summary>
    public void Offer(PlannedFrame planned, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(planned);
        if (planned.Kind == FrameKind.Background && _backgrounds.Count < 16)
            _backgrounds.Add(frame.ToGray());
        else if (planned.Kind == FrameKind.Image)
            _waiting.Writer.TryWrite((planned, frame.ToGray(),
                [.. _backgrounds.Where(b => (b.Width, b.Height) == (frame.Width, frame.Height))]));
    }

    /// <summary>Finishes the hologram that is being worked on.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _work.ConfigureAwait(false);
    }

    private void Work()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Lowest;
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            while (_waiting.Reader.TryRead(out var next))
            {
                try
                {
                    Interlocked.Increment(ref Draw(next.Planned, next.Counts, next.Backgrounds) ? ref _done
                        : ref _skipped);
                }
                catch (Exception error) when (error is HolographyException or IOException)
                {
                    Interlocked.Increment(ref _skipped);
                }
            }
    }

    private bool Draw(PlannedFrame planned, Image<float> counts, IReadOnlyList<Image<float>> backgrounds)
    {
        var hologram = new Hologram
        {
            Intensity = counts,
            Optics = new Optics { PixelUm = _pixelUm, WavelengthNm = planned.WavelengthNm ?? _wavelengthNm },
            Backgrounds = backgrounds,
        };
        var result = Reconstruction.Run(hologram, new ReconstructionSettings
        {
            Focus = new FocusSettings { MinZUm = _range.MinZUm, MaxZUm = _range.MaxZUm, Threads = 1 },
            Method = ReconstructionMethod.BackPropagation,
            Threads = 1,
        });
        if (result.Field is not { } field)
            return false;
        var amplitude = field.Amplitude();
        Png.Write(Path.Combine(_folder, FormattableString.Invariant($"frame-{planned.Index:000000}.png")),
            Grey(amplitude));
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
