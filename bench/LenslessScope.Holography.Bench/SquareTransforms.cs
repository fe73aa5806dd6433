using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Bench;

/// <summary>A complex transform forward and back through the engine, the factors being one.</summary>
internal sealed unsafe class SquareTransforms : IDisposable, IColumnFactors
{
    private readonly FieldPropagator _propagator;
    private readonly AlignedBuffer _ones;
    private readonly int _size;

    public SquareTransforms(int size)
    {
        _size = size;
        _propagator = new FieldPropagator(new PaddedGrid(size, size, size, size), 1);
        _ones = new AlignedBuffer(2L * size);
        for (var i = 0; i < size; i++)
            _ones.Pointer[2 * i] = 1f / ((float)size * size);
        for (var row = 0; row < size; row++)
            new Span<float>(_propagator.Row(row), 2 * size).Fill(0.5f);
    }

    public (int Height, int Width) Size => (_size, _size);

    public float* Column(int kx, float* scratch) => _ones.Pointer;

    public void Run()
    {
        _propagator.Forward(_size, static (_, _, _) => { });
        _propagator.Columns(this, adjoint: false, _size);
        _propagator.Backward(_size, static (_, _, _) => { });
    }

    public void Dispose()
    {
        _propagator.Dispose();
        _ones.Dispose();
    }
}
