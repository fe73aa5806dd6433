using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// The focus metrics over a region of a field given as planes of real and imaginary parts.
/// Every row is summed for itself and the rows in order, so that the number of threads never changes a result.
/// </summary>
internal static unsafe class FieldSharpness
{
    // Samples of a row: 64 kB.
    private const int MostOnStack = 16_384;

    /// <summary>A row of a plane.</summary>
    public delegate float* RowOf(int row);

    /// <summary>
    /// What a metric needs to know of a region of the field plus a level, three blocks wide and high or more.
    /// Averaging over blocks takes away structured light that differs between hologram and background, and what
    /// compression leaves, both of which change from pixel to pixel. In the fine stage the complex metric is that of
    /// single pixels, whose peak is narrower.
    /// </summary>
    public static Sharpness Of(FocusMetric metric, FocusStage stage, RowOf real, RowOf imaginary, float level, int top,
        int left, int height, int width, int block, ParallelOptions parallel)
    {
        if (metric == FocusMetric.Amplitude)
            return new Sharpness(0, 0, AmplitudeTenengrad(real, imaginary, level, top, left, height, width, parallel));
        var fine = stage == FocusStage.Fine
            ? ComplexTamura(real, imaginary, top, left, height, width, parallel)
            : 0;
        if (metric == FocusMetric.Complex && stage == FocusStage.Fine)
            return new Sharpness(fine, 0, 0);
        var (complex, edges) = OfAveraged(real, imaginary, level, top, left, height, width, block, parallel);
        return new Sharpness(stage == FocusStage.Fine ? fine : complex, edges, 0);
    }

    /// <summary>
    /// √(std(g)/mean(g)), g the modulus of the gradient by forward differences (Y. Zhang, H. Wang, Y. Wu, M. Tamamitsu,
    /// A. Ozcan, "Edge sparsity criterion for robust holographic autofocusing", Optics Letters 42, 3824 (2017);
    /// M. Tamamitsu et al., arXiv:1708.08055 (2017)).
    /// </summary>
    public static double ComplexTamura(
        RowOf real, RowOf imaginary, int top, int left, int height, int width, ParallelOptions parallel)
    {
        var sums = new (double Sum, double Squares)[height - 1];
        Parallel.For(0, height - 1, parallel, row =>
            sums[row] = GradientSums(real(top + row) + left, real(top + row + 1) + left,
                imaginary(top + row) + left, imaginary(top + row + 1) + left, width - 1));
        return Tamura(sums, (double)(height - 1) * (width - 1));
    }

    /// <summary>Mean square of the Sobel gradient of the amplitude over the mean square of the amplitude.</summary>
    private static double AmplitudeTenengrad(RowOf real, RowOf imaginary, float level, int top, int left, int height,
        int width, ParallelOptions parallel)
    {
        var amplitude = new float[height * width];
        Parallel.For(0, height, parallel, row =>
        {
            Amplitude(new ReadOnlySpan<float>(real(top + row) + left, width),
                new ReadOnlySpan<float>(imaginary(top + row) + left, width), level,
                amplitude.AsSpan(row * width, width));
        });
        var sums = new (double Gradient, double Square)[height - 2];
        Parallel.For(0, height - 2, parallel,
            row => sums[row] = SobelSums(amplitude.AsSpan(row * width, 3 * width), width));
        var (gradient, square) = (0.0, 0.0);
        foreach (var (gradientOfRow, squareOfRow) in sums)
        {
            gradient += gradientOfRow;
            square += squareOfRow;
        }
        return square > 0 ? gradient / square : 0;
    }

