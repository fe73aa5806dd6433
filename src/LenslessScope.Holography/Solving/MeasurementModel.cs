using System.Numerics.Tensors;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>Takes a row of a field, interleaved, and what it is to be multiplied by.</summary>
internal unsafe delegate void StartRow(int row, float* samples, float part);

/// <summary>
/// All frames together: F(x) = 1/K·Σₖ ½‖aₖ(x) − √Iₖ‖² and its gradient, and the mean of the back-propagated amplitudes
/// to begin with. One plane of the propagator serves all frames in turn.
/// </summary>
internal sealed unsafe class MeasurementModel : IDisposable
{
    // On recordings without background frames: with 1, phase rises around objects, and dense ones lose their inside;
    // with much more, the twin image comes back.
    private const double MostUnderAssumedLight = 1.1;

    private readonly FrameModel[] _frames;
    private readonly ComplexPlane? _sum;
    private readonly WorkTeam _team;

    /// <param name="frames">What was measured.</param>
    /// <param name="grid">Where the field is looked for.</param>
    /// <param name="pixelUm">Pitch of its samples.</param>
    /// <param name="oversampling">Samples per pixel, along an axis.</param>
    /// <param name="contrast">How fine fringes have less contrast, see <see cref="FringeContrast"/>.</param>
    /// <param name="threads">Threads to use.</param>
    public MeasurementModel(IReadOnlyList<SensorFrame> frames, PaddedGrid grid, double pixelUm, int oversampling,
        ColumnChange? contrast, int threads)
    {
        _team = new WorkTeam(threads);
        Propagator = new FieldPropagator(grid, threads);
        _frames = [.. frames.Select(frame =>
            new FrameModel(frame, grid, pixelUm, oversampling, frames[0].Optics.WavelengthNm, contrast, _team))];
        _sum = _frames.Length > 1 ? new ComplexPlane(grid.PaddedHeight, grid.PaddedWidth) : null;
        MeasuredPixels = _frames.Sum(frame => frame.MeasuredPixels);
        var steepest = _frames.Max(frame => Math.Max(1, frame.PhaseRatio));
        Step = 2 / (steepest * steepest);
        MostModulus = frames.All(static frame => frame.LightIsKnown) ? 1 : MostUnderAssumedLight;
    }

    /// <summary>The propagator and its grid.</summary>
    public FieldPropagator Propagator { get; }

    /// <summary>
    /// The step that needs no line search, 1/L: the gradient of a frame is ½Aᴴ[…] with ‖A‖ ≤ 1, so that L ≤ ½; a phase
    /// that is multiplied by r has an L larger by r².
    /// </summary>
    public double Step { get; }

    /// <summary>
    /// The largest modulus of the field: no sample amplifies, but where the light is not known it may be brighter.
    /// </summary>
    public double MostModulus { get; }

    /// <summary>Pixels that count, of all frames.</summary>
    public double MeasuredPixels { get; }

    /// <summary>The frames' levels, see <see cref="FrameModel.Level"/>.</summary>
    public IReadOnlyList<double> Levels => [.. _frames.Select(frame => (double)frame.Level)];

    /// <summary>From the sample to the sensor of the first frame.</summary>
    public IColumnFactors FirstFactors => _frames[0].Factors;

