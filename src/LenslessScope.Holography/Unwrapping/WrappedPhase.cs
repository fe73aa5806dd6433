using LenslessScope.Imaging;

namespace LenslessScope.Holography.Unwrapping;

/// <summary>A phase known up to turns of 2π, on the pixels that count.</summary>
internal sealed class WrappedPhase(Image<float> phase, Image<byte>? mask)
{
    public const double Turn = 2 * Math.PI;

    public int Height => phase.Height;

    public int Width => phase.Width;

    public int Count => phase.Pixels.Length;

    public float[] Values => phase.Pixels;

    /// <summary>The difference between −π and π that differs from the given one by whole turns.</summary>
    public static double Wrap(double difference) => difference - Turn * Math.Round(difference / Turn);

    /// <summary>Whether the pixel counts.</summary>
    public bool Counts(int at) => mask == null || mask.Pixels[at] != 0;

    /// <summary>The wrapped difference from one pixel to another.</summary>
    public double Difference(int from, int to) => Wrap((double)phase.Pixels[to] - phase.Pixels[from]);

    /// <summary>Whole turns by which the wrapped difference is more than the plain one.</summary>
    public int Turns(int from, int to) =>
        (int)-Math.Round(((double)phase.Pixels[to] - phase.Pixels[from]) / Turn);

    /// <summary>Loops of four neighbours whose wrapped differences do not add up to zero.</summary>
    public int CountResidues()
    {
        var residues = 0;
        for (var row = 0; row + 1 < Height; row++)
            for (var at = row * Width; at < row * Width + Width - 1; at++)
            {
                var (right, below, across) = (at + 1, at + Width, at + Width + 1);
                if (!Counts(at) || !Counts(right) || !Counts(below) || !Counts(across))
                    continue;
                var around = Difference(at, right) + Difference(right, across) + Difference(across, below) +
                    Difference(below, at);
                if (Math.Abs(around) > Math.PI)
                    residues++;
            }
        return residues;
    }
}
