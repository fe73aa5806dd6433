using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing;

/// <summary>
/// Brings pictures to the size of a panel. Levels are averaged as they are: they are linear in the values that they
/// show, and the mean of the values is what belongs into the smaller pixel.
/// </summary>
internal static class Resampling
{
    private const int Components = 3;

    /// <summary>Every pixel as a square of <paramref name="factor"/> × <paramref name="factor"/> pixels.</summary>
    public static Picture Enlarge(Picture picture, int factor)
    {
        if (factor == 1)
            return picture;
        var enlarged = new Picture(picture.Height * factor, picture.Width * factor);
        var stride = enlarged.Width * Components;
        for (var row = 0; row < picture.Height; row++)
        {
            var first = enlarged.Rgb.AsSpan(row * factor * stride, stride);
            for (var column = 0; column < enlarged.Width; column++)
                picture.Rgb.AsSpan((row * picture.Width + column / factor) * Components, Components)
                    .CopyTo(first[(column * Components)..]);
            for (var copy = 1; copy < factor; copy++)
                first.CopyTo(enlarged.Rgb.AsSpan((row * factor + copy) * stride));
        }
        return enlarged;
    }

    /// <summary>Each new pixel is the mean of the area that it covers; not larger than the picture.</summary>
    public static Picture Reduce(Picture picture, int height, int width)
    {
        var reduced = new Picture(height, width);
        var (rowShare, columnShare) = ((double)picture.Height / height, (double)picture.Width / width);
        var sums = new float[width * Components];
        for (var row = 0; row < height; row++)
        {
            Array.Clear(sums);
            foreach (var (source, weight) in Covered(row * rowShare, (row + 1) * rowShare, picture.Height))
                AddRow(picture, source, (float)(weight / (rowShare * columnShare)), columnShare, sums);
            for (var i = 0; i < sums.Length; i++)
                reduced.Rgb[row * sums.Length + i] = (byte)Math.Clamp(sums[i] + 0.5f, 0, 255);
        }
        return reduced;
    }

    private static void AddRow(Picture picture, int row, float rowWeight, double columnShare, float[] sums)
    {
        var source = picture.Rgb.AsSpan(row * picture.Width * Components, picture.Width * Components);
        for (int column = 0, to = 0; to < sums.Length; column++, to += Components)
            foreach (var (at, weight) in Covered(column * columnShare, (column + 1) * columnShare, picture.Width))
            {
                var share = rowWeight * (float)weight;
                sums[to] += share * source[at * Components];
                sums[to + 1] += share * source[at * Components + 1];
                sums[to + 2] += share * source[at * Components + 2];
            }
    }

    /// <summary>The pixels between two places, with how much of each lies between them.</summary>
    private static CoveredPixels Covered(double from, double to, int count) => new(from, Math.Min(to, count));

    private struct CoveredPixels(double from, double to)
    {
        private int _index = (int)from - 1;

        public readonly CoveredPixels GetEnumerator() => this;

        public readonly (int Index, double Weight) Current =>
            (_index, Math.Min(to, _index + 1) - Math.Max(from, _index));

        // What is thinner than a rounding error is not a pixel.
        public bool MoveNext() => ++_index < to - 1e-9;
    }
}
