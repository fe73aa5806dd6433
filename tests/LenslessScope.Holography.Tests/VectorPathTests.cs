using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Tests;

/// <summary>
/// The loops with vectors of every width against the plain sums, on lengths that leave a remainder;
/// and whole results in processes that have narrower vectors only.
/// </summary>
public sealed unsafe class VectorPathTests
{
    private const string ReferenceVariable = "LENSLESS_TEST_OTHER_VECTORS";
    private const string WithoutVariable = "LENSLESS_TEST_WITHOUT";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(53)]
    public void Products_of_columns_are_the_same_with_every_vector(int count)
    {
        Products<Lanes128>(count);
        if (VectorWidth.Is256)
            Products<Lanes256>(count);
        if (VectorWidth.Is512)
            Products<Lanes512>(count);
    }

    private static void Products<T>(int count) where T : unmanaged, IFloatLanes<T>
    {
        using var factors = Random(2 * count, 1);
        foreach (var adjoint in (bool[])[false, true])
        {
            using var data = Random(2 * count, 2);
            var expected = new Complex[count];
            for (var k = 0; k < count; k++)
                expected[k] = At(data, k) * (adjoint ? Complex.Conjugate(At(factors, k)) : At(factors, k));
            ColumnProduct.Multiply<T>(data.Pointer, factors.Pointer, adjoint, count);
            Check(expected, data);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(53)]
    public void A_column_splits_into_the_same_parts_with_every_vector(int count)
    {
        Parts<Lanes128>(count);
        if (VectorWidth.Is256)
            Parts<Lanes256>(count);
        if (VectorWidth.Is512)
            Parts<Lanes512>(count);
    }

    private static void Parts<T>(int count) where T : unmanaged, IFloatLanes<T>
    {
        using var data = Random(2 * count, 1);
        using var factors = Random(2 * count, 2);
        using var real = new AlignedBuffer(2 * count);
        using var imaginary = new AlignedBuffer(2 * count);
        ColumnProduct.Split<T>(data.Pointer, factors.Pointer, real.Pointer, imaginary.Pointer, count);
        Check([.. Enumerable.Range(0, count).Select(k => At(data, k) * At(factors, k).Real)], real);
        Check([.. Enumerable.Range(0, count).Select(k => At(data, k) * At(factors, k).Imaginary)], imaginary);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(40)]
    [InlineData(41)]
    public void An_even_column_is_completed_the_same_with_every_vector(int height)
    {
        Completed<Lanes128>(height);
        if (VectorWidth.Is256)
            Completed<Lanes256>(height);
        if (VectorWidth.Is512)
            Completed<Lanes512>(height);
    }

    private static void Completed<T>(int height) where T : unmanaged, IFloatLanes<T>
    {
        foreach (var count in (int[])[1, Math.Min(3, height / 2 + 1), height / 2 + 1])
        {
            using var column = Random(2 * height, 1);
            new Span<float>(column.Pointer + 2 * count, 2 * (height - count)).Clear();
            var expected = Enumerable.Range(0, height)
                .Select(k => Math.Min(k, height - k) is var at && at < count ? At(column, at) : 0).ToArray();
            ColumnProduct.Mirror<T>(column.Pointer, count, height);
            Check(expected, column);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(61)]
    public void Rows_are_converted_and_taken_out_the_same_with_every_vector(int count)
    {
        Rows<Lanes128>(count);
        if (VectorWidth.Is256)
            Rows<Lanes256>(count);
        if (VectorWidth.Is512)
            Rows<Lanes512>(count);
    }

    private static void Rows<T>(int count) where T : unmanaged, IFloatLanes<T>
    {
        var counts = new Random(1);
        var bytes = Enumerable.Range(0, count).Select(_ => (byte)counts.Next(256)).ToArray();
        var words = Enumerable.Range(0, count).Select(_ => (ushort)counts.Next(65536)).ToArray();
        using var floats = Random(count, 3);
        using var others = Random(count, 4);
        using var pairs = Random(2 * count, 5);
        using var seconds = new AlignedBuffer(count);
        fixed (byte* b = bytes)
        fixed (ushort* w = words)
        {
            // A lambda takes no pointers along.
            var (f, g, p, s) = ((nint)floats.Pointer, (nint)others.Pointer, (nint)pairs.Pointer, (nint)seconds.Pointer);
            var (b8, w16) = ((nint)b, (nint)w);
            Row<T>(count, i => Math.Sqrt(bytes[i] / 120.0) - 1,
                target => RowMath.Amplitude<T>((byte*)b8, 1 / 120f, target, count));
            Row<T>(count, i => Math.Sqrt(words[i] / 9000.0) - 1,
                target => RowMath.Amplitude<T>((ushort*)w16, 1 / 9000f, target, count));
            Row<T>(count, i => Math.Sqrt(Math.Max(0, ((float*)f)[i] * 3.0)) - 1,
                target => RowMath.Amplitude<T>((float*)f, 3, target, count));
            Row<T>(count, i => ((float*)f)[i] - 0.25, target => RowMath.Subtract<T>((float*)f, 0.25f, target, count));
            Row<T>(count, i => new Complex(((float*)f)[i] + 1, ((float*)g)[i]).Magnitude,
                target => RowMath.Modulus<T>((float*)f, (float*)g, 1, target, count));
            Row<T>(2 * count, i => i % 2 == 0 ? ((float*)f)[i / 2] + 1 : ((float*)g)[i / 2],
                target => 2 * RowMath.Interleave<T>((float*)f, (float*)g, 1, target, count));
            Row<T>(count, i => ((float*)p)[2 * i],
                target => RowMath.Separate<T>((float*)p, target, (float*)s, count));
            Row<T>(count, i => ((float*)p)[2 * i + 1],
                target => RowMath.Separate<T>((float*)p, (float*)s, target, count));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(35)]
    public void Blocks_of_columns_are_moved_the_same_with_every_vector(int rows)
    {
        const int planeStep = 11;
        var columnStep = rows + 5;
        var plane = Enumerable.Range(0, rows * planeStep).Select(i => (double)i).ToArray();
        foreach (var wide in VectorWidth.Is256 ? (bool[])[false, true] : [false])
        {
            var columns = new double[ColumnBlock.Columns * columnStep];
            var back = new double[plane.Length];
            fixed (double* p = plane, c = columns, b = back)
            {
                var moved = wide
                    ? ColumnTranspose.Gather256(p, planeStep, c, columnStep, rows)
                    : ColumnTranspose.Gather128(p, planeStep, c, columnStep, rows);
                Assert.InRange(moved, rows - 3, rows);
                for (var row = 0; row < moved; row++)
                    for (var column = 0; column < ColumnBlock.Columns; column++)
                        Assert.Equal(plane[row * planeStep + column], columns[column * columnStep + row]);
                Assert.Equal(moved, wide
                    ? ColumnTranspose.Scatter256(c, columnStep, b, planeStep, rows)
                    : ColumnTranspose.Scatter128(c, columnStep, b, planeStep, rows));
                for (var row = 0; row < rows; row++)
                    for (var column = 0; column < planeStep; column++)
                        Assert.Equal(row < moved && column < ColumnBlock.Columns ? plane[row * planeStep + column] : 0,
                            back[row * planeStep + column]);
            }
        }
    }

    [Fact]
    public void Sine_and_cosine_of_turns_are_right_to_single_precision()
    {
        for (var turns = -0.5; turns <= 0.5; turns += 1e-4)
        {
            var (sine, cosine) = Turns.SinCos(new Vector<float>((float)turns));
            var (s, c) = Math.SinCos(2 * Math.PI * (float)turns);
            Assert.Equal(s, sine[0], 2e-7);
            Assert.Equal(c, cosine[0], 2e-7);
            var (wideSine, wideCosine) = Turns.SinCos(Vector512.Create((float)turns)); // slow where it is not used
            Assert.Equal(s, wideSine[15], 2e-7);
            Assert.Equal(c, wideCosine[15], 2e-7);
        }
    }

    [Theory]
    [InlineData("AVX512")]
    [InlineData("AVX2")]
    public void A_process_with_narrower_vectors_comes_to_the_same_fields(string without)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("reference", MemoryMarshal.AsBytes(Results().AsSpan()));
        OwnProcess.Run(typeof(VectorPathTests), nameof(The_fields_are_those_of_the_process_that_asks),
            ($"DOTNET_Enable{without}", "0"), (ReferenceVariable, path), (WithoutVariable, without));
    }

    /// <summary>The other process of <see cref="A_process_with_narrower_vectors_comes_to_the_same_fields"/>.</summary>
    [Fact]
    public void The_fields_are_those_of_the_process_that_asks()
    {
        if (Environment.GetEnvironmentVariable(ReferenceVariable) is not { Length: > 0 } file)
        {
            Assert.Skip("There is no process that asks.");
            return;
        }
        Assert.False(VectorWidth.Is512);
        if (Environment.GetEnvironmentVariable(WithoutVariable) == "AVX2")
        {
            Assert.False(VectorWidth.Is256);
            Assert.Equal(4, Vector<float>.Count);
        }
        var reference = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
        var results = Results();
        Assert.Equal(reference.Length, results.Length);
        Assert.All(reference.Zip(results), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    // Everything that has loops of its own: fields, real images, light under an angle, a point source, iterations.
    private static float[] Results()
    {
        var field = Fields.Noise(75, 98);
        var amplitude = field.Amplitude();
        var settings = new PropagationSettings { DistanceUm = -640, Threads = 1 };
        var optics = new Optics { WavelengthNm = 532, PixelUm = 1.55 };
        var oblique = optics with { Illumination = new Illumination { XDegrees = 4, YDegrees = -3 } };
        using var point = new PropagationFromPoint(
            amplitude, optics with { SourceUm = 300 }, farthestUm: 60, threads: 1);
        var frame = new SensorFrame { Amplitude = amplitude, Optics = optics, ZUm = 640 };
        return [
            .. Propagation.Run(field, settings).Field.Samples,
            .. Propagation.Run(amplitude, optics, settings).Field.Samples,
            .. Propagation.Run(amplitude, oblique, settings).Field.Samples,
            .. point.Field(40).Samples,
            .. PhaseRetrieval.Run([frame], new PhaseRetrievalSettings { Iterations = 10, Threads = 1 }).Field.Samples,
        ];
    }

    private delegate int RowLoop(float* target);

    // The loop must come as far as whole vectors go, and no farther; the rest is the caller's.
    private static void Row<T>(int count, Func<int, double> expected, RowLoop loop) where T : unmanaged, IFloatLanes<T>
    {
        using var target = new AlignedBuffer(count + T.Count);
        var done = loop(target.Pointer);
        Assert.InRange(done, count - 2 * T.Count + 1, count);
        for (var i = 0; i < done; i++)
            Assert.Equal(expected(i), target.Pointer[i], 1e-6);
        for (var i = done; i < count; i++)
            Assert.Equal(0, target.Pointer[i]);
    }

    private static AlignedBuffer Random(int floats, int seed)
    {
        var random = new Random(seed);
        var buffer = new AlignedBuffer(floats);
        for (var i = 0; i < floats; i++)
            buffer.Pointer[i] = (float)(2 * random.NextDouble() - 1);
        return buffer;
    }

    private static Complex At(AlignedBuffer buffer, int index) =>
        new(buffer.Pointer[2 * index], buffer.Pointer[2 * index + 1]);

    private static void Check(Complex[] expected, AlignedBuffer actual)
    {
        for (var k = 0; k < expected.Length; k++)
            Assert.True(Complex.Abs(expected[k] - At(actual, k)) < 1e-6);
    }
}
