using System.Numerics;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// What one frame says about the field: the way from the sample to the sensor and the amplitudes measured there.
/// A pixel sees the mean intensity of its samples, a = √bin(|Ax|²), and the gradient's
/// residual is Ax·upsample((a − √I)/a).
/// </summary>
internal sealed unsafe class FrameModel : IDisposable
{
    private const float LevelRate = 0.5f;

    private readonly SensorFrame _frame;
    private readonly AlignedBuffer _amplitude;
    private readonly long _stride;
    private readonly int _oversampling;
    private readonly (double Misfit, double Excess)[] _sums;
    private readonly double _light;
    private readonly WorkTeam _team;
    private readonly IDisposable _table;

    public FrameModel(SensorFrame frame, PaddedGrid grid, double pixelUm, int oversampling,
        double referenceWavelengthNm, ColumnChange? contrast, WorkTeam team)
    {
        (_frame, _oversampling, _team) = (frame, oversampling, team);
        PhaseRatio = (float)(referenceWavelengthNm / frame.Optics.WavelengthNm);
        var image = frame.Amplitude;
        _stride = AlignedBuffer.Stride(image.Width);
        _amplitude = new AlignedBuffer(image.Height * _stride);
        for (var row = 0; row < image.Height; row++)
            image.Row(row).CopyTo(new Span<float>(_amplitude.Pointer + row * _stride, image.Width));
        _sums = new (double, double)[image.Height];
        for (var row = 0; row < image.Height; row++)
            for (var column = 0; column < image.Width; column++)
                if (Counts(row, column))
                    _light += image[row, column];
        MeasuredPixels = image.Height * (long)image.Width * BitOperations.PopCount((uint)frame.Sites) / 4.0;
        var transfer = (Waves.Of(frame.Optics) with { PixelUm = pixelUm }).Transfer(grid, frame.ZUm, bandLimit: true);
        if (frame is { SampleXUm: 0, SampleYUm: 0 })
        {
            var table = new TransferTable(transfer, team.Threads, contrast);
            (Factors, _table) = (table, table);
        }
        else
        {
            var table = new DisplacedTransfer(transfer, frame.SampleYUm / pixelUm, frame.SampleXUm / pixelUm, team,
                contrast);
            (Factors, _table) = (table, table);
        }
    }

    /// <summary>From the sample to the sensor.</summary>
    public IColumnFactors Factors { get; }

    /// <summary>The frame's phase over that of the result: λ of the first frame over λ of this one.</summary>
    public float PhaseRatio { get; }

    /// <summary>
    /// What the measured amplitudes are multiplied by, 1 at first, or what a coarser level found. No sample amplifies:
    /// a frame that was normalised a percent too bright (to the median of a dense sample, say) can only be
    /// explained by a lens, and the phase runs away; what is lacking on average tells, and brings the level down.
    /// A frame normalised too dark is harmless: the field gets the factor.
    /// </summary>
    public float Level { get; set; } = 1;

    /// <summary>Pixels that count, on average over a 2×2 square.</summary>
    public double MeasuredPixels { get; }

    /// <summary>
    /// With the spectrum of the propagated field in <paramref name="propagator"/>, puts the residual's in its place.
    /// Answers Σ(a − √I)². Lowers the level as long as on average more than <paramref name="allowedLack"/> of the
    /// measured amplitude is lacking. With <paramref name="addBack"/> above 0 that part of the residual is added
    /// to what is measured first (not on a finer grid).
    /// </summary>
    public double Residual(FieldPropagator propagator, double allowedLack, float addBack,
        CancellationToken cancellation)
    {
        var grid = propagator.Grid;
        if (_oversampling == 1)
            propagator.BackwardForward(grid.Height, (_, row, samples) =>
            {
                if (addBack > 0)
                    AddBack(row, samples, addBack);
                _sums[row] = ResidualRow(row, samples);
                Clear(samples, grid.Width, grid.PaddedWidth);
            }, cancellation);
        else
        {
            propagator.Backward(grid.Height, static (_, _, _) => { }, cancellation);
            _team.Run(_sums.Length, (_, row) => _sums[row] = BinnedResidual(propagator, row), cancellation);
            propagator.Forward(grid.Height, static (_, _, _) => { }, cancellation);
        }
        var (misfit, excess) = (0.0, 0.0);
        foreach (var sums in _sums)
        {
            misfit += sums.Misfit;
            excess += sums.Excess;
        }
        if (excess / _light < -allowedLack)
            Level += LevelRate * (float)(excess / _light + allowedLack);
        return misfit;
    }

