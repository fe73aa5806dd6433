using System.Numerics.Tensors;
using LenslessScope.Holography.Fourier;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Propagating;

/// <summary>Takes one row of a propagated real image: PaddedWidth floats each, background level not added.</summary>
internal unsafe delegate void PartsKernel(int worker, int row, float* real, float* imaginary);

/// <summary>
/// Propagates real images on one grid, on memory allocated once. Only the columns kx = 0 … width/2 of the spectrum are
/// worked on. H being even, the real part of the propagated field is the real image with spectrum S·Re H, the imaginary
/// part the one with S·Im H: no full complex transform is needed. Either straight through (<see cref="Load"/>,
/// <see cref="Columns"/>, <see cref="Rows"/>), or with the spectrum kept for many distances (<see cref="KeepSpectrum"/>
/// after Load; then Columns and Rows for each). Not for use by several threads at a time: it uses several itself.
/// </summary>
internal sealed unsafe class RealPropagator : IDisposable
{
    // _real holds the transformed rows of the image until the columns take their place.
    private readonly AlignedBuffer _real;
    private readonly AlignedBuffer _imaginary;
    private readonly long _stride;
    private readonly long _spectrumStride;
    private readonly WorkTeam _team;
    private readonly Scratch[] _scratch;
    private readonly EdgeFill _fill;
    private readonly FftPlan _rowForward;
    private readonly FftPlan _rowBackward;
    private readonly FftPlan _columnForward;
    private readonly FftPlan _columnBackward;
    private AlignedBuffer? _spectrum;
    private bool _loaded;

    /// <param name="grid">The grid; the image lies at its upper left.</param>
    /// <param name="threads">Threads to use, at least 1. Never changes a result.</param>
    public RealPropagator(PaddedGrid grid, int threads)
    {
        Grid = grid;
        _team = new WorkTeam(threads);
        _fill = new EdgeFill(grid);
        _rowForward = FftPlans.GetApart(FftKind.RealToComplex, grid.PaddedWidth);
        _rowBackward = FftPlans.GetApart(FftKind.ComplexToReal, grid.PaddedWidth);
        _columnForward = FftPlans.GetApart(FftKind.ComplexForward, grid.PaddedHeight);
        _columnBackward = FftPlans.GetApart(FftKind.ComplexBackward, grid.PaddedHeight);
        _stride = AlignedBuffer.Stride(2L * SpectrumWidth);
        _spectrumStride = AlignedBuffer.Stride(2L * grid.PaddedHeight);
        _real = new AlignedBuffer(grid.Height * _stride, zero: false);
        _imaginary = new AlignedBuffer(grid.Height * _stride, zero: false);
        _scratch = [.. Enumerable.Range(0, threads).Select(_ => new Scratch(grid))];
    }

    public PaddedGrid Grid { get; }

    public int Threads => _team.Threads;

    private int SpectrumWidth => Grid.PaddedWidth / 2 + 1;

    /// <summary>Reads an image and transforms its rows; a spectrum kept before is forgotten.</summary>
    public void Load(IRealRows image, CancellationToken cancellation = default)
    {
        _team.Run(Grid.Height, (worker, row) =>
        {
            var scratch = _scratch[worker].RealRow;
            image.Write(row, scratch);
            _fill.Complete(scratch);
            _rowForward.Execute(scratch, RealRow(row));
        }, cancellation);
        _loaded = true;
    }

    /// <summary>
    /// Transforms the columns and keeps the spectrum, so that <see cref="Columns"/> may be called again.
    /// </summary>
    public void KeepSpectrum(CancellationToken cancellation = default)
    {
        TakeLoaded();
        _spectrum ??= new AlignedBuffer(SpectrumWidth * _spectrumStride, zero: false);
        _team.Run(ColumnBlock.Count(SpectrumWidth), (worker, index) =>
        {
            var block = _scratch[worker].Block;
            var (first, count) = Gather(block, index);
            for (var column = 0; column < count; column++)
                _columnForward.Execute(block.Column(column), Spectrum(first + column));
        }, cancellation);
    }

