using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Registering;

/// <summary>
/// Wiener's filter against the averaging over square pixels, S(f) = sinc(n·fx)·sinc(n·fy) on a grid n times as fine:
/// W = (1 + ε)·S/(S² + ε), which leaves an even picture as it is; with a displacement of the whole.
/// </summary>
/// <param name="grid">The padded fine grid.</param>
/// <param name="samplesAPixel">n.</param>
/// <param name="epsilon">ε, the power of the noise over that of the picture; above 0. Infinity: no filter.</param>
/// <param name="displacement">To the right and downwards, samples.</param>
internal sealed unsafe class PixelResponse(PaddedGrid grid, int samplesAPixel, double epsilon, double displacement)
    : IColumnFactors
{
    public (int Height, int Width) Size => (grid.PaddedHeight, grid.PaddedWidth);

    public float* Column(int kx, float* scratch)
    {
        var (height, width) = Size;
        var scale = 1.0 / ((double)height * width);
        var fx = Frequency(kx, width);
        for (var ky = 0; ky < height; ky++)
        {
            var fy = Frequency(ky, height);
            var response = Sinc(samplesAPixel * fx) * Sinc(samplesAPixel * fy);
            var gain = scale
                * (double.IsInfinity(epsilon) ? 1 : (1 + epsilon) * response / (response * response + epsilon));
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * (fx + fy) * displacement);
            (scratch[2 * ky], scratch[2 * ky + 1]) = ((float)(gain * cosine), (float)(gain * sine));
        }
        return scratch;
    }

    // Cycles a sample.
    private static double Frequency(int index, int count) =>
        (double)(2 * index < count ? index : index - count) / count;

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
