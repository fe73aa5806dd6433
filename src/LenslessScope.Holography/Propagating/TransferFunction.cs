using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Propagating;

/// <summary>
/// The transfer function of free space without the carrier of the illumination,
/// H = exp(i2πz(√(λ⁻² − |f + f₀|²) − √(λ⁻² − |f₀|²))), zero for evanescent waves and outside
/// a <see cref="FrequencyBand"/>; f₀ is the lateral frequency of the illumination, 0 for light along the axis.
/// Frequencies are k/(N·p) with an exact zero, so with f₀ = 0 H is even along both axes and one quadrant says all.
/// The phase, some 10⁴ rad, is computed in double and reduced to one turn before it becomes single.
/// </summary>
internal sealed unsafe class TransferFunction : IColumnFactors
{
    // Cosines and sines wait in a piece of the first-level cache to be interleaved.
    private const int Piece = 256;

    private readonly double _inverseWavelength;
    private readonly double _distance;
    private readonly (double Y, double X) _step;
    private readonly (double Y, double X) _tilt;
    private readonly double _tilt2;
    private readonly double _axialOfTilt;
    private readonly (int First, int Last) _rangeY;
    private readonly (int First, int Last) _rangeX;
    private readonly float _scale;

    /// <param name="height">Rows of the padded grid.</param>
    /// <param name="width">Columns of the padded grid.</param>
    /// <param name="pixelUm">Pitch.</param>
    /// <param name="wavelengthUm">In the medium.</param>
    /// <param name="distanceUm">Positive along the light.</param>
    /// <param name="limit">What of |f + f₀| is kept; waves that do not travel are zero in any case.</param>
    /// <param name="tilt">f₀ in cycles/µm, |f₀| below 1/λ.</param>
    public TransferFunction(int height, int width, double pixelUm, double wavelengthUm, double distanceUm,
        FrequencyBand limit, (double Y, double X) tilt = default)
    {
        Size = (height, width);
        _scale = 1f / ((float)height * width);
        _inverseWavelength = 1 / wavelengthUm;
        _distance = distanceUm;
        _step = (1 / (height * pixelUm), 1 / (width * pixelUm));
        _tilt = tilt;
        _tilt2 = tilt.Y * tilt.Y + tilt.X * tilt.X;
        _axialOfTilt = Math.Sqrt(_inverseWavelength * _inverseWavelength - _tilt2);
        _rangeY = Range(height, limit.CyclesY, tilt.Y * pixelUm);
        _rangeX = Range(width, limit.CyclesX, tilt.X * pixelUm);
    }

    public (int Height, int Width) Size { get; }

    public bool IsEven => _tilt2 == 0;

    public float* Column(int kx, float* scratch)
    {
        var (height, width) = Size;
        var signedX = 2 * kx >= width ? kx - width : kx;
        if (IsEven)
            signedX = Math.Abs(signedX);
        if (signedX < _rangeX.First || signedX > _rangeX.Last)
            return null;
        var fx = signedX * _step.X + _tilt.X;
        // Only waves that travel: |fy + f₀y| < √(λ⁻² − fx²). The last may still round to below zero,
        // hence the Max below.
        var most = _inverseWavelength * _inverseWavelength - fx * fx;
        if (most <= 0)
            return null;
        var reach = Math.Sqrt(most);
        var first = (int)Math.Max(_rangeY.First, Math.Ceiling((-reach - _tilt.Y) / _step.Y));
        var last = (int)Math.Min(_rangeY.Last, Math.Floor((reach - _tilt.Y) / _step.Y));
        if (first > last)
            return null;
        if (IsEven)
        {
            Fill(0, last + 1, fx, scratch);
            new Span<float>(scratch + 2 * (last + 1), 2 * (height - last - 1)).Clear();
            ColumnProduct.Mirror(scratch, last + 1, height);
            return scratch;
        }
        new Span<float>(scratch, 2 * height).Clear();
        Fill(first, Math.Min(last, -1) - first + 1, fx, scratch + 2 * (height + first));
        var start = Math.Max(first, 0);
        Fill(start, last - start + 1, fx, scratch + 2 * start);
        return scratch;
    }

