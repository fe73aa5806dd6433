using System.Diagnostics;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;
using LenslessScope.Holography.Solving;

namespace LenslessScope.Holography;

/// <summary>
/// The complex field in the sample's plane from amplitudes measured by the sensor, without the twin image:
/// from one frame, or from several of other distances, wavelengths, directions of light or displacements of the sample,
/// in any mixture. min 1/K·Σₖ ½‖aₖ(x) − √Iₖ‖² + τ‖Dx‖₁ with |x| ≤ 1 (Y. Gao, L. Cao, Light: Advanced Manufacturing
/// 4, 37 (2023)), or ≤ 1.1 where the light is only assumed; aₖ is the amplitude that frame k would show of x. The field
/// outside of the frame is found, too, as far as it throws light into it. Binned frames go before: their solution,
/// interpolated, is where the full size begins.
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
        var work = new RetrievalWork(RetrievalLevel.Of(frames, settings), frames.Count, progress);
        var found = new LevelResult(null, null);
        foreach (var level in work.Levels.SkipLast(1))
            found = Coarse(level, frames, settings, found, work, cancellation);
        return Full(frames, settings, found, work, cancellation) with { Elapsed = clock.Elapsed };
    }

    private static LevelResult Coarse(RetrievalLevel level, IReadOnlyList<SensorFrame> frames,
        PhaseRetrievalSettings settings, LevelResult before, RetrievalWork work, CancellationToken cancellation)
    {
        var threads = settings.Threads ?? Environment.ProcessorCount;
        var binned = frames.Select(level.Of).ToArray();
        var start = before.Finer(level.Grid, threads);
        using var model = new MeasurementModel(binned, level.Grid, binned[0].Optics.PixelUm, oversampling: 1,
            FringeContrast.Of(level.Binning), threads);
        model.BeginAt(before.Brightness);
        // A step of the field spreads over as many samples fewer.
        using var solver = new TotalVariationSolver(model, frames.Count, settings.Weight / level.Binning, addBack: true,
            settings.DualSteps, start, nearly: false, threads);
        work.Begin(level, start == null ? model.StartFrames : 0);
        solver.Run(level.Iterations, settings.Tolerance, [], work.Report, cancellation);
        return new LevelResult(solver.Take(), model.Levels);
    }

    private static PhaseRetrievalResult Full(IReadOnlyList<SensorFrame> frames, PhaseRetrievalSettings settings,
        LevelResult before, RetrievalWork work, CancellationToken cancellation)
    {
        var threads = settings.Threads ?? Environment.ProcessorCount;
        var level = work.Levels[^1];
        var pixelUm = frames[0].Optics.PixelUm / settings.Oversampling;
        // On a finer grid the model has the pixels' blur itself; with a support there is no variation to make up for.
        var fading = settings is { Method: ReconstructionMethod.TotalVariation, Oversampling: 1 };
        var start = before.Finer(level.Grid, threads);
        using var model = new MeasurementModel(frames, level.Grid, pixelUm, settings.Oversampling,
            fading ? FringeContrast.Of(level.Binning) : null, threads);
        model.BeginAt(before.Brightness);
        using IFieldSolver solver = settings.Method == ReconstructionMethod.Support
            ? new SupportSolver(model, frames[0], settings.Support, threads)
            : new TotalVariationSolver(model, frames.Count, settings.Weight, fading, settings.DualSteps, start,
                nearly: start != null, threads);
        work.Begin(level, start == null ? model.StartFrames : 0);
        var curve = new List<RetrievalStep>(Math.Min(level.Iterations, 1000));
        var converged = solver.Run(level.Iterations, settings.Tolerance, curve, work.Report, cancellation);
        return new PhaseRetrievalResult
        {
            Settings = settings,
            Field = Cut(solver, level.Grid, frames[0], pixelUm),
            Weight = solver.Weight,
            Levels = model.Levels,
            Curve = curve,
            Transforms = work.Transforms,
            Converged = converged,
            PaddedHeight = level.Grid.PaddedHeight,
            PaddedWidth = level.Grid.PaddedWidth,
            Warnings = Warnings(frames, settings),
            Elapsed = TimeSpan.Zero,
        };
    }

    private static ComplexField Cut(IFieldSolver solver, PaddedGrid grid, SensorFrame frame, double pixelUm)
    {
        var samples = GC.AllocateUninitializedArray<float>(2 * grid.Height * grid.Width);
        for (var row = 0; row < grid.Height; row++)
            solver.CopyRow(row, samples.AsSpan(2 * row * grid.Width, 2 * grid.Width));
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

    /// <summary>What a coarse level hands to the next: field and dual, and the frames' brightness.</summary>
    private sealed record LevelResult(ProximalState? State, IReadOnlyList<double>? Brightness)
    {
        /// <summary>Field and dual on the next level's grid, after which the coarse ones are gone.</summary>
        public ProximalState? Finer(PaddedGrid grid, int threads)
        {
            using var state = State;
            return state?.Finer(grid, RetrievalLevel.Ratio, new WorkTeam(threads));
        }
    }
}
