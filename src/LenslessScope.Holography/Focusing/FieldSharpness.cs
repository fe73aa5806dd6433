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
    /// <summary>A row of a plane.</summary>
    public delegate float* RowOf(int row);

    /// <summary>
    /// What a metric needs to know of a region of the field plus a level; blocks as <see cref="BlockEdges"/>,
    /// 2 pixels wide or more.
    /// </summary>
    public static Sharpness Of(FocusMetric metric, RowOf real, RowOf imaginary, float level, int top,
        int left, int height, int width, int block, ParallelOptions parallel)
    {
        if (metric == FocusMetric.Amplitude)
            return new Sharpness(0, 0, AmplitudeTenengrad(real, imaginary, level, top, left, height, width, parallel));
        var complex = ComplexTamura(real, imaginary, top, left, height, width, parallel);
        if (metric == FocusMetric.Complex)
            return new Sharpness(complex, 0, 0);
        var (spread, strength) = BlockEdges(real, imaginary, level, top, left, height, width, block, parallel);
        return new Sharpness(complex, spread, strength);
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
        var (sum, squares) = (0.0, 0.0);
        foreach (var (ofRow, squaresOfRow) in sums)
        {
            sum += ofRow;
            squares += squaresOfRow;
        }
        var mean = sum / ((double)(height - 1) * (width - 1));
        var variance = squares / ((double)(height - 1) * (width - 1)) - mean * mean;
        return mean > 0 ? Math.Sqrt(Math.Sqrt(Math.Max(0, variance)) / mean) : 0;
    }

    /// <summary>Mean square of the Sobel gradient of the amplitude over the mean square of the amplitude.</summary>
    private static double AmplitudeTenengrad(RowOf real, RowOf imaginary, float level, int top, int left, int height,
        int width, ParallelOptions parallel)
    {
        var amplitude = new float[height * width];
        Parallel.For(0, height, parallel, row =>
        {
            var re = real(top + row) + left;
            var im = imaginary(top + row) + left;
            var target = amplitude.AsSpan(row * width, width);
            for (var column = 0; column < width; column++)
                target[column] = MathF.Sqrt((re[column] + level) * (re[column] + level) + im[column] * im[column]);
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
    /// Two measures of the amplitude of the field averaged over square blocks of pixels, which takes away
    /// structured light that differs between hologram and background: the Tamura coefficient of its gradient
    /// (how few places hold the edges), and its mean square gradient over the mean square (how strong they are).
    /// </summary>
    private static (double Spread, double Strength) BlockEdges(
        RowOf real, RowOf imaginary, float level, int top, int left,
        int height, int width, int block, ParallelOptions parallel)
    {
        var (tall, wide) = (height / block, width / block);
        var sums = new (double Gradient, double Squares, double Level)[tall - 2];
        // Called for every distance: a new array each time costs page faults, as long as the averaging itself.
        var amplitude = ArrayPool<float>.Shared.Rent(tall * wide);
        try
        {
            Parallel.For(0, tall, parallel, row =>
            {
                var re = new float[wide * block];
                var im = new float[wide * block];
                for (var line = 0; line < block; line++)
                {
                    Add(real(top + row * block + line) + left, re);
                    Add(imaginary(top + row * block + line) + left, im);
                }
                AverageBlocks(re, im, level, block, amplitude.AsSpan(row * wide, wide));
            });
            Parallel.For(0, tall - 2, parallel, row =>
                sums[row] = CentralGradientSums(amplitude.AsSpan(row * wide, 3 * wide), wide));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(amplitude);
        }
        var (gradient, squares, level2) = (0.0, 0.0, 0.0);
        foreach (var (gradientOfRow, squaresOfRow, levelOfRow) in sums)
        {
            gradient += gradientOfRow;
            squares += squaresOfRow;
            level2 += levelOfRow;
        }
        var count = (double)(tall - 2) * (wide - 2);
        var mean = gradient / count;
        var variance = Math.Max(0, squares / count - mean * mean);
        return mean > 0 && level2 > 0 ? (Math.Sqrt(Math.Sqrt(variance) / mean), squares / level2) : (0, 0);
    }

    private static void Add(float* source, Span<float> target) =>
        TensorPrimitives.Add(target, new ReadOnlySpan<float>(source, target.Length), target);

    // Of sums over the rows of the blocks.
    private static void AverageBlocks(
        ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, float level, int block, Span<float> amplitude)
    {
        var scale = 1f / (block * block);
        fixed (float* re = real, im = imaginary, target = amplitude)
            for (var at = 0; at < amplitude.Length; at++)
            {
                var (x, y) = (Sum(re + block * at, block), Sum(im + block * at, block));
                (x, y) = (x * scale + level, y * scale);
                target[at] = MathF.Sqrt(x * x + y * y);
            }

        static float Sum(float* numbers, int count)
        {
            var sum = numbers[0] + numbers[1]; // of one pixel there is nothing to average
            for (var i = 2; i < count; i++)
                sum += numbers[i];
            return sum;
        }
    }

    private static (double Gradient, double Squares, double Level) CentralGradientSums(Span<float> rows, int width)
    {
        var above = rows[..width];
        var here = rows.Slice(width, width);
        var below = rows[(2 * width)..];
        var (gradient, squares, level) = (0.0, 0.0, 0.0);
        for (var x = 1; x < width - 1; x++)
        {
            var (gx, gy) = ((here[x + 1] - here[x - 1]) / 2, (below[x] - above[x]) / 2);
            var g2 = gx * gx + gy * gy;
            gradient += MathF.Sqrt(g2);
            squares += g2;
            level += here[x] * here[x];
        }
        return (gradient, squares, level);
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
