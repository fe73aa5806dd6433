using System.Numerics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Normalising;

/// <summary>
/// Smoothing with a Gaussian. Where the kernel reaches beyond the border its weights inside are scaled to 1, so that a
/// constant stays constant. A wide kernel acts on binned pixels and is interpolated: what it keeps is far coarser.
/// </summary>
internal static class GaussianBlur
{
    // Above it the image is binned; the kernel on the binned grid then is about half as wide, and still wide enough.
    private const double WidestDirect = 8;

    public static Image<float> Run(Image<float> image, double sigma, ParallelOptions parallel)
    {
        if (sigma <= WidestDirect)
            return Direct(image, sigma, parallel);
        var bin = (int)(sigma / (WidestDirect / 2));
        // Binning is a box of variance (b² − 1)/12, linear interpolation adds on average b²/6: both count towards σ².
        var left = sigma * sigma - (bin * bin - 1) / 12.0 - bin * bin / 6.0;
        var coarse = Direct(Bin(image, bin, parallel), Math.Sqrt(left) / bin, parallel);
        return Interpolate(coarse, bin, image.Height, image.Width, parallel);
    }

    private static Image<float> Direct(Image<float> image, double sigma, ParallelOptions parallel)
    {
        var kernel = Kernel(sigma);
        var (height, width) = (image.Height, image.Width);
        var across = Weights(kernel, width);
        var along = Weights(kernel, height);
        var middle = new Image<float>(height, width);
        var result = new Image<float>(height, width);
        var reach = kernel.Length - 1;
        Parallel.For(0, height, parallel, row =>
        {
            var target = middle.Row(row);
            for (var k = -reach; k <= reach; k++)
            {
                var first = Math.Max(0, -k);
                var count = width - Math.Abs(k);
                if (count > 0)
                    Add(image.Row(row).Slice(first + k, count), kernel[Math.Abs(k)], target.Slice(first, count));
            }
            for (var column = 0; column < width; column++)
                target[column] *= across[column];
        });
        Parallel.For(0, height, parallel, row =>
        {
            var target = result.Row(row);
            for (var k = Math.Max(-reach, -row); k <= Math.Min(reach, height - 1 - row); k++)
                Add(middle.Row(row + k), kernel[Math.Abs(k)] * along[row], target);
        });
        return result;
    }

    private static void Add(ReadOnlySpan<float> source, float weight, Span<float> target)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= source.Length - lanes; i += lanes)
            (new Vector<float>(target[i..]) + new Vector<float>(source[i..]) * weight).CopyTo(target[i..]);
        for (; i < source.Length; i++)
            target[i] += source[i] * weight;
    }

    // Half of the kernel; element k is the weight at ±k.
    private static float[] Kernel(double sigma)
    {
        var kernel = new double[Math.Max(1, (int)Math.Ceiling(4 * sigma)) + 1];
        for (var k = 0; k < kernel.Length; k++)
            kernel[k] = Math.Exp(-0.5 * k * k / (sigma * sigma));
        var sum = 2 * kernel.Sum() - kernel[0];
        return [.. kernel.Select(value => (float)(value / sum))];
    }

    // One over the part of the kernel that lies inside, for every position.
    private static float[] Weights(float[] kernel, int length)
    {
        var weights = new float[length];
        for (var i = 0; i < length; i++)
        {
            var inside = (double)kernel[0];
            for (var k = 1; k < kernel.Length; k++)
                inside += (i - k >= 0 ? kernel[k] : 0) + (i + k < length ? kernel[k] : 0);
            weights[i] = (float)(1 / inside);
        }
        return weights;
    }

    // Means of bin × bin pixels; the last row and column average what is left.
    private static Image<float> Bin(Image<float> image, int bin, ParallelOptions parallel)
    {
        var coarse = new Image<float>((image.Height + bin - 1) / bin, (image.Width + bin - 1) / bin);
        Parallel.For(0, coarse.Height, parallel, row =>
        {
            var target = coarse.Row(row);
            var end = Math.Min(image.Height, (row + 1) * bin);
            for (var y = row * bin; y < end; y++)
            {
                var source = image.Row(y);
                for (var column = 0; column < target.Length; column++)
                    foreach (var pixel in source[(column * bin)..Math.Min(source.Length, (column + 1) * bin)])
                        target[column] += pixel;
            }
            var rows = end - row * bin;
            for (var column = 0; column < target.Length; column++)
                target[column] /= rows * (Math.Min(image.Width, (column + 1) * bin) - column * bin);
        });
        return coarse;
    }

    private static Image<float> Interpolate(
        Image<float> coarse, int bin, int height, int width, ParallelOptions parallel)
    {
        var result = new Image<float>(height, width);
        var columns = Positions(width, bin, coarse.Width);
        var rows = Positions(height, bin, coarse.Height);
        Parallel.For(0, height, parallel, row =>
        {
            var (upperRow, down) = rows[row];
            var upper = coarse.Row(upperRow);
            var lower = coarse.Row(Math.Min(upperRow + 1, coarse.Height - 1));
            // Along the coarse row first, which is short.
            var between = new float[coarse.Width + 1];
            for (var column = 0; column < coarse.Width; column++)
                between[column] = upper[column] + down * (lower[column] - upper[column]);
            between[^1] = between[^2];
            var target = result.Row(row);
            for (var column = 0; column < target.Length; column++)
            {
                var (left, across) = columns[column];
                target[column] = between[left] + across * (between[left + 1] - between[left]);
            }
        });
        return result;
    }

    // Centres of the bins are at (i + ½)·bin − ½; outside the outermost centres the value stays.
    private static (int First, float Fraction)[] Positions(int length, int bin, int coarse)
    {
        var positions = new (int, float)[length];
        for (var i = 0; i < length; i++)
        {
            var at = Math.Clamp((i + 0.5) / bin - 0.5, 0, coarse - 1);
            positions[i] = ((int)at, (float)(at - (int)at));
        }
        return positions;
    }
}
