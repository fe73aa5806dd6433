using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// min F(x) + τ‖Dx‖₁ subject to |x| ≤ 1 by FISTA (A. Beck, M. Teboulle, SIAM J. Imaging Sciences 2, 183 (2009)); the prox of
/// the total variation by its dual (A. Beck, M. Teboulle, IEEE Trans. Image Processing 18, 2419 (2009)), a few steps of it
/// an iteration, begun from the last one's dual (Y. Gao, L. Cao, Light: Advanced Manufacturing 4, 37 (2023)). With a single
/// step, field and dual chase each other around the solution, the faster the larger the weight, and noise gets in; for
/// the same reason the extrapolation is limited.
/// </summary>
internal sealed unsafe class TotalVariationSolver : IFieldSolver
{
    // Before, the misfit is that of the twin image. Then the total variation takes about as much as its weight off the amplitude.
    private const int LevelFrom = 20;
    private const double AllowedLack = 1.5;

    private const float MostMomentum = 0.9f;

    private readonly MeasurementModel _model;
    private readonly ProximalPass _pass;
    private readonly double _weight;

    public TotalVariationSolver(MeasurementModel model, int frames, double weight, int dualSteps, int threads)
    {
        _model = model;
        _pass = new ProximalPass(model, frames, weight, dualSteps, new WorkTeam(threads));
        _weight = weight;
    }

    /// <summary>Iterates; the field is then in <see cref="Row"/>.</summary>
    public bool Run(int iterations, double tolerance, List<RetrievalStep> curve, Action<RetrievalStep> report,
        CancellationToken cancellation)
    {
        _pass.Start(cancellation);
        for (var k = 1; k <= iterations; k++)
        {
            var misfit = _model.Residuals(_pass.Ahead, k < LevelFrom ? 1 : AllowedLack * _weight, cancellation);
            var change = _pass.Run(Math.Min((k - 1f) / (k + 2f), MostMomentum), cancellation);
            var step = new RetrievalStep(k, Math.Sqrt(misfit / _model.MeasuredPixels), change);
            curve.Add(step);
            report(step);
            if (step.Change < tolerance)
                return true;
        }
        return false;
    }

    /// <summary>A row of the field, padding included.</summary>
    public float* Row(int row) => _pass.TakeRow(row);

    public void Dispose() => _pass.Dispose();
}
