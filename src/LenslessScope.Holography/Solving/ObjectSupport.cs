using System.Numerics.Tensors;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Normalising;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// Where objects are, from a back-propagated field: its distance from the background,
/// smoothed (the twin image is smeared over much more area than the objects), above Otsu's threshold
/// (N. Otsu, IEEE Trans. Systems, Man and Cybernetics 9, 62 (1979)), and a margin around.
/// </summary>
internal static unsafe class ObjectSupport
{
    private const double SmoothingPx = 3;
    private const int MarginPx = 4;
    private const int Bins = 256;

    /// <summary>For each sample of the plane whether an object may be there.</summary>
    public static bool[,] Of(ComplexPlane field, WorkTeam team)
    {
        var (height, width) = (field.Height, field.Width);
        var distance = new Image<float>(height, width);
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                distance[row, column] =
                    (ComplexRows.At(field.Row(row), 2 * column) - System.Numerics.Vector2.UnitX).Length();
        distance = GaussianBlur.Run(
            distance, SmoothingPx, new ParallelOptions { MaxDegreeOfParallelism = team.Threads });
        var threshold = Threshold(distance.Pixels);
        var core = new bool[height, width];
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                core[row, column] = distance[row, column] > threshold;
        return Widened(core);
    }

    private static float Threshold(float[] values)
    {
        var most = Math.Max(TensorPrimitives.Max<float>(values), float.Epsilon);
        var counts = new long[Bins];
        foreach (var value in values)
            counts[Math.Min(Bins - 1, (int)(value / most * Bins))]++;
        double total = values.Length, sum = 0;
        for (var i = 0; i < Bins; i++)
            sum += (double)i * counts[i];
        double below = 0, sumBelow = 0, best = -1;
        var at = 0;
        for (var i = 0; i < Bins - 1; i++)
        {
            below += counts[i];
            sumBelow += (double)i * counts[i];
            if (below == 0 || below == total)
                continue;
            var difference = sumBelow / below - (sum - sumBelow) / (total - below);
            var between = below * (total - below) * difference * difference;
            if (between > best)
                (best, at) = (between, i);
        }
        return (at + 1) * most / Bins;
    }

    // By a square: once along the rows, once along the columns; the grid is periodic.
    private static bool[,] Widened(bool[,] mask)
    {
        var (height, width) = (mask.GetLength(0), mask.GetLength(1));
        var (across, result) = (new bool[height, width], new bool[height, width]);
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                if (mask[row, column])
                    for (var d = -MarginPx; d <= MarginPx; d++)
                        across[row, (column + d + width) % width] = true;
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                if (across[row, column])
                    for (var d = -MarginPx; d <= MarginPx; d++)
                        result[(row + d + height) % height, column] = true;
        return result;
    }
}
