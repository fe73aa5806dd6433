using System.Diagnostics;

namespace LenslessScope.Holography;

/// <summary>
/// From a recorded hologram to the field in the sample's plane: normalise, focus, propagate back or solve.
/// </summary>
public static class Reconstruction
{
    /// <summary>
    /// Reconstructs a hologram. A search without focus is a result without a field, not an exception.
    /// </summary>
    /// <param name="hologram">The hologram, its background and dark frames, its optics.</param>
    /// <param name="settings">The distance or the search for it, and the steps' settings.</param>
    /// <param name="progress">Told of every step of the search.</param>
    /// <param name="retrievalProgress">Told of every iteration of the iterative methods.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">
    /// Frames do not fit together, a setting is outside its range or there is no light; all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ReconstructionResult Run(Hologram hologram, ReconstructionSettings settings,
        IProgress<FocusProgress>? progress = null, IProgress<RetrievalProgress>? retrievalProgress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny([.. hologram.Validate(), .. settings.Validate(hologram)]);
        var clock = Stopwatch.StartNew();
        var normalisation = settings.Normalisation with { Threads = settings.Threads };
        var normalised = Normalisation.Run(hologram, normalisation, cancellation);
        var focus = settings.Focus == null
            ? null
            : Search(hologram, normalised, settings.Focus with { Threads = settings.Threads, Kernel = settings.Kernel },
                progress, cancellation);
        var z = settings.ZUm ?? focus?.ZUm;
        EffectiveGeometry? geometry = z is { } distance ? hologram.Optics.Effective(distance) : null;
        var solve = settings.Method != ReconstructionMethod.BackPropagation;
        var retrieval = geometry is { } solved && solve
            ? Solve(normalised, hologram.Optics, solved, z!.Value, settings, retrievalProgress, cancellation)
            : null;
        var propagation = geometry is { } effective && !solve
            ? Propagate(normalised, hologram.Optics, effective, z!.Value, settings, cancellation)
            : null;
        return new ReconstructionResult
        {
            Settings = settings,
            Optics = hologram.Optics,
            Normalisation = normalised,
            Focus = focus,
            ZUm = z,
            Geometry = geometry,
            Propagation = propagation,
            Retrieval = retrieval,
            Warnings =
            [
                .. normalised.Warnings, .. focus?.Warnings ?? [],
                .. focus?.Reason is { } reason ? [reason] : Array.Empty<string>(),
                .. propagation?.Warnings ?? retrieval?.Warnings ?? [],
            ],
            Elapsed = clock.Elapsed,
        };
    }

    /// <summary>
    /// The same normalised hologram only propagated back to the distance that was used, twin image included: beside a
    /// result without it, it shows what the method made of the recording.
    /// </summary>
    /// <exception cref="ArgumentException">The result has no distance.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ComplexField ByPropagationAlone(
        ReconstructionResult result, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Geometry is { } geometry
            ? Propagate(result.Normalisation, result.Optics, geometry, result.ZUm!.Value, result.Settings,
                cancellation).Field
            : throw new ArgumentException("No distance was found; there is nothing to propagate to.", nameof(result));
    }

    private static FocusResult Search(Hologram hologram, NormalisationResult normalised, FocusSettings settings,
        IProgress<FocusProgress>? progress, CancellationToken cancellation)
    {
        // Usually the smoothing is the same, and the amplitude serves both.
        if (Holography.Focus.SmoothingPx(settings) != normalised.Settings.SmoothingPx)
            return Holography.Focus.RunSmoothed(hologram, settings, normalised.Settings, progress, cancellation).Focus;
        return Holography.Focus.Run(
            normalised.Amplitude, hologram.Optics, settings, Stopwatch.StartNew(), progress, cancellation);
    }

    private static PropagationResult Propagate(NormalisationResult normalised, Optics optics,
        EffectiveGeometry geometry, double zUm, ReconstructionSettings settings, CancellationToken cancellation)
    {
        if (settings.Kernel == PointSourceKernel.Exact)
            return PropagateFromPoint(normalised, optics, zUm, settings, cancellation);
        var result = Propagation.Run(normalised.Amplitude, optics with { PixelUm = geometry.PixelUm, SourceUm = null },
            new PropagationSettings
            {
                DistanceUm = -geometry.DistanceUm,
                PaddingFactor = settings.PaddingFactor,
                Threads = settings.Threads,
            }, cancellation);
        return result with { Field = result.Field.At(zUm) };
    }

    private static PropagationResult PropagateFromPoint(NormalisationResult normalised, Optics optics, double zUm,
        ReconstructionSettings settings, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var fromSourceUm = optics.SourceUm!.Value - zUm;
        using var from = new PropagationFromPoint(
            normalised.Amplitude, optics, fromSourceUm, settings.Threads);
        return new PropagationResult
        {
            Settings = new PropagationSettings { DistanceUm = -zUm, BandLimit = false, Threads = settings.Threads },
            Field = from.Field(fromSourceUm, cancellation),
            PaddedHeight = from.GridHeight,
            PaddedWidth = from.GridWidth,
            Warnings = [],
            Elapsed = clock.Elapsed,
        };
    }

    private static PhaseRetrievalResult Solve(NormalisationResult normalised, Optics optics, EffectiveGeometry geometry,
        double zUm, ReconstructionSettings settings, IProgress<RetrievalProgress>? progress,
        CancellationToken cancellation)
    {
        var frame = new SensorFrame
        {
            Amplitude = normalised.Amplitude,
            Optics = optics with { PixelUm = geometry.PixelUm, SourceUm = null },
            ZUm = geometry.DistanceUm,
            LightIsKnown = normalised.BackgroundFrames > 0,
        };
        var result = PhaseRetrieval.Run([frame], settings.Retrieval with
        {
            Method = settings.Method,
            PaddingFactor = settings.PaddingFactor,
            Threads = settings.Threads,
        }, progress, cancellation);
        return result with { Field = result.Field.At(zUm) };
    }
}