    /// <summary>
    /// Takes over the spectrum that another one keeps: its image on this grid, with samples between the others.
    /// </summary>
    /// <param name="coarser">One whose grid is as wide and as high, with fewer samples along both axes.</param>
    public void KeepSpectrumOf(RealPropagator coarser)
    {
        _spectrum ??= new AlignedBuffer(SpectrumWidth * _spectrumStride, zero: false);
        var (samples, columns) = (coarser.Grid.PaddedHeight, coarser.Grid.PaddedWidth);
        var scale = (float)Grid.PaddedHeight * Grid.PaddedWidth / ((float)samples * columns);
        _team.Run(SpectrumWidth, (_, kx) =>
        {
            var target = new Span<float>(Spectrum(kx), 2 * Grid.PaddedHeight);
            target.Clear();
            // The highest frequency of an even size has no partner of the opposite sign.
            if (2 * kx >= columns)
                return;
            var source = new Span<float>(coarser.Spectrum(kx), 2 * samples);
            var (upper, lower) = ((samples + 1) / 2, (samples - 1) / 2);
            source[..(2 * upper)].CopyTo(target);
            source[^(2 * lower)..].CopyTo(target[^(2 * lower)..]);
            TensorPrimitives.Multiply(target, scale, target);
        });
        _loaded = false;
    }

    /// <summary>
    /// Multiplies the spectrum by the factors, which are even along both axes, and transforms columns back.
    /// </summary>
    public void Columns(IColumnFactors factors, CancellationToken cancellation = default)
    {
        if (factors.Size != (Grid.PaddedHeight, Grid.PaddedWidth))
            throw new ArgumentException(
                $"The factors are for {factors.Size}, the grid has {(Grid.PaddedHeight, Grid.PaddedWidth)}.",
                nameof(factors));
        var fromRows = _loaded;
        if (_spectrum == null || _loaded)
            TakeLoaded();
        _team.Run(ColumnBlock.Count(SpectrumWidth), (worker, index) =>
        {
            var scratch = _scratch[worker];
            var first = index * ColumnBlock.Columns;
            var count = Math.Min(ColumnBlock.Columns, SpectrumWidth - first);
            if (fromRows)
                Gather(scratch.Block, index);
            for (var column = 0; column < count; column++)
            {
                var data = scratch.Block.Column(column);
                var spectrum = fromRows ? scratch.Spectrum : Spectrum(first + column);
                if (fromRows)
                    _columnForward.Execute(data, spectrum);
                Backward(spectrum, factors.Column(first + column, scratch.Factors), scratch,
                    data, scratch.Imaginary.Column(column));
            }
            scratch.Block.Scatter(_real.Pointer, _stride, first, count, Grid.Height);
            scratch.Imaginary.Scatter(_imaginary.Pointer, _stride, first, count, Grid.Height);
        }, cancellation);
    }

    /// <summary>
    /// Transforms rows <paramref name="firstRow"/> to <paramref name="endRow"/> (not included) back
    /// and hands each to the kernel.
    /// </summary>
    public void Rows(int firstRow, int endRow, PartsKernel take, CancellationToken cancellation = default) =>
        _team.Run(endRow - firstRow, (worker, index) =>
        {
            var row = firstRow + index;
            var scratch = _scratch[worker];
            _rowBackward.Execute(RealRow(row), scratch.RealRow);
            _rowBackward.Execute(ImaginaryRow(row), scratch.ImaginaryRow);
            take(worker, row, scratch.RealRow, scratch.ImaginaryRow);
        }, cancellation);

    /// <summary>The propagated field of the image's own area: interleaved, <paramref name="level"/> added.</summary>
    public float[] TakeField(float level, CancellationToken cancellation = default)
    {
        var samples = GC.AllocateUninitializedArray<float>(2 * Grid.Height * Grid.Width);
        Rows(0, Grid.Height, (_, row, real, imaginary) =>
        {
            fixed (float* target = &samples[2 * row * Grid.Width])
                RowMath.Interleave(real, imaginary, level, target, Grid.Width);
        }, cancellation);
        return samples;
    }

