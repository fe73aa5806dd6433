using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Unwrapping;

/// <summary>
/// The discrete cosine transform of type II along rows, Xₖ = Σ xₙ cos(πk(2n + 1)/2N), and its inverse, by one complex
/// transform of length N (J. Makhoul, "A fast cosine transform in one and two dimensions", IEEE Transactions on
/// Acoustics, Speech, and Signal Processing 28, 27 (1980)). Any length.
/// </summary>
internal sealed unsafe class CosineTransform : IDisposable
{
    private readonly int _length;
    private readonly FftPlan _forward;
    private readonly FftPlan _backward;
    private readonly AlignedBuffer _buffer;
    private readonly (double Cosine, double Sine)[] _quarter;

    public CosineTransform(int length)
    {
        _length = length;
        _forward = FftPlans.Get(FftKind.ComplexForward, length);
        _backward = FftPlans.Get(FftKind.ComplexBackward, length);
        _buffer = new AlignedBuffer(2L * length);
        _quarter = [.. Enumerable.Range(0, length).Select(k => Math.SinCos(Math.PI * k / (2 * length)))
            .Select(static pair => (pair.Cos, pair.Sin))];
    }

    /// <summary>Transforms in place.</summary>
    public void Forward(Span<float> row)
    {
        var data = _buffer.Pointer;
        for (var n = 0; n < _length; n++)
        {
            // Even samples upwards, then the odd ones downwards.
            var source = 2 * n < _length ? 2 * n : 2 * (_length - n) - 1;
            (data[2 * n], data[2 * n + 1]) = (row[source], 0);
        }
        _forward.Execute(data);
        for (var k = 0; k < _length; k++)
            row[k] = (float)(_quarter[k].Cosine * data[2 * k] + _quarter[k].Sine * data[2 * k + 1]);
    }

    /// <summary>Transforms back in place.</summary>
    public void Backward(Span<float> row)
    {
        var data = _buffer.Pointer;
        (data[0], data[1]) = (row[0], 0);
        for (var k = 1; k < _length; k++)
        {
            // exp(iπk/2N)·(X[k] − iX[N − k]): the spectrum of the rearranged samples.
            var (cosine, sine) = _quarter[k];
            var (real, imaginary) = (row[k], -row[_length - k]);
            data[2 * k] = (float)(cosine * real - sine * imaginary);
            data[2 * k + 1] = (float)(cosine * imaginary + sine * real);
        }
        _backward.Execute(data);
        for (var n = 0; n < _length; n++)
        {
            var target = 2 * n < _length ? 2 * n : 2 * (_length - n) - 1;
            row[target] = data[2 * n] / _length;
        }
    }

    public void Dispose() => _buffer.Dispose();
}
