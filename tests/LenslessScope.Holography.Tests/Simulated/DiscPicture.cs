using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests.Simulated;

/// <summary>
/// A sample that can be turned and scaled: dim and dark discs drawn where a similarity puts them, as a file that the
/// simulated instrument takes for its sample.
/// </summary>
internal static class DiscPicture
{
    private const double PitchUm = 0.5;
    private const int Size = 1200;

    /// <summary>Writes the picture; shifts are in pixels of the instrument.</summary>
    public static void Write(string path, int seed, Similarity similarity)
    {
        var random = new Random(seed);
        var image = new Image<ushort>(Size, Size);
        Array.Fill(image.Pixels, ushort.MaxValue);
        for (var disc = 0; disc < 60; disc++)
        {
            var place = similarity.Of(
                240 * (random.NextDouble() - 0.5), 240 * (random.NextDouble() - 0.5));
            var radius = similarity.Scale * (2 + 3 * random.NextDouble()) * Instrument.PixelUm / PitchUm;
            var transmission = 0.3 + 0.6 * random.NextDouble();
            Draw(image, 0.5 * (Size - 1) + place.Row * Instrument.PixelUm / PitchUm,
                0.5 * (Size - 1) + place.Column * Instrument.PixelUm / PitchUm, radius, transmission);
        }
        Png.Write(path, image);
    }

    // The edge is one pixel of the picture wide, a third of the instrument's.
    private static void Draw(Image<ushort> image, double row, double column, double radius, double transmission)
    {
        for (var y = Math.Max(0, (int)(row - radius) - 2); y <= Math.Min(Size - 1, row + radius + 2); y++)
            for (var x = Math.Max(0, (int)(column - radius) - 2); x <= Math.Min(Size - 1, column + radius + 2); x++)
            {
                var cover = Math.Clamp(radius + 0.5 - double.Hypot(y - row, x - column), 0, 1);
                image[y, x] = (ushort)(image[y, x] * (1 - cover * (1 - transmission)));
            }
    }
}