    /// <summary>
    /// Writes the modulus of the field, <paramref name="level"/> added, into an image of the same size.
    /// </summary>
    public void TakeAmplitude(float level, Image<float> target, CancellationToken cancellation = default) =>
        Rows(0, Grid.Height, (_, row, real, imaginary) =>
        {
            fixed (float* pixels = target.Row(row))
                RowMath.Modulus(real, imaginary, level, pixels, Grid.Width);
        }, cancellation);

    /// <summary>
    /// The same, but the rows stay: see <see cref="RealRow"/> and <see cref="ImaginaryRow"/>, until the next call.
    /// </summary>
    public void RowsInPlace(int firstRow, int endRow, CancellationToken cancellation = default)
    {
        var plan = FftPlans.Get(FftKind.ComplexToReal, Grid.PaddedWidth);
        _team.Run(endRow - firstRow, (_, index) =>
        {
            plan.Execute(RealRow(firstRow + index));
            plan.Execute(ImaginaryRow(firstRow + index));
        }, cancellation);
    }

    /// <summary>A row of the real part; PaddedWidth floats.</summary>
    public float* RealRow(int row) => _real.Pointer + row * _stride;

    /// <summary>A row of the imaginary part.</summary>
    public float* ImaginaryRow(int row) => _imaginary.Pointer + row * _stride;

    public void Dispose()
    {
        _spectrum?.Dispose();
        _real.Dispose();
        _imaginary.Dispose();
        foreach (var scratch in _scratch)
            scratch.Dispose();
    }

    private float* Spectrum(int kx) => _spectrum!.Pointer + kx * _spectrumStride;

    private void TakeLoaded()
    {
        if (!_loaded)
            throw new InvalidOperationException(
                "No image was loaded, or its rows were used up; load it again or keep its spectrum.");
        _loaded = false;
    }

    private (int First, int Count) Gather(ColumnBlock block, int index)
    {
        var first = index * ColumnBlock.Columns;
        var count = Math.Min(ColumnBlock.Columns, SpectrumWidth - first);
        block.Gather(_real.Pointer, _stride, first, count, Grid.Height, _fill.RowWeights);
        return (first, count);
    }

    private void Backward(float* spectrum, float* factors, Scratch scratch, float* real, float* imaginary)
    {
        if (factors == null)
        {
            new Span<float>(real, 2 * Grid.PaddedHeight).Clear();
            new Span<float>(imaginary, 2 * Grid.PaddedHeight).Clear();
            return;
        }
        ColumnProduct.Split(spectrum, factors, scratch.RealColumn, scratch.ImaginaryColumn, Grid.PaddedHeight);
        _columnBackward.Execute(scratch.RealColumn, real);
        _columnBackward.Execute(scratch.ImaginaryColumn, imaginary);
    }

    /// <summary>What one worker needs: together it fits into a second-level cache.</summary>
    private sealed class Scratch : IDisposable
    {
        private readonly AlignedBuffer _buffer;
        private readonly long _column;
        private readonly long _row;

        public Scratch(PaddedGrid grid)
        {
            Block = new ColumnBlock(grid.PaddedHeight);
            Imaginary = new ColumnBlock(grid.PaddedHeight);
            _column = AlignedBuffer.Stride(2L * grid.PaddedHeight);
            _row = AlignedBuffer.Stride(grid.PaddedWidth + 2L);
            _buffer = new AlignedBuffer(Math.Max(4 * _column, 2 * _row));
        }

        public ColumnBlock Block { get; }

        public ColumnBlock Imaginary { get; }

        public float* Spectrum => _buffer.Pointer;

        public float* Factors => _buffer.Pointer + _column;

        public float* RealColumn => _buffer.Pointer + 2 * _column;

        public float* ImaginaryColumn => _buffer.Pointer + 3 * _column;

        // Rows and columns are never worked on at the same time.
        public float* RealRow => _buffer.Pointer;

        public float* ImaginaryRow => _buffer.Pointer + _row;

        public void Dispose()
        {
            Block.Dispose();
            Imaginary.Dispose();
            _buffer.Dispose();
        }
    }
}
