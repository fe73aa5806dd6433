using System.Numerics;
using LenslessScope.Holography.Propagating;
using LenslessScope.Holography.Solving;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

/// <summary>The laws that phase retrieval rests on, and what it promises besides accuracy.</summary>
public sealed unsafe class PhaseRetrievalTests
{
    private static readonly Optics s_optics = new() { WavelengthNm = 532, PixelUm = 1.55 };

    public static TheoryData<string> Models() =>
        ["plain", "oblique and displaced", "binned", "other wavelength", "green pixels", "several"];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_gradient_is_that_of_finite_differences(string kind)
    {
        var (frames, oversampling) = Frames(kind);
        var settings = new PhaseRetrievalSettings { Oversampling = oversampling };
        var grid = RetrievalGrid.Of(frames, settings);
        using var model = new MeasurementModel(frames, grid, 1.55 / oversampling, oversampling,
            FringeContrast.Of(binning: 1), threads: 2);
        using var field = new ComplexPlane(grid.PaddedHeight, grid.PaddedWidth);
        using var gradient = new ComplexPlane(grid.PaddedHeight, grid.PaddedWidth);
        using var direction = new ComplexPlane(grid.PaddedHeight, grid.PaddedWidth);
        var random = new Random(5);
        Each(grid, (y, x) =>
        {
            ComplexRows.At(field.Row(y), 2 * x) = new Vector2(0.9f + Noise(random, 0.1), Noise(random, 0.1));
            ComplexRows.At(direction.Row(y), 2 * x) = new Vector2(Noise(random, 1), Noise(random, 1));
        });

        Misfit(0, gradient);
        var slope = 0.0;
        Each(grid, (y, x) => slope += Vector2.Dot(
            ComplexRows.At(gradient.Row(y), 2 * x), ComplexRows.At(direction.Row(y), 2 * x)));
        slope /= oversampling * oversampling; // the gradient is given without the weight of a sample in its pixel
        // The misfit has single precision, so that steps must be long; what curvature then adds, in proportion to the
        // step's square, is extrapolated away (Richardson). It matters where the slope happens to be small.
        const float step = 0.04f;
        var expected = (4 * Difference(step) - Difference(2 * step)) / 3;

        Assert.Equal(expected, slope, 0.01 * Math.Abs(expected));

        double Difference(float along) => (0.5 * Misfit(along, null) - 0.5 * Misfit(-along, null)) / (2 * along);

        double Misfit(float along, ComplexPlane? keep)
        {
            using var moved = new ComplexPlane(grid.PaddedHeight, grid.PaddedWidth);
            Each(grid, (y, x) => ComplexRows.At(moved.Row(y), 2 * x) =
                ComplexRows.At(field.Row(y), 2 * x) + along * ComplexRows.At(direction.Row(y), 2 * x));
            using var parts = new PartsPlane(grid.PaddedHeight, grid.PaddedWidth);
            model.Propagator.Forward(grid.PaddedHeight, (_, row, samples) =>
            {
                Copy(moved.Row(row), samples, grid);
                RowMath.Separate(samples, parts.Row(row), parts.Row(row) + parts.ToImaginary, grid.PaddedWidth);
            });
            var misfit = model.Residuals(parts, allowedLack: 1, addBack: 0, CancellationToken.None);
            model.Propagator.Backward(grid.PaddedHeight, (_, row, samples) =>
            {
                model.CompleteGradient(row, samples, parts.Row(row), parts.Row(row) + parts.ToImaginary);
                if (keep != null)
                    Copy(samples, keep.Row(row), grid);
            });
            return misfit;
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(4, 0.6, -0.3)]
    public void Forward_model_and_adjoint_belong_together(double angleDeg, double rows, double columns)
    {
        var grid = new PaddedGrid(20, 27, 48, 60);
        var transfer = (Waves.Of(s_optics with { Illumination = new Illumination(angleDeg, -angleDeg) }))
            .Transfer(grid, 150, bandLimit: true);
        using var factors = new DisplacedTransfer(transfer, rows, columns, new Fourier.WorkTeam(2));
        using var propagator = new FieldPropagator(grid, 2);
        var random = new Random(9);
        var x = Random2(grid.PaddedHeight, grid.PaddedWidth, random);
        var y = Random2(grid.Height, grid.Width, random);

        // ⟨Ax, y⟩ over the frame.
        Complex forward = 0, backward = 0;
        propagator.Forward(grid.PaddedHeight, (_, row, samples) => Put(x, row, samples, grid));
        propagator.Columns(factors, adjoint: false, grid.Height);
        propagator.Backward(grid.Height, (_, _, _) => { });
        for (var row = 0; row < grid.Height; row++)
            for (var column = 0; column < grid.Width; column++)
                forward += At(propagator.Row(row), column) * Complex.Conjugate(y[row, column]);
        // ⟨x, Aᴴy⟩ over the grid.
        propagator.Forward(grid.Height, (_, row, samples) => Put(y, row, samples, grid));
        propagator.Columns(factors, adjoint: true, grid.PaddedHeight);
        propagator.Backward(grid.PaddedHeight, (_, _, _) => { });
        for (var row = 0; row < grid.PaddedHeight; row++)
            for (var column = 0; column < grid.PaddedWidth; column++)
                backward += x[row, column] * Complex.Conjugate(At(propagator.Row(row), column));

        Assert.True((forward - backward).Magnitude < 1e-4 * forward.Magnitude, $"{forward} {backward}");
    }

    [Fact]
    public void A_displacement_of_whole_samples_only_shifts_the_field()
    {
        var grid = new PaddedGrid(24, 24, 48, 48);
        var transfer = Waves.Of(s_optics).Transfer(grid, 100, bandLimit: true);
        var team = new Fourier.WorkTeam(1);
        using var still = new DisplacedTransfer(transfer, 0, 0, team);
        using var moved = new DisplacedTransfer(transfer, 3, -2, team);
        using var propagator = new FieldPropagator(grid, 1);
        var x = Random2(48, 48, new Random(2));
        var expected = Propagated(still);
        var found = Propagated(moved);
        for (var row = 3; row < 20; row++)
            for (var column = 3; column < 20; column++)
                Assert.True((found[row, column] - expected[row - 3, column + 2]).Magnitude < 1e-4);

        Complex[,] Propagated(IColumnFactors factors)
        {
            propagator.Forward(48, (_, row, samples) => Put(x, row, samples, grid));
            propagator.Columns(factors, adjoint: false, 48);
            propagator.Backward(48, (_, _, _) => { });
            var values = new Complex[48, 48];
            Each(grid, (row, column) => values[row, column] = At(propagator.Row(row), column));
            return values;
        }
    }

    // A picture seen by pixels of two samples each way: the middle of a pixel lies between its samples.
    // With an error of half a sample the fine field would come out displaced against the pixels.
    [Fact]
    public void The_samples_of_a_pixel_lie_around_its_middle()
    {
        var fine = Fields.Blobs(64, 64, count: 6);
        var coarse = Fields.Image(32, 32, (y, x) =>
        {
            var sum = 0.0;
            for (var dy = 0; dy < 2; dy++)
                for (var dx = 0; dx < 2; dx++)
                    sum += Math.Pow(fine[2 * y + dy, 2 * x + dx].Magnitude, 2) / 4;
            return Math.Sqrt(sum);
        });
        // At nearly no distance the amplitude is the sample's own.
        var result = PhaseRetrieval.Run([Frame(coarse) with { ZUm = 0.5 }],
            new PhaseRetrievalSettings { Oversampling = 2, Iterations = 60, Weight = 1e-4 });
        var found = result.Field.Amplitude();
        var (sumX, sumY, weight) = (0.0, 0.0, 0.0);
        var (trueX, trueY, trueWeight) = (0.0, 0.0, 0.0);
        for (var y = 0; y < 64; y++)
            for (var x = 0; x < 64; x++)
            {
                var (dark, trueDark) = (1 - found[y, x], 1 - fine[y, x].Magnitude);
                (sumX, sumY, weight) = (sumX + dark * x, sumY + dark * y, weight + dark);
                (trueX, trueY, trueWeight) = (trueX + trueDark * x, trueY + trueDark * y, trueWeight + trueDark);
            }
        Assert.Equal(trueX / trueWeight, sumX / weight, 0.1);
        Assert.Equal(trueY / trueWeight, sumY / weight, 0.1);
    }

    [Theory]
    [InlineData(ReconstructionMethod.TotalVariation)]
    [InlineData(ReconstructionMethod.Support)]
    public void Threads_change_nothing(ReconstructionMethod method)
    {
        var settings = new PhaseRetrievalSettings { Method = method, Iterations = 8, Threads = 1 };
        var one = PhaseRetrieval.Run([Frame()], settings);
        var five = PhaseRetrieval.Run([Frame()], settings with { Threads = 5 });
        Assert.Equal(one.Field.Samples, five.Field.Samples);
        Assert.Equal(one.Curve, five.Curve);
    }

    [Theory]
    [InlineData(ReconstructionMethod.TotalVariation)]
    [InlineData(ReconstructionMethod.Support)]
    public void The_field_never_amplifies_and_the_curve_tells_every_iteration(ReconstructionMethod method)
    {
        var told = new List<RetrievalProgress>();
        var result = PhaseRetrieval.Run([Frame()],
            new PhaseRetrievalSettings { Method = method, Iterations = 12, Tolerance = 0 }, new Listener(told));
        Assert.True(result.Field.Amplitude().Pixels.Max() < 1.00001f);
        Assert.Equal(Enumerable.Range(1, 12), result.Curve.Select(step => step.Iteration));
        Assert.Equal(result.Curve, told.Select(progress => progress.Step));
        Assert.All(told, progress => Assert.Equal(12, progress.MostIterations));
        Assert.All(result.Curve, step => Assert.True(step.Misfit > 0 && step.Change > 0));
        Assert.False(result.Converged);
    }

    [Fact]
    public void Binned_frames_go_before_and_progress_tells_how_much_of_all_work_is_left()
    {
        var told = new List<RetrievalProgress>();
        var random = new Random(4);
        var frame = Frame(Fields.Image(200, 216, (_, _) => 0.9 + Noise(random, 0.1)));

        var result = PhaseRetrieval.Run(
            [frame], new PhaseRetrievalSettings { Iterations = 6, Tolerance = 0 }, new Listener(told));

        Assert.Equal([4, 2, 1], told.Select(progress => progress.Binning).Distinct());
        Assert.Equal(told.Select(progress => progress.Fraction).Order(), told.Select(progress => progress.Fraction));
        Assert.All(told, progress => Assert.InRange(progress.Fraction, 1e-3, 1 + 1e-9));
        Assert.Equal(1, told[^1].Fraction, 1e-9);
        Assert.Equal(result.Curve, told.Where(progress => progress.Binning == 1).Select(progress => progress.Step));
        // Sides of 4 × 6 and a little over a quarter and a sixteenth of as many.
        Assert.InRange(result.Transforms, 24 * (1 + 1 / 4.0 + 1 / 16.0), 24 * 1.5);
    }

    // Planes that tell the place, linear but for the wrap in the middle of the padding.
    [Fact]
    public void What_a_coarse_level_found_lies_at_the_same_place_on_the_finer_one()
    {
        var (coarse, fine) = (new PaddedGrid(20, 24, 30, 36), new PaddedGrid(41, 49, 62, 70));
        using var state = new ProximalState(coarse);
        for (var row = 0; row < coarse.PaddedHeight; row++)
            for (var column = 0; column < coarse.PaddedWidth; column++)
                foreach (var plane in new[] { state.Field, state.DualX, state.DualY })
                {
                    plane.Row(row)[column] = Middle(row, coarse.PaddedHeight, 25);
                    plane.Row(row)[plane.ToImaginary + column] = Middle(column, coarse.PaddedWidth, 30);
                }

        using var finer = state.Finer(fine, 2, new Fourier.WorkTeam(2));

        foreach (var (plane, factor) in new[] { (finer.Field, 1), (finer.DualX, 2), (finer.DualY, 2) })
            for (var row = -9; row < 48; row++)
                for (var column = -10; column < 58; column++)
                {
                    var samples = plane.Row((row + fine.PaddedHeight) % fine.PaddedHeight);
                    var at = (column + fine.PaddedWidth) % fine.PaddedWidth;
                    Assert.Equal(factor * row, samples[at], 1e-3f);
                    Assert.Equal(factor * column, samples[plane.ToImaginary + at], 1e-3f);
                }

        // The middle of a sample in fine samples; those from the given one on lie before the first.
        static float Middle(int index, int count, int before) =>
            2 * (index < before ? index : index - count) + 0.5f;
    }

    [Fact]
    public void A_clear_frame_is_a_clear_field_and_done_at_once()
    {
        var result = PhaseRetrieval.Run([Frame(Fields.Image(32, 40, (_, _) => 1))], new PhaseRetrievalSettings());
        Assert.True(result.Converged);
        Assert.Single(result.Curve);
        Assert.All(result.Field.Samples.ToArray().Chunk(2), sample =>
        {
            Assert.Equal(1, sample[0], 1e-4);
            Assert.Equal(0, sample[1], 1e-4);
        });
    }

    [Fact]
    public void A_given_support_keeps_the_rest_clear()
    {
        var result = PhaseRetrieval.Run([Frame()], new PhaseRetrievalSettings
        {
            Method = ReconstructionMethod.Support,
            Iterations = 20,
            Support = Fields.Image(48, 56, (y, x) => y is > 10 and < 40 && x is > 10 and < 45 ? 1 : 0),
        });
        Assert.Equal(Complex.One, result.Field[2, 50]);
        Assert.NotEqual(Complex.One, result.Field[25, 25]);
    }

    [Fact]
    public void Cancellation_ends_the_iterations()
    {
        using var source = new CancellationTokenSource();
        var progress = new Listener([], () => source.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => PhaseRetrieval.Run(
            [Frame()], new PhaseRetrievalSettings { Iterations = 100_000, Tolerance = 0 }, progress, source.Token));
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var refused = Assert.Throws<HolographyException>(() => PhaseRetrieval.Run(
            [Frame(), Frame(Fields.Image(20, 20, (_, _) => 1)) with { ZUm = -1, Sites = ColourSites.None }],
            new PhaseRetrievalSettings { Iterations = 0, Weight = 7, Method = ReconstructionMethod.BackPropagation }));
        Assert.Equal(6, refused.Reasons.Count);
        Assert.Contains(refused.Reasons,
            reason => reason.StartsWith("Frame 2", StringComparison.Ordinal) && reason.Contains("20×20"));
        Assert.Contains("No frame", Assert.Single(
            Assert.Throws<HolographyException>(() => PhaseRetrieval.Run([], new PhaseRetrievalSettings())).Reasons));
        var several = Assert.Throws<HolographyException>(() => PhaseRetrieval.Run(
            [Frame(), Frame()], new PhaseRetrievalSettings { Method = ReconstructionMethod.Support }));
        Assert.Contains("Use the total variation", Assert.Single(several.Reasons));
    }

    private static SensorFrame Frame(Image<float>? amplitude = null)
    {
        if (amplitude == null)
        {
            var random = new Random(4);
            amplitude = Fields.Image(48, 56, (_, _) => 0.9 + Noise(random, 0.1));
        }
        return new SensorFrame { Amplitude = amplitude, Optics = s_optics, ZUm = 200 };
    }

    private static (SensorFrame[] Frames, int Oversampling) Frames(string kind)
    {
        var random = new Random(6);
        var plain = Frame(Fields.Image(18, 22, (_, _) => 0.9 + Noise(random, 0.3)));
        return kind switch
        {
            "plain" => ([plain], 1),
            "oblique and displaced" => ([plain with
            {
                SampleXUm = 0.7, SampleYUm = -0.4, Optics = s_optics with { Illumination = new Illumination(3, -5) },
            }], 1),
            "binned" => ([plain], 2),
            "other wavelength" => ([plain with { Optics = s_optics with { WavelengthNm = 640 } }, plain], 1),
            "green pixels" => ([plain with { Sites = ColourSites.UpperRight | ColourSites.LowerLeft }], 1),
            _ => ([plain, plain with { ZUm = 320 }, plain with { ZUm = 260, Sites = ColourSites.UpperLeft }], 2),
        };
    }

    private static float Noise(Random random, double size) => (float)(size * (2 * random.NextDouble() - 1));

    private static Complex[,] Random2(int height, int width, Random random)
    {
        var values = new Complex[height, width];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                values[y, x] = new Complex(Noise(random, 1), Noise(random, 1));
        return values;
    }

    private static void Each(PaddedGrid grid, Action<int, int> at)
    {
        for (var y = 0; y < grid.PaddedHeight; y++)
            for (var x = 0; x < grid.PaddedWidth; x++)
                at(y, x);
    }

    private static void Copy(float* source, float* target, PaddedGrid grid) =>
        new Span<float>(source, 2 * grid.PaddedWidth).CopyTo(new Span<float>(target, 2 * grid.PaddedWidth));

    private static void Put(Complex[,] values, int row, float* samples, PaddedGrid grid)
    {
        for (var column = 0; column < grid.PaddedWidth; column++)
        {
            var value = column < values.GetLength(1) ? values[row, column] : 0;
            ComplexRows.At(samples, 2 * column) = new Vector2((float)value.Real, (float)value.Imaginary);
        }
    }

    private static Complex At(float* row, int column)
    {
        var value = ComplexRows.At(row, 2 * column);
        return new Complex(value.X, value.Y);
    }

    private sealed class Listener(List<RetrievalProgress> told, Action? then = null) : IProgress<RetrievalProgress>
    {
        public void Report(RetrievalProgress value)
        {
            told.Add(value);
            then?.Invoke();
        }
    }
}