    /// <summary>
    /// With the rows of the field, transformed, in the propagator, computes all frames' residuals and takes them
    /// back as far as the columns of the last frame's. Whoever then transforms the rows back and hands each to
    /// <see cref="CompleteGradient"/> has the gradient 2·∇F·K (without the factor ½/K). Answers Σₖ‖aₖ − √Iₖ‖².
    /// </summary>
    /// <param name="field">The field; read for every frame but the first.</param>
    /// <param name="allowedLack">Part of the light that may be lacking, see <see cref="FrameModel.Level"/>.</param>
    /// <param name="addBack">Part of the residual to add to the measured amplitudes,
    /// see <see cref="FrameModel.Residual"/>.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    public double Residuals(PartsPlane field, double allowedLack, float addBack, CancellationToken cancellation)
    {
        var grid = Propagator.Grid;
        var misfit = 0.0;
        for (var k = 0; k < _frames.Length; k++)
        {
            var (frame, before) = (_frames[k], k - 1);
            if (k > 0)
                Propagator.BackwardForward(grid.PaddedHeight, (_, row, samples) =>
                {
                    var real = field.Row(row);
                    var imaginary = real + field.ToImaginary;
                    AddGradient(before, row, samples, real, imaginary);
                    new Span<float>(samples, 2 * grid.PaddedWidth)
                        .CopyTo(new Span<float>(_sum!.Row(row), 2 * grid.PaddedWidth));
                    RowMath.Interleave(real, imaginary, 0, samples, grid.PaddedWidth);
                    if (frame.PhaseRatio != 1)
                        PhaseScaling.Apply(samples, frame.PhaseRatio, grid.PaddedWidth);
                }, cancellation);
            Propagator.Columns(frame.Factors, adjoint: false, grid.Height, cancellation);
            misfit += frame.Residual(Propagator, allowedLack, addBack, cancellation);
            Propagator.Columns(frame.Factors, adjoint: true, grid.PaddedHeight, cancellation);
        }
        return misfit;
    }

    /// <summary>A row of the gradient, from that of the last frame's residual.</summary>
    /// <param name="row">Which one.</param>
    /// <param name="samples">The row of the propagator, transformed back; becomes the gradient's.</param>
    /// <param name="real">The row of the field at which the residuals were computed.</param>
    /// <param name="imaginary">Its imaginary parts.</param>
    public void CompleteGradient(int row, float* samples, float* real, float* imaginary) =>
        AddGradient(_frames.Length - 1, row, samples, real, imaginary);

    /// <summary>How many frames have the first one's wavelength; each costs two transforms to begin with.</summary>
    public int StartFrames => _frames.Count(static frame => frame.PhaseRatio == 1);

    /// <summary>Begins with the levels that a coarser model found; null for 1.</summary>
    public void BeginAt(IReadOnlyList<double>? levels)
    {
        for (var k = 0; k < levels?.Count; k++)
            _frames[k].Level = (float)levels[k];
    }

    /// <summary>
    /// Hands out the back-propagated amplitudes of all frames of the first one's wavelength, row by row: their mean,
    /// no modulus above the largest, is where the iterations begin. Rows come once for every such frame.
    /// </summary>
    /// <param name="add">Takes a row, interleaved, and the part of the mean that it is.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    public void Start(StartRow add, CancellationToken cancellation)
    {
        var grid = Propagator.Grid;
        var used = Array.FindAll(_frames, static frame => frame.PhaseRatio == 1);
        foreach (var frame in used)
        {
            Propagator.Forward(grid.PaddedHeight,
                (_, row, samples) => frame.FillMeasured(row, samples, grid), cancellation);
            Propagator.Columns(frame.Factors, adjoint: true, grid.PaddedHeight, cancellation);
            Propagator.Backward(grid.PaddedHeight,
                (_, row, samples) => add(row, samples, 1f / used.Length), cancellation);
        }
    }

    public void Dispose()
    {
        Propagator.Dispose();
        _sum?.Dispose();
        foreach (var frame in _frames)
            frame.Dispose();
    }

    // Frame k's part of the gradient, and with it that of all frames before, in the samples' place.
    private void AddGradient(int k, int row, float* samples, float* real, float* imaginary)
    {
        // The first frame's wavelength is that of the field.
        if (_frames[k].PhaseRatio != 1)
            PhaseScaling.Gradient(samples, real, imaginary, _frames[k].PhaseRatio, Propagator.Grid.PaddedWidth);
        if (k > 0)
            Add(_sum!.Row(row), samples, Propagator.Grid.PaddedWidth);
    }

    private static void Add(float* source, float* target, int width) =>
        TensorPrimitives.Add(new ReadOnlySpan<float>(target, 2 * width), new ReadOnlySpan<float>(source, 2 * width),
            new Span<float>(target, 2 * width));
}
