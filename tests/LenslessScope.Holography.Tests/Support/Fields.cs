using System.Numerics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

/// <summary>Fields for tests, and how far two are apart.</summary>
internal static class Fields
{
    public static ComplexField Make(int height, int width, double pixelUm, double wavelengthNm,
        Func<int, int, Complex> at)
    {
        var samples = new float[2 * height * width];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var value = at(y, x);
                samples[2 * (y * width + x)] = (float)value.Real;
                samples[2 * (y * width + x) + 1] = (float)value.Imaginary;
            }
        return new ComplexField(height, width, samples, pixelUm, wavelengthNm);
    }

    /// <summary>
    /// Smooth blobs of absorption and phase on a background of 1, 1.55 µm, 532 nm; the same at every call.
    /// </summary>
    public static ComplexField Blobs(int height, int width, int count = 12, double spread = 0.5)
    {
        var random = new Random(1);
        var blobs = Enumerable.Range(0, count).Select(_ => (
            Y: height * (0.5 + spread * (random.NextDouble() - 0.5)),
            X: width * (0.5 + spread * (random.NextDouble() - 0.5)),
            Radius: 1.5 + 3 * random.NextDouble(), Absorption: 0.3 * random.NextDouble(),
            Phase: 1.2 * random.NextDouble())).ToArray();
        return Make(height, width, 1.55, 532, (y, x) =>
        {
            var (absorption, phase) = (0.0, 0.0);
            foreach (var blob in blobs)
            {
                var bell = Math.Exp(-((y - blob.Y) * (y - blob.Y) + (x - blob.X) * (x - blob.X)) /
                    (2 * blob.Radius * blob.Radius));
                absorption += blob.Absorption * bell;
                phase += blob.Phase * bell;
            }
            return Complex.FromPolarCoordinates(Math.Exp(-absorption), phase);
        });
    }

    /// <summary>Independent random samples around 1: every frequency is in it.</summary>
    public static ComplexField Noise(int height, int width, double pixelUm = 1.55, double wavelengthNm = 532)
    {
        var random = new Random(7);
        return Make(height, width, pixelUm, wavelengthNm,
            (_, _) => new Complex(1 + 0.5 * (random.NextDouble() - 0.5), 0.5 * (random.NextDouble() - 0.5)));
    }

    public static Complex[,] ToArray(ComplexField field)
    {
        var values = new Complex[field.Height, field.Width];
        for (var y = 0; y < field.Height; y++)
            for (var x = 0; x < field.Width; x++)
                values[y, x] = field[y, x];
        return values;
    }

    /// <summary>Root of Σ|a − b|² / Σ|b|², a margin left out.</summary>
    public static double Difference(ComplexField a, ComplexField b, int margin = 0) =>
        Difference(ToArray(a), ToArray(b), margin);

    public static double Difference(Complex[,] a, Complex[,] b, int margin = 0)
    {
        Assert.Equal((b.GetLength(0), b.GetLength(1)), (a.GetLength(0), a.GetLength(1)));
        var (error, total) = (0.0, 0.0);
        for (var y = margin; y < a.GetLength(0) - margin; y++)
            for (var x = margin; x < a.GetLength(1) - margin; x++)
            {
                error += (a[y, x] - b[y, x]).MagnitudeSquared();
                total += b[y, x].MagnitudeSquared();
            }
        return Math.Sqrt(error / total);
    }

    public static double Energy(ComplexField field)
    {
        var sum = 0.0;
        foreach (var part in field.Samples)
            sum += (double)part * part;
        return sum;
    }

    public static Image<float> Image(int height, int width, Func<int, int, double> at)
    {
        var image = new Image<float>(height, width);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                image[y, x] = (float)at(y, x);
        return image;
    }

    private static double MagnitudeSquared(this Complex value) =>
        value.Real * value.Real + value.Imaginary * value.Imaginary;
}
