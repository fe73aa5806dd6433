using System.Collections.Concurrent;
using System.Numerics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests.Simulated;

/// <summary>
/// Holograms of known distance, made with code of their own: double precision, a textbook radix-2 transform, a plain
/// angular spectrum on a grid four times the sensor's area, intensity with noise on the sensor's part of it.
/// </summary>
internal static class SimulatedHologram
{
    public const double PixelUm = 1.55;
    public const double WavelengthNm = 532;
    private const double Background = 200;
    private const int Grid = 1024;
    private const int Sensor = 512;

    private static readonly ConcurrentDictionary<Scene, Lazy<Hologram>> s_made = new();

    /// <summary>The hologram of a sample at that distance; made once, not to be written to.</summary>
    public static Hologram Make(string sample, double zUm) => Make(new Scene(sample, zUm));

    /// <summary>The same for another arrangement of the sample.</summary>
    public static Hologram Make(Scene scene) =>
        s_made.GetOrAdd(scene, static key => new Lazy<Hologram>(() => Simulate(key))).Value;

    /// <summary>What is recorded.</summary>
    /// <param name="Sample">The kind of the discs.</param>
    /// <param name="ZUm">Distance to the sensor.</param>
    /// <param name="Places">Seed of the discs' places and sizes.</param>
    /// <param name="ShiftPx">The whole sample is moved by that, along both axes.</param>
    /// <param name="NoiseSeed">Seed of the noise.</param>
    /// <param name="Noise">Its strength: 1 is that of 25 electrons a count.</param>
    public sealed record Scene(
        string Sample, double ZUm, int Places = 11, double ShiftPx = 0, int NoiseSeed = 3, double Noise = 1);

    private static Hologram Simulate(Scene scene)
    {
        var zUm = scene.ZUm;
        var field = Transmission(scene);
        TextbookTransform.Run(field, -1);
        var inverse = 1000 / WavelengthNm;
        for (var y = 0; y < Grid; y++)
            for (var x = 0; x < Grid; x++)
            {
                var fy = (y < Grid / 2 ? y : y - Grid) / (Grid * PixelUm);
                var fx = (x < Grid / 2 ? x : x - Grid) / (Grid * PixelUm);
                field[y][x] *= Complex.FromPolarCoordinates(1,
                    2 * Math.PI * zUm * (Math.Sqrt(inverse * inverse - fx * fx - fy * fy) - inverse));
            }
        TextbookTransform.Run(field, +1);
        var random = new Random(scene.NoiseSeed);
        const int offset = (Grid - Sensor) / 2;
        var intensity = new Image<float>(Sensor, Sensor);
        for (var y = 0; y < Sensor; y++)
            for (var x = 0; x < Sensor; x++)
            {
                var value = field[y + offset][x + offset] / ((double)Grid * Grid);
                var noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
                    * Math.Cos(2 * Math.PI * random.NextDouble());
                var counts = Background * value.Magnitude * value.Magnitude;
                intensity[y, x] = (float)Math.Clamp(
                    Math.Round(counts + scene.Noise * noise * Math.Sqrt(counts / 25)), 0, 1023);
            }
        return new Hologram
        {
            Intensity = intensity,
            Backgrounds = [Fields.Image(Sensor, Sensor, (_, _) => Background)],
            Optics = new Optics { WavelengthNm = WavelengthNm, PixelUm = PixelUm },
        };
    }

    private static Complex[][] Transmission(Scene scene)
    {
        var random = new Random(scene.Places);
        var discs = Enumerable.Range(0, 25).Select(_ => (
            Y: scene.ShiftPx + 300 + 424 * random.NextDouble(), X: scene.ShiftPx + 300 + 424 * random.NextDouble(),
            Radius: 4 + 6 * random.NextDouble())).ToArray();
        var (absorption, phase) = scene.Sample switch
        {
            "cells" => (0.2, 0.8),
            "strong phase" => (0.0, 1.5),
            "weak phase" => (0.0, 0.3),
            "opaque" => (4.0, 0.0),
            _ => throw new ArgumentOutOfRangeException(nameof(scene)),
        };
        var field = new Complex[Grid][];
        for (var y = 0; y < Grid; y++)
        {
            field[y] = new Complex[Grid];
            for (var x = 0; x < Grid; x++)
            {
                var cover = 0.0;
                foreach (var disc in discs)
                {
                    var r = Math.Sqrt((y - disc.Y) * (y - disc.Y) + (x - disc.X) * (x - disc.X));
                    // An edge one pixel wide, as of a disc averaged over square pixels.
                    cover = Math.Max(cover, Math.Clamp(disc.Radius + 0.5 - r, 0, 1));
                }
                field[y][x] = Complex.FromPolarCoordinates(Math.Exp(-absorption * cover), phase * cover);
            }
        }
        return field;
    }
}
