using System.Numerics;

namespace LenslessScope.Holography.Tests.Simulated;

/// <summary>A disc in the volume; centre in pixels, the rest in µm.</summary>
internal readonly record struct Particle(double Row, double Column, double ZUm, double RadiusUm, Complex Transmission);

/// <summary>
/// Holograms of discs in a volume in first order: the spectrum of each disc is known as a Bessel function and is
/// advanced by the plane waves' phase, all are summed, and one textbook transform makes the field. Double precision, a
/// grid of four times the sensor's area, shot noise; no code in common with what is tested.
/// </summary>
internal static class ParticleHologram
{
    public const double PixelUm = 1.55;
    public const double WavelengthUm = 0.532;
    private const double Electrons = 5000;

    public static Hologram Make(IReadOnlyList<Particle> particles, int sensor, int seed)
    {
        var grid = 2 * sensor;
        var offset = (grid - sensor) / 2;
        var field = new Complex[grid][];
        Parallel.For(0, grid, y => field[y] = Spectrum(particles, grid, offset, y));
        Transform(field);
        var random = new Random(seed);
        var intensity = Fields.Image(sensor, sensor, (y, x) =>
        {
            var light = (1 + field[y + offset][x + offset]).Magnitude;
            var noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var electrons = Electrons * light * light;
            return Math.Max(0, Math.Round(electrons + noise * Math.Sqrt(electrons)));
        });
        return new Hologram
        {
            Intensity = intensity,
            Backgrounds = [Fields.Image(sensor, sensor, (_, _) => Electrons)],
            Optics = new Optics { WavelengthNm = 1000 * WavelengthUm, PixelUm = PixelUm },
        };
    }

    /// <summary>Particles at random places, none nearer to another than 30 pixels, none at the border.</summary>
    public static IReadOnlyList<Particle> Scatter(
        int count, int sensor, double minZUm, double maxZUm, int seed, Func<Random, Complex> transmission)
    {
        var random = new Random(seed);
        var particles = new List<Particle>();
        while (particles.Count < count)
        {
            var particle = new Particle(
                24 + (sensor - 48) * random.NextDouble(), 24 + (sensor - 48) * random.NextDouble(),
                minZUm + (maxZUm - minZUm) * random.NextDouble(), 3 + 4.5 * random.NextDouble(), transmission(random));
            if (particles.TrueForAll(
                other => double.Hypot(other.Row - particle.Row, other.Column - particle.Column) > 30))
                particles.Add(particle);
        }
        return particles;
    }

    private static Complex[] Spectrum(IReadOnlyList<Particle> particles, int grid, int offset, int y)
    {
        var row = new Complex[grid];
        var fy = (y < grid / 2 ? y : y - grid) / (grid * PixelUm);
        for (var x = 0; x < grid; x++)
        {
            var fx = (x < grid / 2 ? x : x - grid) / (grid * PixelUm);
            var f = double.Hypot(fx, fy);
            var axial = Math.Sqrt(1 / (WavelengthUm * WavelengthUm) - f * f) - 1 / WavelengthUm;
            foreach (var particle in particles)
            {
                var r = particle.RadiusUm;
                var disc = f == 0 ? Math.PI * r * r : r * Bessel1(2 * Math.PI * r * f) / f;
                var phase = 2 * Math.PI * (particle.ZUm * axial -
                    PixelUm * (fy * (particle.Row + offset) + fx * (particle.Column + offset)));
                row[x] += (particle.Transmission - 1) * disc * Complex.FromPolarCoordinates(1, phase);
            }
            // From a continuous spectrum to the discrete inverse transform.
            row[x] /= PixelUm * PixelUm * grid * grid;
        }
        return row;
    }

    // J₁ (M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 9.4.4 and 9.4.6), right to 10⁻⁷.
    private static double Bessel1(double x)
    {
        if (x < 3)
        {
            var t = x * x / 9;
            return x * (0.5 + t * (-0.56249985 + t * (0.21093573 + t * (-0.03954289 + t * (0.00443319 +
                t * (-0.00031761 + t * 0.00001109))))));
        }
        var s = 3 / x;
        var amplitude = 0.79788456 + s * (0.00000156 + s * (0.01659667 + s * (0.00017105 + s * (-0.00249511 +
            s * (0.00113653 - s * 0.00020033)))));
        var angle = x - 2.35619449 + s * (0.12499612 + s * (0.00005650 + s * (-0.00637879 + s * (0.00074348 +
            s * (0.00079824 - s * 0.00029166)))));
        return amplitude * Math.Cos(angle) / Math.Sqrt(x);
    }

    // Backwards, unscaled, along both axes; the side is a power of two.
    private static void Transform(Complex[][] rows)
    {
        var side = rows.Length;
        Parallel.For(0, side, y => Transform(rows[y]));
        Parallel.For(0, side, x =>
        {
            var column = new Complex[side];
            for (var y = 0; y < side; y++)
                column[y] = rows[y][x];
            Transform(column);
            for (var y = 0; y < side; y++)
                rows[y][x] = column[y];
        });
    }

    private static void Transform(Complex[] values)
    {
        var n = values.Length;
        if (n == 1)
            return;
        var (even, odd) = (new Complex[n / 2], new Complex[n / 2]);
        for (var i = 0; i < n / 2; i++)
            (even[i], odd[i]) = (values[2 * i], values[2 * i + 1]);
        Transform(even);
        Transform(odd);
        for (var k = 0; k < n / 2; k++)
        {
            var turned = odd[k] * Complex.FromPolarCoordinates(1, 2 * Math.PI * k / n);
            (values[k], values[k + n / 2]) = (even[k] + turned, even[k] - turned);
        }
    }
}
