using System.Diagnostics;
using LenslessScope.Holography.Registering;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// One field from several recorded frames of one sample: of several distances, wavelengths, directions of light,
/// shifts by parts of a pixel, or raw colour frames. Each is normalised and brought into focus by itself, compared with
/// the first in focus (<see cref="FrameRegistration"/>), turned and scaled to fit where need be, and solved together.
/// </summary>
public static class JointReconstruction
{
    // Turn and scale that move nothing by more than this are left alone: resampling would cost more than it gains.
    private const double LeastMotionPx = 0.1;
    private const double LeastCorrelation = 0.1;

    /// <summary>Reconstructs.</summary>
    /// <param name="holograms">
    /// Asked for one after the other; only their amplitudes are kept, one float per pixel. All of one size.
    /// </param>
    /// <param name="count">How many there are.</param>
    /// <param name="settings">Distances or the search for them, and the steps' settings.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">
    /// Frames do not fit together, a setting is outside its range, or a frame has no focus in the range;
    /// all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static JointReconstructionResult Run(IEnumerable<Hologram> holograms, int count,
        JointReconstructionSettings settings, IProgress<JointProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(holograms);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny(settings.Validate(count));
        var clock = Stopwatch.StartNew();
        var warnings = new List<string>();
        var frames = new List<PreparedFrame>();
        foreach (var hologram in holograms)
            frames.Add(PreparedFrame.Of(hologram, frames.Count, settings, progress, warnings, cancellation));
        HolographyException.ThrowIfAny([.. PreparedFrame.Contradictions(frames, settings)]);
        PreparedFrame.Settle(frames, settings);

        Register(frames, settings, progress, warnings, cancellation);
        var margin = Fit(frames, settings, cancellation);
        var (field, retrieval) = Solve(frames, settings, progress, cancellation);
        warnings.AddRange(retrieval?.Warnings ?? []);
        return new JointReconstructionResult
        {
            Settings = settings,
            Frames = [.. frames.Select(frame => frame.Told)],
            Field = field.At(frames[0].ZUm),
            MarginPx = margin,
            Retrieval = retrieval,
            Warnings = warnings,
            Elapsed = clock.Elapsed,
        };
    }

    private static void Register(List<PreparedFrame> frames, JointReconstructionSettings settings,
        IProgress<JointProgress>? progress, List<string> warnings, CancellationToken cancellation)
    {
        var registration = settings.Registration with { Threads = settings.Threads };
        var withTwin = frames.TrueForAll(frame => frame.HasTwinOf(frames[0]));
        ComplexField? reference = null;
        for (var k = 1; k < frames.Count; k++)
        {
            progress?.Report(new JointProgress(JointStage.Registering, k, (k - 1.0) / (frames.Count - 1)));
            // A smaller pitch (a nearer point source) shows everything larger.
            var expected = frames[0].Effective.PixelUm / frames[k].Effective.PixelUm;
            if (registration.Motion == FrameMotion.None)
            {
                frames[k].Registration = new FrameRegistrationResult(new Similarity(expected, 0, 0, 0), 1);
                continue;
            }
            reference ??= frames[0].InFocus(withTwin, settings.Threads, cancellation);
            var found = FrameRegistration.Run(
                reference, frames[k].InFocus(withTwin, settings.Threads, cancellation), registration, expected,
                cancellation);
            if (found.Correlation < LeastCorrelation)
                warnings.Add($"Frame {k + 1} hardly resembles the first (correlation {found.Correlation:0.00}): " +
                    "check that it shows the same sample, its distance, and how far it is shifted.");
            frames[k].Registration = found;
        }
    }

    // Turn and scale are taken out of the frames, shifts are left to the solver, which loses nothing by them.
    private static int Fit(List<PreparedFrame> frames, JointReconstructionSettings settings,
        CancellationToken cancellation)
    {
        var parallel = ThreadCount.Options(settings.Threads, cancellation);
        var (height, width) = (frames[0].Amplitude.Height, frames[0].Amplitude.Width);
        var margin = 0;
        foreach (var frame in frames.Skip(1))
        {
            var similarity = frame.Registration.Similarity;
            var turn = similarity with { ShiftColumns = 0, ShiftRows = 0 };
            if (similarity.AtTheCorners(height, width) < LeastMotionPx)
                turn = Similarity.None;
            else
            {
                frame.Amplitude = Resampled.Run(frame.Amplitude, turn, parallel);
                margin = Math.Max(margin, Margin(turn, height, width));
            }
            frame.PlaceUnder(turn, frames[0].Effective.PixelUm);
        }
        if (2 * margin > Math.Min(height, width) / 2)
            throw new HolographyException(
                $"The frames are rotated and scaled so much against each other that {margin} pixels " +
                "at every border would be lost. Check that they show the same sample.");
        if (margin > 0)
            foreach (var frame in frames)
                frame.Amplitude = frame.Amplitude.Crop(
                    new Roi(margin, margin, width - 2 * margin, height - 2 * margin));
        return margin;
    }

    // The corners of what is left must lie inside of the turned frame.
    private static int Margin(Similarity turn, int height, int width)
    {
        var margin = 0;
        while (Corners(0.5 * (width - 1) - margin, 0.5 * (height - 1) - margin).Any(corner =>
            Math.Abs(corner.Column) > 0.5 * (width - 1) || Math.Abs(corner.Row) > 0.5 * (height - 1)))
            margin++;
        return margin;

        IEnumerable<(double Column, double Row)> Corners(double x, double y) => [turn.Of(x, y), turn.Of(-x, y)];
    }

    private static (ComplexField, PhaseRetrievalResult?) Solve(List<PreparedFrame> prepared,
        JointReconstructionSettings settings, IProgress<JointProgress>? progress, CancellationToken cancellation)
    {
        var pixelUm = prepared[0].Effective.PixelUm;
        var frames = prepared.ConvertAll(frame => frame.ForSolver(pixelUm, settings.Sites));
        var oversampling = settings.Retrieval.Oversampling;
        progress?.Report(new JointProgress(JointStage.Solving, 0, 0));
        if (settings.Method == ReconstructionMethod.BackPropagation)
        {
            var fine = ShiftAndAdd.Run(
                frames, new ShiftAndAddSettings { Oversampling = oversampling, Threads = settings.Threads },
                cancellation);
            return (Propagation.Run(fine, frames[0].Optics with { PixelUm = pixelUm / oversampling },
                new PropagationSettings { DistanceUm = -frames[0].ZUm, Threads = settings.Threads },
                cancellation).Field, null);
        }
        var result = PhaseRetrieval.Run(frames,
            settings.Retrieval with { Method = ReconstructionMethod.TotalVariation, Threads = settings.Threads },
            progress == null ? null : new Passing(progress), cancellation);
        return (result.Field, result);
    }

    private sealed class Passing(IProgress<JointProgress> progress) : IProgress<RetrievalProgress>
    {
        public void Report(RetrievalProgress value) =>
            progress.Report(new JointProgress(JointStage.Solving, 0, value.Fraction));
    }
}
