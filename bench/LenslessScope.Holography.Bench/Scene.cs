using LenslessScope.Imaging;

namespace LenslessScope.Holography.Bench;

/// <summary>
/// The one frame that everybody propagates: 3280×2464 counts of 8 bits,
/// rings of objects 1 mm away on a noisy background.
/// </summary>
internal static class Scene
{
    public const int Height = 2464, Width = 3280;
    public const double DistanceUm = -1000, BackgroundCounts = 120;

    public static Optics Optics { get; } = new() { WavelengthNm = 532, PixelUm = 1.12 };

    public static PropagationSettings Settings(int threads) => new() { DistanceUm = DistanceUm, Threads = threads };

    /// <summary>The range of the README's first example.</summary>
    public static FocusSettings Focus { get; } = new() { MinZUm = 500, MaxZUm = 1500, Threads = 1 };

    public static Image<byte> Counts()
    {
        var chirp = Math.PI * Optics.PixelUm * Optics.PixelUm / (Optics.WavelengthInMediumUm * -DistanceUm);
        var random = new Random(5);
        var frame = new Image<byte>(Height, Width);
        var centres = Enumerable.Range(0, 40).Select(_ => (Y: random.Next(Height), X: random.Next(Width))).ToArray();
        var fringes = new float[Height * Width];
        foreach (var (cy, cx) in centres)
            for (var y = Math.Max(0, cy - 150); y < Math.Min(Height, cy + 150); y++)
                for (var x = Math.Max(0, cx - 150); x < Math.Min(Width, cx + 150); x++)
                {
                    var r2 = (double)((y - cy) * (y - cy) + (x - cx) * (x - cx));
                    fringes[y * Width + x] += (float)(0.3 * Math.Cos(chirp * r2) * Math.Exp(-r2 / 5000));
                }
        for (var i = 0; i < fringes.Length; i++)
            frame.Pixels[i] = (byte)Math.Clamp(
                BackgroundCounts * (1 + fringes[i]) + 6 * random.NextDouble() - 3, 0, 255);
        return frame;
    }
}
