using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// All frames together: F(x) = 1/K·Σₖ ½‖aₖ(x) − √Iₖ‖² and its gradient, and the mean of the back-propagated amplitudes to
/// begin with. One plane of the propagator serves all frames in turn.
/// </summary>
internal sealed unsafe class MeasurementModel : IDisposable
{
    private readonly FrameModel[] _frames;
    private readonly ComplexPlane? _sum;
    private readonly WorkTeam _team;

    public MeasurementModel(IReadOnlyList<SensorFrame> frames, PaddedGrid grid, double pixelUm, int oversampling, int threads)
    {
        _team = new WorkTeam(threads);
        Propagator = new FieldPropagator(grid, threads);
        _frames = [.. frames.Select(frame =>
            new FrameModel(frame, grid, pixelUm, oversampling, frames[0].Optics.WavelengthNm, _team))];
        _sum = _frames.Length > 1 ? new ComplexPlane(grid.PaddedHeight, grid.PaddedWidth) : null;
        MeasuredPixels = _frames.Sum(frame => frame.MeasuredPixels);
        var steepest = _frames.Max(frame => Math.Max(1, frame.PhaseRatio));
        Step = 2 / (steepest * steepest);
    }

    /// <summary>The propagator and its grid.</summary>
    public FieldPropagator Propagator { get; }

    /// <summary>
    /// The step that needs no line search, 1/L: the gradient of a frame is ½Aᴴ[…] with ‖A‖ ≤ 1, so that L ≤ ½; a phase
    /// that is multiplied by r has an L larger by r².
    /// </summary>
    public double Step { get; }

    /// <summary>Pixels that count, of all frames.</summary>
    public double MeasuredPixels { get; }

    /// <summary>The frames' levels, see <see cref="FrameModel.Level"/>.</summary>
    public IReadOnlyList<double> Levels => [.. _frames.Select(frame => (double)frame.Level)];

    /// <summary>From the sample to the sensor of the first frame.</summary>
    public IColumnFactors FirstFactors => _frames[0].Factors;

    /// <summary>
    /// Computes the gradient 2·∇F·K (without the factor ½/K) at the field that <paramref name="field"/> writes row by
    /// row, and hands it to <paramref name="take"/>. Answers Σₖ‖aₖ − √Iₖ‖².
    /// </summary>
    /// <param name="field">Writes a row of the field; asked once for every frame.</param>
    /// <param name="take">Gets a row of the gradient; the field's row is still to be had from whoever wrote it.</param>
    /// <param name="fieldRow">The same field's row, for frames of another wavelength.</param>
    /// <param name="allowedLack">Part of the light that may be lacking, see <see cref="FrameModel.Level"/>.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    public double Gradient(RowKernel field, RowKernel take, Func<int, nint> fieldRow, double allowedLack, CancellationToken cancellation)
    {
        var grid = Propagator.Grid;
        var misfit = 0.0;
        for (var k = 0; k < _frames.Length; k++)
        {
            var frame = _frames[k];
            var (first, last) = (k == 0, k == _frames.Length - 1);
            Propagator.Forward(grid.PaddedHeight, (worker, row, samples) =>
            {
                if (first)
                    field(worker, row, samples);
                else
                    new Span<float>((void*)fieldRow(row), 2 * grid.PaddedWidth)
                        .CopyTo(new Span<float>(samples, 2 * grid.PaddedWidth));
                if (frame.PhaseRatio != 1)
                    PhaseScaling.Apply(samples, frame.PhaseRatio, grid.PaddedWidth);
            }, cancellation);
            Propagator.Columns(frame.Factors, adjoint: false, grid.Height, cancellation);
            misfit += frame.Residual(Propagator, allowedLack, cancellation);
            Propagator.Columns(frame.Factors, adjoint: true, grid.PaddedHeight, cancellation);
            Propagator.Backward(grid.PaddedHeight, (worker, row, samples) =>
            {
                if (frame.PhaseRatio != 1)
                    PhaseScaling.Gradient(samples, (float*)fieldRow(row), frame.PhaseRatio, grid.PaddedWidth);
                if (!first)
                    Add(_sum!.Row(row), samples, grid.PaddedWidth);
                if (last)
                    take(worker, row, samples);
                else
                    new Span<float>(samples, 2 * grid.PaddedWidth)
                        .CopyTo(new Span<float>(_sum!.Row(row), 2 * grid.PaddedWidth));
            }, cancellation);
        }
        return misfit;
    }

    /// <summary>
    /// The mean of the back-propagated amplitudes of all frames of the first one's wavelength, no modulus above 1, into
    /// <paramref name="target"/>.
    /// </summary>
    public void Start(ComplexPlane target, CancellationToken cancellation)
    {
        var grid = Propagator.Grid;
        var used = Array.FindAll(_frames, static frame => frame.PhaseRatio == 1);
        foreach (var frame in used)
        {
            Propagator.Forward(grid.PaddedHeight,
                (_, row, samples) => frame.FillMeasured(row, samples, grid), cancellation);
            Propagator.Columns(frame.Factors, adjoint: true, grid.PaddedHeight, cancellation);
            Propagator.Backward(grid.PaddedHeight, (_, row, samples) => AddScaled(samples, 1f / used.Length, target.Row(row),
                grid.PaddedWidth), cancellation);
        }
        _team.Run(grid.PaddedHeight, (_, row) => ComplexRows.ProjectRow(target.Row(row), grid.PaddedWidth), cancellation);
    }

    public void Dispose()
    {
        Propagator.Dispose();
        _sum?.Dispose();
        foreach (var frame in _frames)
            frame.Dispose();
    }

    // target += source, both in the target's place.
    private static void Add(float* source, float* target, int width)
    {
        for (var i = 0; i < 2 * width; i++)
            target[i] += source[i];
    }

    private static void AddScaled(float* source, float scale, float* target, int width)
    {
        for (var i = 0; i < 2 * width; i++)
            target[i] += scale * source[i];
    }
}