    // Frequency indices k with |k/N + f₀p| ≤ cycles, among those of a grid of N: −⌊N/2⌋ … ⌈N/2⌉ − 1. An even function
    // is computed for k ≥ 0 only, and there the positive Nyquist frequency stands for the negative.
    private (int First, int Last) Range(int count, double cycles, double tilt)
    {
        var last = IsEven ? count / 2 : (count + 1) / 2 - 1;
        return ((int)Math.Max(-(count / 2), Math.Ceiling((-cycles - tilt) * count)),
            (int)Math.Min(last, Math.Floor((cycles - tilt) * count)));
    }

    // Factors of ky = first … first + count − 1, interleaved; none for a count below 1.
    private void Fill(int first, int count, double fx, float* target)
    {
        var cosine = stackalloc float[Piece];
        var sine = stackalloc float[Piece];
        for (var at = 0; at < count; at += Piece)
        {
            var piece = Math.Min(Piece, count - at);
            if (VectorWidth.Is512)
                FillPiece512(first + at, piece, fx, cosine, sine);
            else
                FillPiece(first + at, piece, fx, cosine, sine);
            RowMath.Interleave(cosine, sine, 0, target + 2 * at, piece);
        }
    }

    private void FillPiece(int first, int count, double fx, float* cosine, float* sine)
    {
        var lanes = Vector<double>.Count;
        var ky = Vector.CreateSequence((double)first, 1.0);
        var advance = new Vector<double>(lanes);
        for (var i = 0; i < count; i += 2 * lanes)
        {
            var lower = ReducedTurns(ky, fx * fx);
            var upper = ReducedTurns(ky + advance, fx * fx);
            ky += advance + advance;
            var (s, c) = Turns.SinCos(Vector.Narrow(lower, upper));
            (c * _scale).Store(cosine + i);
            (s * _scale).Store(sine + i);
        }
    }

    // The same with wider vectors; Vector<T> has 256 bits at most.
    private void FillPiece512(int first, int count, double fx, float* cosine, float* sine)
    {
        var lanes = Vector512<double>.Count;
        var ky = Vector512.CreateSequence((double)first, 1.0);
        var advance = Vector512.Create((double)lanes);
        for (var i = 0; i < count; i += 2 * lanes)
        {
            var lower = ReducedTurns(ky, fx * fx);
            var upper = ReducedTurns(ky + advance, fx * fx);
            ky += advance + advance;
            var (s, c) = Turns.SinCos(Vector512.Narrow(lower, upper));
            (c * _scale).Store(cosine + i);
            (s * _scale).Store(sine + i);
        }
    }

    // z(√(λ⁻² − |g|²) − √(λ⁻² − |f₀|²)), g = f + f₀, reduced to −½ … ½ turn. What the difference of the roots loses to
    // cancellation is some 10⁻¹⁶ of z/λ, far below what single precision resolves of a turn.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<double> ReducedTurns(Vector<double> ky, double gx2)
    {
        var gy = ky * _step.Y + new Vector<double>(_tilt.Y);
        var axial2 = new Vector<double>(_inverseWavelength * _inverseWavelength - gx2) - gy * gy;
        var root = Vector.SquareRoot(Vector.Max(axial2, Vector<double>.Zero));
        var turns = (root - new Vector<double>(_axialOfTilt)) * _distance;
        return turns - Vector.Round(turns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> ReducedTurns(Vector512<double> ky, double gx2)
    {
        var gy = ky * _step.Y + Vector512.Create(_tilt.Y);
        var axial2 = Vector512.Create(_inverseWavelength * _inverseWavelength - gx2) - gy * gy;
        var root = Vector512.Sqrt(Vector512.Max(axial2, Vector512<double>.Zero));
        var turns = (root - Vector512.Create(_axialOfTilt)) * _distance;
        return turns - Vector512.Round(turns);
    }
}
