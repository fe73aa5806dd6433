using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// min F(x) + τ‖Dx‖₁ subject to |x| ≤ 1 by FISTA (A. Beck, M. Teboulle, SIAM J. Imaging Sciences 2, 183 (2009)); the prox of
/// the total variation by its dual (A. Beck, M. Teboulle, IEEE Trans. Image Processing 18, 2419 (2009)), a few steps of it
/// an iteration, begun from the last one's dual (Y. Gao, L. Cao, Light: Advanced Manufacturing 4, 37 (2023)). With a single
/// step, field and dual chase each other around the solution, the faster the larger the weight, and noise gets in; for
/// the same reason the extrapolation is limited. What is not a Fourier transform happens in few goes over the rows, the
/// first and the last inside the transforms': gradient and trial point · dual · … · new field and extrapolation.
/// </summary>
internal sealed unsafe class TotalVariationSolver : IFieldSolver
{
    // Before, the misfit is that of the twin image. Then the total variation takes about as much as its weight off the amplitude.
    private const int LevelFrom = 20;
    private const double AllowedLack = 1.5;

    private const float MostMomentum = 0.9f;

    private readonly MeasurementModel _model;
    private readonly WorkTeam _team;
    private readonly ComplexPlane _field;
    private readonly ComplexPlane _ahead;
    private readonly ComplexPlane _dualX;
    private readonly ComplexPlane _dualY;
    private readonly (double Change, double Norm)[] _sums;
    private readonly float _step;
    private readonly float _gradientScale;
    private readonly float _weight;
    private readonly int _dualSteps;

    public TotalVariationSolver(MeasurementModel model, int frames, double weight, int dualSteps, int threads)
    {
        var (height, width) = (model.Propagator.Grid.PaddedHeight, model.Propagator.Grid.PaddedWidth);
        _model = model;
        _team = new WorkTeam(threads);
        _field = new ComplexPlane(height, width);
        _ahead = new ComplexPlane(height, width);
        _dualX = new ComplexPlane(height, width);
        _dualY = new ComplexPlane(height, width);
        _sums = new (double, double)[height];
        _step = (float)model.Step;
        _gradientScale = (float)(model.Step / 2 / frames);
        _weight = (float)weight;
        _dualSteps = dualSteps;
    }

    /// <summary>Iterates; the field is then in <see cref="Row"/>.</summary>
    public bool Run(int iterations, double tolerance, List<RetrievalStep> curve, Action<RetrievalStep> report,
        CancellationToken cancellation)
    {
        var grid = _model.Propagator.Grid;
        var width = grid.PaddedWidth;
        _model.Start(_field, cancellation);
        _team.Run(grid.PaddedHeight, (_, row) => new Span<float>(_field.Row(row), 2 * width)
            .CopyTo(new Span<float>(_ahead.Row(row), 2 * width)), cancellation);

        var momentum = 0f;
        var misfit = 0.0;
        for (var k = 1; ; k++)
        {
            var m = momentum;
            var (before, first, last) = (misfit, k == 1, k > iterations);
            if (last)
                _team.Run(grid.PaddedHeight, (_, row) => Advance(row, m, _model.Propagator.Row(row)), cancellation);
            else
                misfit = _model.Gradient(
                    (_, row, samples) =>
                    {
                        if (first)
                            new Span<float>(_ahead.Row(row), 2 * width).CopyTo(new Span<float>(samples, 2 * width));
                        else
                            Advance(row, m, samples);
                    },
                    (_, row, samples) => ComplexRows.GradientStep(_ahead.Row(row), samples, _gradientScale,
                        _dualX.Row(row), _dualY.Row(row), _dualY.Row(row - 1), _step, width),
                    row => (nint)_ahead.Row(row), k < LevelFrom ? 1 : AllowedLack * _weight, cancellation);
            if (!first)
            {
                var step = new RetrievalStep(k - 1, Math.Sqrt(before / _model.MeasuredPixels), Change());
                curve.Add(step);
                report(step);
                if (step.Change < tolerance)
                    return true;
                if (last)
                    return false;
            }
            Dual(cancellation);
            momentum = Math.Min((k - 1f) / (k + 2f), MostMomentum);
        }
    }

    /// <summary>A row of the field, padding included.</summary>
    public float* Row(int row) => _field.Row(row);

    public void Dispose()
    {
        _field.Dispose();
        _ahead.Dispose();
        _dualX.Dispose();
        _dualY.Dispose();
    }

    private void Advance(int row, float momentum, float* target) =>
        _sums[row] = ComplexRows.FieldStep(_ahead.Row(row), _field.Row(row), _dualX.Row(row), _dualY.Row(row),
            _dualY.Row(row - 1), _step, momentum, target, _field.Width);

    // The trial point is in the propagator's plane, where the gradient was.
    private void Dual(CancellationToken cancellation)
    {
        var (propagator, height) = (_model.Propagator, _field.Height);
        for (var inner = 1; inner < _dualSteps; inner++)
        {
            DualStep();
            _team.Run(height, (_, row) => ComplexRows.TrialPoint(_ahead.Row(row), propagator.Row(row), _dualX.Row(row),
                _dualY.Row(row), _dualY.Row(row - 1), _step, _field.Width), cancellation);
        }
        DualStep();

        void DualStep() => _team.Run(height, (_, row) => ComplexRows.DualStep(
            propagator.Row(row), propagator.Row((row + 1) % height),
            1 / (8 * _step), _weight, _dualX.Row(row), _dualY.Row(row), _field.Width), cancellation);
    }

    private double Change()
    {
        var (change, norm) = (0.0, 0.0);
        foreach (var sums in _sums)
        {
            change += sums.Change;
            norm += sums.Norm;
        }
        return Math.Sqrt(change / Math.Max(norm, double.Epsilon));
    }
}
