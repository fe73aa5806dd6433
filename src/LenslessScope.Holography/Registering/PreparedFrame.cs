using System.Diagnostics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Registering;

/// <summary>A frame on its way into a joint reconstruction: normalised, its distance found, then registered.</summary>
internal sealed class PreparedFrame
{
    private const int TwinIterations = 40;

    private readonly Optics _optics;
    private readonly bool _lightIsKnown;
    private readonly FocusResult? _focus;
    private (double Column, double Row) _placePx;
    private double _scale = 1;

    private PreparedFrame(
        Image<float> amplitude, bool lightIsKnown, Optics optics, FocusResult? focus, double zUm) =>
        (Amplitude, _lightIsKnown, _optics, _focus, ZUm) = (amplitude, lightIsKnown, optics, focus, zUm);

    public Image<float> Amplitude { get; set; }

    /// <summary>NaN where none was found.</summary>
    public double ZUm { get; private set; }

    public EffectiveGeometry Effective => _optics.Effective(ZUm);

    public FrameRegistrationResult Registration { get; set; } = new(Similarity.None, 1);

    public JointFrame Told => new() { Optics = _optics, Focus = _focus, ZUm = ZUm, Registration = Registration };

    public static PreparedFrame Of(Hologram hologram, int number, JointReconstructionSettings settings,
        IProgress<JointProgress>? progress, List<string> warnings, CancellationToken cancellation)
    {
        if (settings.Sites != ColourSites.All)
            hologram = hologram with
            {
                Intensity = ColourMosaic.Fill(hologram.Intensity, settings.Sites),
                Backgrounds = [.. hologram.Backgrounds.Select(frame => ColourMosaic.Fill(frame, settings.Sites))],
                Darks = [.. hologram.Darks.Select(frame => ColourMosaic.Fill(frame, settings.Sites))],
            };
        var normalised = Normalisation.Run(
            hologram, settings.Normalisation with { Threads = settings.Threads }, cancellation);
        warnings.AddRange(normalised.Warnings.Select(warning => $"Frame {number + 1}: {warning}"));
        FocusResult? focus = null;
        if (settings.Focus is { } search)
        {
            HolographyException.ThrowIfAny([.. search.Validate(hologram)]);
            var told = progress == null ? null : new Passing(progress, number);
            focus = Focus.SmoothingPx(search) != settings.Normalisation.SmoothingPx
                ? Focus.RunSmoothed(hologram, search with { Threads = settings.Threads }, settings.Normalisation, told,
                    cancellation).Focus
                : Focus.Run(normalised.Amplitude, hologram.Optics, search with { Threads = settings.Threads },
                    Stopwatch.StartNew(), told, cancellation);
            warnings.AddRange(focus.Warnings.Select(warning => $"Frame {number + 1}: {warning}"));
        }
        var z = settings.ZUm is { } given ? given[given.Count == 1 ? 0 : number] : focus!.ZUm ?? double.NaN;
        return new PreparedFrame(
            normalised.Amplitude, normalised.BackgroundFrames > 0, hologram.Optics, focus, z);
    }

    /// <summary>Why the frames cannot be used together.</summary>
    public static IEnumerable<string> Contradictions(
        IReadOnlyList<PreparedFrame> frames, JointReconstructionSettings settings)
    {
        for (var k = 0; k < frames.Count; k++)
        {
            var (frame, first) = (frames[k], frames[0]);
            if (double.IsNaN(frame.ZUm) && !(settings.OneDistance && frames.Any(other => double.IsFinite(other.ZUm))))
                yield return $"Frame {k + 1}: {frame._focus!.Reason}";
            if (frame._optics.SourceUm is { } source && frame.ZUm >= source)
                yield return $"Frame {k + 1} lies at z = {frame.ZUm} µm, but the source is only {source} µm from the " +
                    "sensor.";
            if ((frame.Amplitude.Height, frame.Amplitude.Width) != (first.Amplitude.Height, first.Amplitude.Width))
                yield return $"Frame {k + 1} has {frame.Amplitude.Width}×{frame.Amplitude.Height} pixels, the first " +
                    $"{first.Amplitude.Width}×{first.Amplitude.Height}. Cut them to the same size.";
            if (frame._optics.PixelUm != first._optics.PixelUm)
                yield return $"Frame {k + 1} has pixels of {frame._optics.PixelUm} µm, the first of " +
                    $"{first._optics.PixelUm} µm.";
            if (!frame._optics.Illumination.IsOnAxis && settings.Registration.Motion == FrameMotion.Similarity)
                yield return $"Frame {k + 1} has oblique light, whose direction would rotate with the frame: search " +
                    "for shifts only.";
        }
    }

    /// <summary>Frames of one distance get the median of those found.</summary>
    public static void Settle(IReadOnlyList<PreparedFrame> frames, JointReconstructionSettings settings)
    {
        if (!settings.OneDistance)
            return;
        var found = frames.Select(frame => frame.ZUm).Where(double.IsFinite).Order().ToList();
        foreach (var frame in frames)
            frame.ZUm = found[found.Count / 2];
    }

    /// <summary>
    /// Whether its twin image lies against the other's as the image does, so that both may be compared with it.
    /// </summary>
    public bool HasTwinOf(PreparedFrame other) => ZUm == other.ZUm && _optics == other._optics;

    /// <summary>
    /// In its own focus. The twin image has rings of its own size at each distance and would pull the scale off by
    /// 10⁻³: it is taken away as far as a few iterations do.
    /// </summary>
    public ComplexField InFocus(bool withTwin, int? threads, CancellationToken cancellation) => withTwin
        ? Propagation.Run(Amplitude, _optics with { PixelUm = Effective.PixelUm, SourceUm = null },
            new PropagationSettings { DistanceUm = -Effective.DistanceUm, Threads = threads }, cancellation).Field
        : PhaseRetrieval.Run([ForSolver(Effective.PixelUm, ColourSites.All)],
            new PhaseRetrievalSettings { Iterations = TwinIterations, Threads = threads },
            cancellation: cancellation).Field;

    /// <summary>
    /// The frame was read under a turn; what is left of its similarity is a shift. A frame made smaller by s on pixels
    /// of the first one's size shows what a sensor at another distance would: λz/p² stays.
    /// </summary>
    public void PlaceUnder(Similarity turn, double pixelUm)
    {
        var (cosine, sine) = turn.Turn;
        var square = cosine * cosine + sine * sine;
        var shift = Registration.Similarity;
        _placePx = ((cosine * shift.ShiftColumns + sine * shift.ShiftRows) / square,
            (cosine * shift.ShiftRows - sine * shift.ShiftColumns) / square);
        _scale = turn.Scale * Effective.PixelUm / pixelUm;
    }

    /// <summary>On pixels of the first frame's pitch in the sample's plane.</summary>
    public SensorFrame ForSolver(double pixelUm, ColourSites sites) => new()
    {
        Amplitude = Amplitude,
        Optics = _optics with { PixelUm = pixelUm, SourceUm = null },
        ZUm = Effective.DistanceUm / (_scale * _scale),
        SampleXUm = _placePx.Column * pixelUm,
        SampleYUm = _placePx.Row * pixelUm,
        Sites = sites,
        LightIsKnown = _lightIsKnown,
    };

    private sealed class Passing(IProgress<JointProgress> progress, int frame) : IProgress<FocusProgress>
    {
        public void Report(FocusProgress value) =>
            progress.Report(new JointProgress(JointStage.Focusing, frame, value.Fraction));
    }
}
