using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// min F(x) + τ‖Dx‖₁ subject to |x| ≤ most by FISTA (A. Beck, M. Teboulle, SIAM J. Imaging Sciences 2, 183 (2009));
/// the prox of the total variation by its dual (A. Beck, M. Teboulle, IEEE Trans. Image Processing 18, 2419 (2009)),
/// a few steps of it per iteration, begun from the last one's dual (Y. Gao, L. Cao, Light: Advanced
/// Manufacturing 4, 37 (2023)). With a single step, field and dual chase each other around the solution,
/// the faster the larger the weight, and noise gets in; for the same reason the extrapolation is limited.
/// Where no weight is given it follows the misfit down, √(mean (a − √I)²)/2.8: once the twin image is gone, what is
/// left is noise (Morozov's discrepancy principle, the other way round). That is more than preserves fine detail;
/// so, once, most of what the field does not explain is added to what was measured (S. Osher et al., Multiscale Model.
/// Simul. 4, 460 (2005)), which brings back contrast that the variation took, before noise.
/// </summary>
internal sealed unsafe class TotalVariationSolver : IFieldSolver
{
    // The total variation takes about as much as its weight off the amplitude.
    private const double AllowedLack = 1;

    // On simulated cells, bars and recordings: with a weight of less the field explains noise and whatever comes from
    // elsewhere by streaks, with more it loses what it could show.
    private const double MisfitPerWeight = 4.5;
    private const double MisfitPerWeightAddingBack = 2.8;
    private const double LeastWeight = 5e-4;
    private const double MostWeight = 2e-2;

    private const float MostMomentum = 0.9f;

    // How much, and less momentum afterwards, with which the dual keeps up; best on simulated cells.
    private const float AddBackPart = 0.75f;
    private const float MomentumAfter = 0.6f;

    private readonly MeasurementModel _model;
    private readonly ProximalPass _pass;
    private readonly double? _misfitPerWeight;
    private readonly bool _addsBack;
    private readonly Beginning _beginning;

    /// <param name="model">Frames and grid.</param>
    /// <param name="frames">How many.</param>
    /// <param name="weight">τ; null to find it: it follows the misfit, which at the end is noise.</param>
    /// <param name="addBack">Whether to add back what is not explained, where the weight is found.</param>
    /// <param name="dualSteps">Steps of the dual per iteration.</param>
    /// <param name="start">What a coarser level found, on the model's grid, which the solver takes over; null for the
    /// model's own start.</param>
    /// <param name="nearly">Whether that is the last level, and the start near the solution.</param>
    /// <param name="threads">Threads to use.</param>
    public TotalVariationSolver(MeasurementModel model, int frames, double? weight, bool addBack,
        int dualSteps, ProximalState? start, bool nearly, int threads)
    {
        _model = model;
        _beginning = nearly ? Beginning.NearTheSolution : Beginning.WithTheTwinImage;
        Weight = weight ?? MostWeight;
        _addsBack = addBack && weight == null;
        // The noise of several frames averages out.
        _misfitPerWeight = weight == null
            ? (addBack ? MisfitPerWeightAddingBack : MisfitPerWeight) * Math.Sqrt(frames)
            : null;
        _pass = new ProximalPass(model, frames, Weight, dualSteps, start, new WorkTeam(threads));
    }

    /// <summary>τ of the last iteration.</summary>
    public double Weight { get; private set; }

    /// <summary>Iterates; <see cref="CopyRow"/> then has the field.</summary>
    public bool Run(int iterations, double tolerance, List<RetrievalStep> curve, Action<RetrievalStep> report,
        CancellationToken cancellation)
    {
        _pass.Start(cancellation);
        var settledFrom = _beginning.SettledFrom;
        var addBackAt = !_addsBack
            ? int.MaxValue
            : Math.Max(settledFrom + 1, (int)(_beginning.AddBackAfter * iterations));
        for (var k = 1; k <= iterations; k++)
        {
            var squares = _model.Residuals(_pass.Ahead, k < settledFrom ? 1 : AllowedLack * Weight,
                k == addBackAt ? AddBackPart : 0, cancellation);
            var misfit = Math.Sqrt(squares / _model.MeasuredPixels);
            // Only ever less: so the twin image goes first, and what is found then is refined.
            if (_misfitPerWeight is { } ratio && k >= settledFrom && k < addBackAt)
                Weight = Math.Clamp(misfit / ratio, LeastWeight, Weight);
            _pass.Weigh(Weight);
            var change = _pass.Run(
                Math.Min((k - 1f) / (k + 2f), k < addBackAt ? MostMomentum : MomentumAfter), cancellation);
            var step = new RetrievalStep(k, misfit, change);
            curve.Add(step);
            report(step);
            if (step.Change >= tolerance)
                continue;
            if (!_addsBack || k < settledFrom || k >= addBackAt)
            {
                _pass.Finish();
                return true;
            }
            addBackAt = k + 1;
        }
        _pass.Finish();
        return false;
    }

    /// <summary>Copies the beginning of a row of the field.</summary>
    public void CopyRow(int row, Span<float> target)
    {
        var field = _pass.State.Field;
        fixed (float* samples = target)
            RowMath.Interleave(field.Row(row), field.Row(row) + field.ToImaginary, 0, samples, target.Length / 2);
    }

    /// <summary>What was found, for a finer level to begin with; it then belongs to the caller.</summary>
    public ProximalState Take() => _pass.Take();

    public void Dispose() => _pass.Dispose();

    /// <summary>When a weight that is found begins to follow the misfit, and when to add back.</summary>
    /// <param name="SettledFrom">Iteration; before, the misfit is that of the twin image.</param>
    /// <param name="AddBackAfter">Part of the iterations.</param>
    private sealed record Beginning(int SettledFrom, double AddBackAfter)
    {
        public static Beginning WithTheTwinImage { get; } = new(12, 0.3);

        public static Beginning NearTheSolution { get; } = new(4, 0.3);
    }
}
