using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>
/// How far means of a phase over areas lie from 0 where there is no object, measured on squares of like size: so it
/// holds whatever makes neighbours alike, the smoothing of a retrieval and waves of the background, and the error of
/// the background's level. At least that of the frame's own noise.
/// </summary>
internal sealed class PhaseNoise
{
    // Of the pixels of a square that must be background.
    private const double LeastPart = 0.8;
    private const int LeastSquares = 12;

    // Of a normal distribution: 95 % lie within that many standard deviations.
    private const double Of95Percent = 1.96;

    // No camera measures less, and single precision is not far below.
    private const double LeastDeviationRad = 1e-4;

    private static readonly int[] s_sides = [1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256];
    private readonly List<double> _deviations = [];
    private readonly double _whiteRad;

    /// <param name="phase">In rad, 0 in the background.</param>
    /// <param name="frameNoise">
    /// Standard deviation of the amplitude of the sensor's pixels: a retrieval that smooths hides noise in the
    /// background, not in what it takes for an object. 0 where it is not known.
    /// </param>
    /// <param name="background">Whether a pixel has a phase and is of no object.</param>
    public PhaseNoise(Image<float> phase, double frameNoise, Func<int, bool> background)
    {
        // Half of the noise's energy is in the real part. The other half of the phase is found with the twin image.
        _whiteRad = Math.Sqrt(2) * frameNoise;
        foreach (var side in s_sides)
        {
            if (Deviation(phase, background, side) is not { } deviation)
                break;
            _deviations.Add(Math.Max(deviation, LeastDeviationRad));
        }
        // Without any background nothing is known; then nothing stands out of it.
        if (_deviations.Count == 0)
            _deviations.Add(double.PositiveInfinity);
    }

    /// <summary>
    /// Standard deviation of the mean phase over an area of that many pixels, rad; of an area larger than what the
    /// background has, that of the largest squares, which is more.
    /// </summary>
    public double OfMeanRad(double areaPx)
    {
        var size = 0;
        while (size + 1 < _deviations.Count && s_sides[size + 1] * s_sides[size + 1] <= areaPx)
            size++;
        return Math.Max(_deviations[size], _whiteRad / Math.Sqrt(Math.Max(1, areaPx)));
    }

    // Noise may have longer tails than a normal distribution.
    private static double? Deviation(Image<float> phase, Func<int, bool> background, int side)
    {
        var (rows, columns) = (phase.Height / side, phase.Width / side);
        var means = new List<float>();
        var sums = new double[columns];
        var counts = new int[columns];
        for (var row = 0; row < rows; row++)
        {
            Array.Clear(sums);
            Array.Clear(counts);
            for (var at = row * side * phase.Width; at < (row + 1) * side * phase.Width; at++)
            {
                var column = at % phase.Width / side;
                if (column >= columns || !background(at))
                    continue;
                sums[column] += phase.Pixels[at];
                counts[column]++;
            }
            for (var column = 0; column < columns; column++)
                if (counts[column] >= LeastPart * side * side)
                    means.Add((float)Math.Abs(sums[column] / counts[column]));
        }
        if (means.Count < LeastSquares)
            return null;
        means.Sort();
        return Math.Max(Detecting.Deviation.OfNormal * means[means.Count / 2],
            means[(int)(0.95 * (means.Count - 1))] / Of95Percent);
    }
}
