using System.Numerics;
using System.Numerics.Tensors;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// Alternating projections. In the sensor's plane the modulus becomes the measured one inside the frame,
/// outside it stays free; in the sample's plane no modulus is above 1 and the support is imposed,
/// for the first three quarters of the iterations by hybrid input-output with feedback 0.9 on what differs from
/// the background (J. R. Fienup, Applied Optics 21, 2758 (1982)), then by error reduction, which settles.
/// </summary>
internal sealed unsafe class SupportSolver : IFieldSolver
{
    private const float Feedback = 0.9f;
    private const double HybridPart = 0.75;

    private readonly MeasurementModel _model;
    private readonly WorkTeam _team;
    private readonly ComplexPlane _field;
    private readonly Image<float> _amplitude;
    private readonly Image<float>? _given;
    private readonly double[] _misfits;
    private readonly (double Change, double Norm)[] _sums;

    public SupportSolver(MeasurementModel model, SensorFrame frame, Image<float>? support, int threads)
    {
        var grid = model.Propagator.Grid;
        (_model, _amplitude, _given) = (model, frame.Amplitude, support);
        _team = new WorkTeam(threads);
        _field = new ComplexPlane(grid.PaddedHeight, grid.PaddedWidth);
        _misfits = new double[grid.Height];
        _sums = new (double, double)[grid.PaddedHeight];
    }

    public bool Run(int iterations, double tolerance, List<RetrievalStep> curve, Action<RetrievalStep> report,
        CancellationToken cancellation)
    {
        var (propagator, grid) = (_model.Propagator, _model.Propagator.Grid);
        var factors = _model.FirstFactors;
        _model.Start((row, samples, part) =>
        {
            var target = new Span<float>(_field.Row(row), 2 * grid.PaddedWidth);
            TensorPrimitives.MultiplyAdd(new ReadOnlySpan<float>(samples, 2 * grid.PaddedWidth), part, target, target);
        }, cancellation);
        _team.Run(grid.PaddedHeight,
            (_, row) => ComplexRows.ProjectRow(_field.Row(row), grid.PaddedWidth, 1), cancellation);
        var support = _given == null ? ObjectSupport.Of(_field, _team) : Given(grid);
        var hybrid = (int)(HybridPart * iterations);
        for (var k = 1; k <= iterations; k++)
        {
            var feedback = k <= hybrid ? Feedback : 0;
            propagator.Forward(grid.PaddedHeight,
                (_, row, samples) => new Span<float>(_field.Row(row), 2 * grid.PaddedWidth)
                    .CopyTo(new Span<float>(samples, 2 * grid.PaddedWidth)),
                cancellation);
            propagator.Columns(factors, adjoint: false, grid.PaddedHeight, cancellation);
            propagator.BackwardForward(grid.PaddedHeight, ReplaceModulus, cancellation);
            propagator.Columns(factors, adjoint: true, grid.PaddedHeight, cancellation);
            propagator.Backward(
                grid.PaddedHeight, (_, row, samples) => Impose(row, samples, support, feedback), cancellation);
            var step = new RetrievalStep(k, Math.Sqrt(_misfits.Sum() / _model.MeasuredPixels),
                Math.Sqrt(_sums.Sum(sum => sum.Change) / Math.Max(_sums.Sum(sum => sum.Norm), double.Epsilon)));
            curve.Add(step);
            report(step);
            if (feedback == 0 && step.Change < tolerance)
                return true;
        }
        return false;
    }

    public double Weight => 0;

    public void CopyRow(int row, Span<float> target) =>
        new ReadOnlySpan<float>(_field.Row(row), target.Length).CopyTo(target);

    public void Dispose() => _field.Dispose();

    // Outside of the frame nothing is known: there an object may be anywhere.
    private bool[,] Given(PaddedGrid grid)
    {
        var support = new bool[grid.PaddedHeight, grid.PaddedWidth];
        for (var row = 0; row < grid.PaddedHeight; row++)
            for (var column = 0; column < grid.PaddedWidth; column++)
                support[row, column] = row >= grid.Height || column >= grid.Width || _given![row, column] > 0;
        return support;
    }

    private void ReplaceModulus(int worker, int row, float* samples)
    {
        if (row >= _amplitude.Height)
            return;
        var measured = _amplitude.Row(row);
        var sum = 0.0;
        for (var column = 0; column < measured.Length; column++)
        {
            ref var value = ref ComplexRows.At(samples, 2 * column);
            var modulus = value.Length();
            var excess = modulus - measured[column];
            sum += excess * excess;
            value = modulus > 1e-6f ? value * (measured[column] / modulus) : new Vector2(measured[column], 0);
        }
        _misfits[row] = sum;
    }

    private void Impose(int row, float* samples, bool[,] support, float feedback)
    {
        var (change, norm) = (0.0, 0.0);
        var field = _field.Row(row);
        for (var column = 0; column < _field.Width; column++)
        {
            ref var old = ref ComplexRows.At(field, 2 * column);
            var found = ComplexRows.At(samples, 2 * column);
            var next = support[row, column]
                ? ComplexRows.Clip(found, 1)
                : feedback == 0 ? Vector2.UnitX : ComplexRows.Clip(old - feedback * (found - Vector2.UnitX), 1);
            change += (next - old).LengthSquared();
            norm += next.LengthSquared();
            old = next;
        }
        _sums[row] = (change, norm);
    }
}
