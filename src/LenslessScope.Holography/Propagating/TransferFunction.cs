using System.Numerics;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// The transfer function of free space without its carrier, H = exp(i2πz(√(λ⁻² − fx² − fy²) − λ⁻¹)), zero for
/// evanescent waves and outside a <see cref="FrequencyBand"/>. Frequencies are k/(N·p) with an exact zero, so H is
/// even along both axes and one quadrant says all. The phase, some 10⁴ rad, is computed in double.
/// </summary>
internal sealed unsafe class TransferFunction : IColumnFactors
{
    /// <summary>Floats that <see cref="Column(int, float*)"/> may write behind the end of a column.</summary>
    public const int Slack = 64;

    private readonly double _inverseWavelength;
    private readonly double _distance;
    private readonly double _stepY;
    private readonly double _stepX;
    private readonly int _lastY;
    private readonly int _lastX;

    /// <param name="height">Rows of the padded grid.</param>
    /// <param name="width">Columns of the padded grid.</param>
    /// <param name="pixelUm">Pitch.</param>
    /// <param name="wavelengthUm">In the medium.</param>
    /// <param name="distanceUm">Positive along the light.</param>
    /// <param name="limit">What is kept; waves that do not travel are zero in any case.</param>
    public TransferFunction(
        int height, int width, double pixelUm, double wavelengthUm, double distanceUm, FrequencyBand limit)
    {
        Size = (height, width);
        _inverseWavelength = 1 / wavelengthUm;
        _distance = distanceUm;
        (_stepY, _stepX) = (1 / (height * pixelUm), 1 / (width * pixelUm));
        _lastY = (int)Math.Min(height / 2, Math.Floor(limit.CyclesY * height));
        _lastX = (int)Math.Min(width / 2, Math.Floor(limit.CyclesX * width));
    }

    public (int Height, int Width) Size { get; }

    public float* Column(int kx, float* scratch)
    {
        var (height, width) = Size;
        var room = height / 2 + 1 + 4 * Vector<double>.Count;
        var cosine = room <= 8192 ? stackalloc float[room] : new float[room];
        var sine = room <= 8192 ? stackalloc float[room] : new float[room];
        // H is even: the columns of negative frequencies have those of the positive ones.
        var band = Column(Math.Min(kx, width - kx), cosine, sine);
        if (band == 0)
            return null;
        var scale = 1f / ((float)height * width);
        var target = (Vector2*)scratch;
        for (var ky = 0; ky < height; ky++)
        {
            var at = Math.Min(ky, height - ky);
            target[ky] = at < band ? new Vector2(cosine[at], sine[at]) * scale : Vector2.Zero;
        }
        return scratch;
    }

    /// <summary>
    /// Cosine and sine of H's phase for the column of frequency index <paramref name="kx"/> (0 to width/2) at
    /// ky = 0, 1, …; returns how many of them are inside the band (the rest is zero). The spans hold height/2 + 1 numbers
    /// and a vector more.
    /// </summary>
    public int Column(int kx, Span<float> cosine, Span<float> sine)
    {
        if (kx > _lastX)
            return 0;
        var fx2 = kx * _stepX * (kx * _stepX);
        var most = _inverseWavelength * _inverseWavelength - fx2;
        if (most <= 0)
            return 0;
        // Only waves that travel: fy² < λ⁻² − fx². The last one may still round to below zero, hence the Max below.
        var count = (int)Math.Min(_lastY, Math.Floor(Math.Sqrt(most) / _stepY)) + 1;

        var lanes = Vector<double>.Count;
        var ky = Vector.CreateSequence(0.0, 1.0);
        var advance = new Vector<double>(lanes);
        for (var at = 0; at < count; at += 2 * lanes)
        {
            var first = ReducedPhase(ky, fx2);
            var second = ReducedPhase(ky + advance, fx2);
            ky += advance + advance;
            var (s, c) = Vector.SinCos(Vector.Narrow(first, second));
            c.CopyTo(cosine[at..]);
            s.CopyTo(sine[at..]);
        }
        return count;
    }

    // 2πz(√(λ⁻² − f²) − λ⁻¹), reduced to −π … π. The difference of roots is written without cancellation.
    private Vector<double> ReducedPhase(Vector<double> ky, double fx2)
    {
        var fy = ky * _stepY;
        var f2 = fy * fy + new Vector<double>(fx2);
        var inverse = new Vector<double>(_inverseWavelength);
        var root = Vector.SquareRoot(Vector.Max(inverse * inverse - f2, Vector<double>.Zero));
        var turns = f2 * -_distance / (root + inverse);
        return (turns - Vector.Round(turns)) * (2 * Math.PI);
    }
}