    /// <summary>
    /// The complex metric and the edges of the amplitude (see <see cref="Sharpness"/>) of the field averaged over
    /// square blocks of pixels.
    /// </summary>
    private static (double Complex, double Edges) OfAveraged(RowOf real, RowOf imaginary, float level, int top,
        int left, int height, int width, int block, ParallelOptions parallel)
    {
        var (tall, wide) = (height / block, width / block);
        var sums = new (double Sum, double Squares)[tall - 2];
        var squares = new double[tall - 2];
        // Called for every distance: new arrays each time cost page faults, as long as the averaging itself.
        var averaged = ArrayPool<float>.Shared.Rent(3 * tall * wide);
        try
        {
            fixed (float* planes = averaged)
            {
                var (plane, size) = ((nint)planes, tall * wide);
                Parallel.For(0, tall, parallel, row =>
                {
                    var re = new Span<float>((float*)plane + row * wide, wide);
                    var im = new Span<float>((float*)plane + size + row * wide, wide);
                    var amplitude = new Span<float>((float*)plane + 2 * size + row * wide, wide);
                    Average(real, top + row * block, left, block, re);
                    Average(imaginary, top + row * block, left, block, im);
                    Amplitude(re, im, level, amplitude);
                });
                Parallel.For(0, tall - 2, parallel, row =>
                {
                    var rows = new ReadOnlySpan<float>((float*)plane + 2 * size + row * wide, 3 * wide);
                    sums[row] = CentralGradientSums(rows, wide);
                    squares[row] = TensorPrimitives.SumOfSquares(rows.Slice(wide + 1, wide - 2));
                });
                var complex = ComplexTamura(row => (float*)plane + row * wide,
                    row => (float*)plane + size + row * wide, 0, 0, tall, wide, parallel);
                var tamura = Tamura(sums, (double)(tall - 2) * (wide - 2));
                var strength = squares.Sum() is > 0 and var whole
                    ? Math.Sqrt(sums.Sum(static row => row.Squares) / whole)
                    : 0;
                return (complex, tamura * Math.Sqrt(strength));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(averaged);
        }
    }

    private static void Average(RowOf plane, int top, int left, int block, Span<float> target)
    {
        var width = target.Length * block;
        var first = new ReadOnlySpan<float>(plane(top) + left, width);
        if (block == 1)
        {
            first.CopyTo(target);
            return;
        }
        Span<float> sums = width <= MostOnStack ? stackalloc float[width] : new float[width];
        first.CopyTo(sums);
        for (var line = 1; line < block; line++)
            TensorPrimitives.Add(sums, new ReadOnlySpan<float>(plane(top + line) + left, width), sums);
        var share = 1f / (block * block);
        fixed (float* start = sums)
        {
            var source = start;
            for (var column = 0; column < target.Length; column++)
            {
                var sum = *source++;
                for (var i = 1; i < block; i++)
                    sum += *source++;
                target[column] = share * sum;
            }
        }
    }

    private static void Amplitude(
        ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, float level, Span<float> target)
    {
        var lanes = Vector<float>.Count;
        var column = 0;
        for (; column <= target.Length - lanes; column += lanes)
        {
            var re = new Vector<float>(real[column..]) + new Vector<float>(level);
            var im = new Vector<float>(imaginary[column..]);
            Vector.SquareRoot(re * re + im * im).CopyTo(target[column..]);
        }
        for (; column < target.Length; column++)
            target[column] = MathF.Sqrt(
                (real[column] + level) * (real[column] + level) + imaginary[column] * imaginary[column]);
    }

    private static double Tamura((double Sum, double Squares)[] rows, double count)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var (ofRow, squaresOfRow) in rows)
        {
            sum += ofRow;
            squares += squaresOfRow;
        }
        var mean = sum / count;
        return mean > 0 ? Math.Sqrt(Math.Sqrt(Math.Max(0, squares / count - mean * mean)) / mean) : 0;
    }

    // Of the middle of three rows, without its ends.
    private static (double Sum, double Squares) CentralGradientSums(ReadOnlySpan<float> rows, int width)
    {
        var lanes = Vector<float>.Count;
        var (sums, squares) = (Vector<float>.Zero, Vector<float>.Zero);
        var (sum, square) = (0.0, 0.0);
        fixed (float* above = rows)
        {
            var here = above + width;
            var below = here + width;
            var x = 1;
            for (; x <= width - 1 - lanes; x += lanes)
            {
                var gx = Vector.Load(here + x + 1) - Vector.Load(here + x - 1);
                var gy = Vector.Load(below + x) - Vector.Load(above + x);
                var g2 = (gx * gx + gy * gy) * 0.25f;
                sums += Vector.SquareRoot(g2);
                squares += g2;
            }
            (sum, square) = (Vector.Sum(sums), Vector.Sum(squares));
            for (; x < width - 1; x++)
            {
                var (gx, gy) = (here[x + 1] - here[x - 1], below[x] - above[x]);
                var g2 = (gx * gx + gy * gy) * 0.25f;
                sum += MathF.Sqrt(g2);
                square += g2;
            }
        }
        return (sum, square);
    }

    private static (double Sum, double Squares) GradientSums(
        float* re, float* reBelow, float* im, float* imBelow, int width)
    {
        var lanes = Vector<float>.Count;
        var (sums, squares) = (Vector<float>.Zero, Vector<float>.Zero);
        var column = 0;
        for (; column <= width - lanes; column += lanes)
        {
            var r = Vector.Load(re + column);
            var i = Vector.Load(im + column);
            var dxr = Vector.Load(re + column + 1) - r;
            var dxi = Vector.Load(im + column + 1) - i;
            var dyr = Vector.Load(reBelow + column) - r;
            var dyi = Vector.Load(imBelow + column) - i;
            var g2 = dxr * dxr + dxi * dxi + dyr * dyr + dyi * dyi;
            sums += Vector.SquareRoot(g2);
            squares += g2;
        }
        var (sum, square) = ((double)Vector.Sum(sums), (double)Vector.Sum(squares));
        for (; column < width; column++)
        {
            var (dxr, dxi) = (re[column + 1] - re[column], im[column + 1] - im[column]);
            var (dyr, dyi) = (reBelow[column] - re[column], imBelow[column] - im[column]);
            var g2 = dxr * dxr + dxi * dxi + dyr * dyr + dyi * dyi;
            sum += MathF.Sqrt(g2);
            square += g2;
        }
        return (sum, square);
    }

    private static (double Gradient, double Square) SobelSums(Span<float> rows, int width)
    {
        var above = rows[..width];
        var here = rows.Slice(width, width);
        var below = rows[(2 * width)..];
        var (gradient, square) = (0.0, 0.0);
        for (var x = 1; x < width - 1; x++)
        {
            var gx = above[x + 1] - above[x - 1] + 2 * (here[x + 1] - here[x - 1]) + below[x + 1] - below[x - 1];
            var gy = below[x - 1] - above[x - 1] + 2 * (below[x] - above[x]) + below[x + 1] - above[x + 1];
            gradient += gx * gx + gy * gy;
            square += here[x] * here[x];
        }
        return (gradient, square);
    }
}
