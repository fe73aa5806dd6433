using System.Runtime.InteropServices;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Bench;

/// <summary>
/// Whether the others compute the same: apart from the border, where we fade the edges and they do not.
/// </summary>
internal static class Agreement
{
    private const int Margin = 300;

    public static double Of(Image<float> result, string file)
    {
        var other = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file));
        var largest = 0.0;
        for (var y = Margin; y < result.Height - Margin; y++)
            for (var x = Margin; x < result.Width - Margin; x++)
                largest = Math.Max(largest, Math.Abs(result[y, x] - other[y * result.Width + x]));
        return largest;
    }
}