    /// <summary>
    /// Measured amplitude on the grid's samples, 1 outside the frame; sites that do not count are filled.
    /// </summary>
    public void FillMeasured(int row, float* samples, PaddedGrid grid)
    {
        var target = (Vector2*)samples;
        for (var column = 0; column < grid.PaddedWidth; column++)
            target[column] = row < grid.Height && column < grid.Width
                ? new Vector2(Measured(row / _oversampling, column / _oversampling), 0)
                : Vector2.UnitX;
    }

    public void Dispose()
    {
        _amplitude.Dispose();
        _table.Dispose();
    }

    private float* Amplitude(int row) => _amplitude.Pointer + row * _stride;

    private bool Counts(int row, int column) => _frame.Counts(row, column);

    // A site that does not count has the mean of its measured neighbours.
    private float Measured(int row, int column)
    {
        if (Counts(row, column))
            return Amplitude(row)[column];
        var (sum, count) = (0f, 0);
        var image = _frame.Amplitude;
        for (var y = Math.Max(0, row - 1); y <= Math.Min(image.Height - 1, row + 1); y++)
            for (var x = Math.Max(0, column - 1); x <= Math.Min(image.Width - 1, column + 1); x++)
                if (Counts(y, x))
                {
                    sum += Amplitude(y)[x];
                    count++;
                }
        return count == 0 ? 1 : sum / count;
    }

    private void AddBack(int row, float* samples, float part)
    {
        var amplitude = Amplitude(row);
        for (var column = 0; column < _frame.Amplitude.Width; column++)
            amplitude[column] += part * (amplitude[column] - ComplexRows.At(samples, 2 * column).Length() / Level);
    }

    private (double, double) ResidualRow(int row, float* samples)
    {
        var width = _frame.Amplitude.Width;
        if (_frame.Sites == ColourSites.All)
            return ComplexRows.Residual(samples, Amplitude(row), Level, width);
        var (misfit, excess) = (0.0, 0.0);
        for (var column = 0; column < width; column++)
            if (Counts(row, column))
            {
                var sums = ComplexRows.Residual(samples + 2 * column, Amplitude(row) + column, Level, 1);
                (misfit, excess) = (misfit + sums.Misfit, excess + sums.Excess);
            }
            else
                ComplexRows.At(samples, 2 * column) = Vector2.Zero;
        return (misfit, excess);
    }

    private (double, double) BinnedResidual(FieldPropagator propagator, int pixelRow)
    {
        const float tiny = 1e-6f;
        var n = _oversampling;
        var (misfit, sum) = (0.0, 0.0);
        for (var column = 0; column < _frame.Amplitude.Width; column++)
        {
            var intensity = 0f;
            for (var dy = 0; dy < n; dy++)
                for (var dx = 0; dx < n; dx++)
                    intensity += ComplexRows.At(propagator.Row(pixelRow * n + dy), 2 * (column * n + dx))
                        .LengthSquared();
            var amplitude = MathF.Max(MathF.Sqrt(intensity / (n * n)), tiny);
            var measured = Counts(pixelRow, column) ? Amplitude(pixelRow)[column] : 0;
            var excess = Counts(pixelRow, column) ? amplitude - Level * measured : 0;
            for (var dy = 0; dy < n; dy++)
                for (var dx = 0; dx < n; dx++)
                    ComplexRows.At(propagator.Row(pixelRow * n + dy), 2 * (column * n + dx)) *= excess / amplitude;
            misfit += excess * excess;
            sum += excess;
        }
        for (var dy = 0; dy < n; dy++)
            Clear(propagator.Row(pixelRow * n + dy), propagator.Grid.Width, propagator.Grid.PaddedWidth);
        return (misfit, sum);
    }

    private static void Clear(float* samples, int from, int to) =>
        new Span<float>(samples + 2 * from, 2 * (to - from)).Clear();
}
