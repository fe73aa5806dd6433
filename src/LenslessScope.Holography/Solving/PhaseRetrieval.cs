using System.Diagnostics;
using LenslessScope.Holography.Propagating;
using LenslessScope.Holography.Solving;

namespace LenslessScope.Holography;

/// <summary>
/// The complex field in the sample's plane from amplitudes measured by the sensor, without the twin image:
/// from one frame, or from several of other distances, wavelengths, directions of light or displacements of the sample,
/// in any mixture. min 1/K·Σₖ ½‖aₖ(x) − √Iₖ‖² + τ‖Dx‖₁ with |x| ≤ 1 (Y. Gao, L. Cao, Light: Advanced Manufacturing
/// 4, 37 (2023)), aₖ the amplitude that frame k would show of x. The field outside of the frame is found, too,
/// as far as it throws light into it.
/// </summary>
public static class PhaseRetrieval
{
    /// <summary>Retrieves the field.</summary>
    /// <param name="frames">
    /// At least one; all of one size, pitch and medium. The first one's wavelength is that of the result.
    /// </param>
    /// <param name="settings">Method, iterations, weight.</param>
    /// <param name="progress">Told of every iteration, on a thread of its own choosing.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">
    /// The frames do not fit together or a setting is outside its range; all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PhaseRetrievalResult Run(IReadOnlyList<SensorFrame> frames, PhaseRetrievalSettings settings,
        IProgress<RetrievalProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny(FrameChecks.Reasons(frames, settings));
        var clock = Stopwatch.StartNew();
        var threads = settings.Threads ?? Environment.ProcessorCount;
        var grid = RetrievalGrid.Of(frames, settings);
        var pixelUm = frames[0].Optics.PixelUm / settings.Oversampling;
        // On a finer grid the model has the pixels' blur itself; with a support there is no variation to make up for.
        var fading = settings is { Method: ReconstructionMethod.TotalVariation, Oversampling: 1 };
        using var model = new MeasurementModel(frames, grid, pixelUm, settings.Oversampling, fading, threads);
        using IFieldSolver solver = settings.Method == ReconstructionMethod.Support
            ? new SupportSolver(model, frames[0], settings.Support, threads)
            : new TotalVariationSolver(model, frames.Count, settings.Weight, fading, settings.DualSteps, threads);
        var curve = new List<RetrievalStep>(Math.Min(settings.Iterations, 1000));
        var converged = solver.Run(settings.Iterations, settings.Tolerance, curve,
            step => progress?.Report(new RetrievalProgress(step, settings.Iterations)), cancellation);
        return new PhaseRetrievalResult
        {
            Settings = settings,
            Field = Cut(solver, grid, frames[0], pixelUm),
            Weight = solver.Weight,
            Levels = model.Levels,
            Curve = curve,
            Converged = converged,
            PaddedHeight = grid.PaddedHeight,
            PaddedWidth = grid.PaddedWidth,
            Warnings = Warnings(frames, settings),
            Elapsed = clock.Elapsed,
        };
    }

    private static unsafe ComplexField Cut(IFieldSolver solver, PaddedGrid grid, SensorFrame frame, double pixelUm)
    {
        var samples = GC.AllocateUninitializedArray<float>(2 * grid.Height * grid.Width);
        for (var row = 0; row < grid.Height; row++)
            new Span<float>(solver.Row(row), 2 * grid.Width).CopyTo(samples.AsSpan(2 * row * grid.Width));
        return new ComplexField(grid.Height, grid.Width, samples, pixelUm, frame.Optics.WavelengthNm,
            frame.Optics.RefractiveIndex, frame.ZUm);
    }

    // The pixels of the frame limit what is seen; a finer grid is there for what they alias.
    private static IReadOnlyList<string> Warnings(IReadOnlyList<SensorFrame> frames, PhaseRetrievalSettings settings)
    {
        var farthest = frames.MaxBy(frame => frame.ZUm * frame.Optics.WavelengthInMediumUm)!;
        var grid = RetrievalGrid.Of(frames, settings with { Oversampling = 1 });
        return Sampling.Warnings(
            Waves.Of(farthest.Optics), grid, new PropagationSettings { DistanceUm = -farthest.ZUm });
    }
}
