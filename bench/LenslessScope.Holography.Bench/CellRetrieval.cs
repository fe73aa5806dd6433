using System.Numerics;
using LenslessScope.Holography.Tests.Simulated;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Bench;

/// <summary>
/// What the default method makes of cells whose truth is known, and for how many transforms. Cells with a nucleus and
/// granules, four samples a pixel, propagated by a textbook transform over 1 mm, seen by 256² pixels of 1.55 µm as the
/// mean intensity of each, with the noise of 5000 electrons.
/// </summary>
internal sealed record CellRetrieval(double Transforms, double Error, double ErrorByPropagation)
{
    private const int Sensor = 256, Padded = 512, Samples = 4, Fine = Padded * Samples, Border = 16;
    private const double PixelUm = 1.55, WavelengthUm = 0.532, ZUm = 1000, Electrons = 5000;

    public static CellRetrieval Run()
    {
        var field = Cells(new Random(7));
        var truth = Binned(field, static value => value);
        TextbookTransform.Run(field, -1);
        Propagate(field);
        TextbookTransform.Run(field, +1);
        var light = Binned(field, static value => value.Magnitude * value.Magnitude);
        var random = new Random(8);
        var amplitude = new Image<float>(Sensor, Sensor);
        for (var y = 0; y < Sensor; y++)
            for (var x = 0; x < Sensor; x++)
            {
                var noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()) * light[y, x].Real / Electrons)
                    * Math.Cos(2 * Math.PI * random.NextDouble());
                amplitude[y, x] = (float)Math.Sqrt(Math.Max(0, light[y, x].Real + noise));
            }
        var optics = new Optics { WavelengthNm = 1000 * WavelengthUm, PixelUm = PixelUm };
        var found = PhaseRetrieval.Run(
            [new SensorFrame { Amplitude = amplitude, Optics = optics, ZUm = ZUm }], new PhaseRetrievalSettings());
        var simple = Propagation.Run(amplitude, optics, new PropagationSettings { DistanceUm = -ZUm });
        return new CellRetrieval(found.Transforms, ErrorOf(found.Field, truth), ErrorOf(simple.Field, truth));
    }

    public void Print()
    {
        Report.Target($"transforms for the field of simulated cells, {Sensor}² pixels, in those of full size",
            Transforms, 270, atLeast: false);
        Report.Target("its complex error", Error, 0.105, atLeast: false);
        Console.WriteLine(FormattableString.Invariant($"  (by propagation alone {ErrorByPropagation:F2})"));
    }

    private static Complex[][] Cells(Random random)
    {
        var field = new Complex[Fine][];
        for (var y = 0; y < Fine; y++)
        {
            field[y] = new Complex[Fine];
            Array.Fill(field[y], Complex.One);
        }
        const double pitch = PixelUm / Samples;
        for (var square = 0; square < 400; square++)
        {
            // One to a square of 20 by 20, so that none touch.
            var size = Fine / 20.0;
            var radius = random.Next(16, 25);
            var (cx, cy) = (size * (square % 20 + 0.35 + 0.3 * random.NextDouble()),
                size * (square / 20 + 0.35 + 0.3 * random.NextDouble()));
            if (random.NextDouble() < 0.3)
                continue;
            Spot(cx, cy, radius, pathUm: 0.04 + 0.05 * random.NextDouble(), amplitude: 0.96, edge: 5);
            Spot(cx + 3, cy - 2, 0.42 * radius, pathUm: 0.05, amplitude: 0.87, edge: 2);
            for (var granule = 0; granule < 7; granule++)
            {
                var angle = 2 * Math.PI * random.NextDouble();
                Spot(cx + 0.7 * radius * Math.Cos(angle), cy + 0.7 * radius * Math.Sin(angle), 0.8 / pitch,
                    pathUm: 0.03, amplitude: 0.9, edge: 1);
            }
        }
        return field;

        void Spot(double cx, double cy, double radius, double pathUm, double amplitude, double edge)
        {
            for (var y = (int)Math.Max(0, cy - radius - edge); y < Math.Min(Fine, cy + radius + edge); y++)
                for (var x = (int)Math.Max(0, cx - radius - edge); x < Math.Min(Fine, cx + radius + edge); x++)
                {
                    var cover = Math.Clamp((radius - Math.Sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy))) / edge + 0.5,
                        0, 1);
                    field[y][x] *= Complex.FromPolarCoordinates(
                        1 - (1 - amplitude) * cover, 2 * Math.PI * pathUm * cover / WavelengthUm);
                }
        }
    }

    private static void Propagate(Complex[][] spectrum)
    {
        Parallel.For(0, Fine, y =>
        {
            for (var x = 0; x < Fine; x++)
            {
                const double step = Samples / (Fine * PixelUm), inverse = 1 / WavelengthUm;
                var (fy, fx) = (step * (y < Fine / 2 ? y : y - Fine), step * (x < Fine / 2 ? x : x - Fine));
                var square = inverse * inverse - fx * fx - fy * fy;
                spectrum[y][x] *= square <= 0 ? 0 : Complex.FromPolarCoordinates(
                    1.0 / ((double)Fine * Fine), 2 * Math.PI * ZUm * (Math.Sqrt(square) - inverse));
            }
        });
    }

    // Means over pixels of the sensor, which sees the middle.
    private static Complex[,] Binned(Complex[][] field, Func<Complex, Complex> of)
    {
        var binned = new Complex[Sensor, Sensor];
        const int first = (Padded - Sensor) / 2 * Samples;
        for (var y = 0; y < Sensor * Samples; y++)
            for (var x = 0; x < Sensor * Samples; x++)
                binned[y / Samples, x / Samples] += of(field[first + y][first + x]) / (Samples * Samples);
        return binned;
    }

    // ‖x − t‖/‖t − mean t‖, after the global phase and scale that intensities leave open are aligned.
    private static double ErrorOf(ComplexField found, Complex[,] truth)
    {
        Complex overlap = 0, mean = 0;
        double energy = 0, error = 0, contrast = 0;
        const int side = Sensor - 2 * Border;
        Each((x, t) => (overlap, energy, mean) = (overlap + Complex.Conjugate(x) * t, energy + Square(x),
            mean + t / (side * side)));
        Each((x, t) => (error, contrast) = (error + Square(overlap / energy * x - t), contrast + Square(t - mean)));
        return Math.Sqrt(error / contrast);

        void Each(Action<Complex, Complex> use)
        {
            for (var y = Border; y < Sensor - Border; y++)
                for (var x = Border; x < Sensor - Border; x++)
                    use(found[y, x], truth[y, x]);
        }
    }

    private static double Square(Complex value) => value.Real * value.Real + value.Imaginary * value.Imaginary;
}
