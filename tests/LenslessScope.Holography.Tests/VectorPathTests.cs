using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Tests;

/// <summary>
/// The loops of 128 and of 256 bits against the plain sums, on lengths that leave a remainder; and a whole propagation in a
/// process that has no 256 bits.
/// </summary>
public sealed unsafe class VectorPathTests
{
    private const string ReferenceVariable = "LENSLESS_TEST_OTHER_VECTORS";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(53)]
    public void Products_of_columns_are_the_same_with_every_vector(int count)
    {
        using var factors = Random(2 * count, 1);
        foreach (var adjoint in (bool[])[false, true])
        {
            using var data = Random(2 * count, 2);
            using var narrow = Random(2 * count, 2);
            using var wide = Random(2 * count, 2);
            var expected = new Complex[count];
            for (var k = 0; k < count; k++)
                expected[k] = At(data, k) * (adjoint ? Complex.Conjugate(At(factors, k)) : At(factors, k));
            ColumnProduct.Multiply<Lanes128>(narrow.Pointer, factors.Pointer, adjoint, count);
            Check(expected, narrow);
            if (!VectorWidth.Is256)
                continue;
            ColumnProduct.Multiply<Lanes256>(wide.Pointer, factors.Pointer, adjoint, count);
            Check(expected, wide);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(53)]
    public void A_column_splits_into_the_same_parts_with_every_vector(int count)
    {
        using var data = Random(2 * count, 1);
        using var factors = Random(2 * count, 2);
        using var real = new AlignedBuffer(2 * count);
        using var imaginary = new AlignedBuffer(2 * count);
        var expectedReal = Enumerable.Range(0, count).Select(k => At(data, k) * At(factors, k).Real).ToArray();
        var expectedImaginary = Enumerable.Range(0, count).Select(k => At(data, k) * At(factors, k).Imaginary).ToArray();
        ColumnProduct.Split<Lanes128>(data.Pointer, factors.Pointer, real.Pointer, imaginary.Pointer, count);
        Check(expectedReal, real);
        Check(expectedImaginary, imaginary);
        if (!VectorWidth.Is256)
            return;
        new Span<float>(real.Pointer, 2 * count).Clear();
        new Span<float>(imaginary.Pointer, 2 * count).Clear();
        ColumnProduct.Split<Lanes256>(data.Pointer, factors.Pointer, real.Pointer, imaginary.Pointer, count);
        Check(expectedReal, real);
        Check(expectedImaginary, imaginary);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(40)]
    [InlineData(41)]
    public void An_even_column_is_completed_the_same_with_every_vector(int height)
    {
        foreach (var count in (int[])[1, Math.Min(3, height / 2 + 1), height / 2 + 1])
            foreach (var wide in VectorWidth.Is256 ? (bool[])[false, true] : [false])
            {
                using var column = Random(2 * height, 1);
                new Span<float>(column.Pointer + 2 * count, 2 * (height - count)).Clear();
                var expected = Enumerable.Range(0, height)
                    .Select(k => Math.Min(k, height - k) is var at && at < count ? At(column, at) : 0).ToArray();
                if (wide)
                    ColumnProduct.Mirror<Lanes256>(column.Pointer, count, height);
                else
                    ColumnProduct.Mirror<Lanes128>(column.Pointer, count, height);
                Check(expected, column);
            }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(61)]
    public void Rows_are_converted_and_taken_out_the_same_with_every_vector(int count)
    {
        var counts = new Random(1);
        var bytes = Enumerable.Range(0, count).Select(_ => (byte)counts.Next(256)).ToArray();
        var words = Enumerable.Range(0, count).Select(_ => (ushort)counts.Next(65536)).ToArray();
        using var floats = Random(count, 3);
        using var others = Random(count, 4);
        foreach (var wide in VectorWidth.Is256 ? (bool[])[false, true] : [false])
            fixed (byte* b = bytes)
            fixed (ushort* w = words)
            {
                var (f, g) = ((nint)floats.Pointer, (nint)others.Pointer);
                var (b8, w16) = ((nint)b, (nint)w);
                Row(count, wide, i => Math.Sqrt(bytes[i] / 120.0) - 1, target => wide
                    ? RowMath.Amplitude<Lanes256>((byte*)b8, 1 / 120f, target, count)
                    : RowMath.Amplitude<Lanes128>((byte*)b8, 1 / 120f, target, count));
                Row(count, wide, i => Math.Sqrt(words[i] / 9000.0) - 1, target => wide
                    ? RowMath.Amplitude<Lanes256>((ushort*)w16, 1 / 9000f, target, count)
                    : RowMath.Amplitude<Lanes128>((ushort*)w16, 1 / 9000f, target, count));
                Row(count, wide, i => Math.Sqrt(Math.Max(0, ((float*)f)[i] * 3.0)) - 1, target => wide
                    ? RowMath.Amplitude<Lanes256>((float*)f, 3, target, count)
                    : RowMath.Amplitude<Lanes128>((float*)f, 3, target, count));
                Row(count, wide, i => ((float*)f)[i] - 0.25, target => wide
                    ? RowMath.Subtract<Lanes256>((float*)f, 0.25f, target, count)
                    : RowMath.Subtract<Lanes128>((float*)f, 0.25f, target, count));
                Row(count, wide, i => new Complex(((float*)f)[i] + 1, ((float*)g)[i]).Magnitude, target => wide
                    ? RowMath.Modulus<Lanes256>((float*)f, (float*)g, 1, target, count)
                    : RowMath.Modulus<Lanes128>((float*)f, (float*)g, 1, target, count));
                Row(2 * count, wide, i => i % 2 == 0 ? ((float*)f)[i / 2] + 1 : ((float*)g)[i / 2], target => 2 * (wide
                    ? RowMath.Interleave<Lanes256>((float*)f, (float*)g, 1, target, count)
                    : RowMath.Interleave<Lanes128>((float*)f, (float*)g, 1, target, count)));
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
        }
    }

    [Fact]
    public void A_process_without_256_bit_vectors_propagates_to_the_same_field_within_a_millionth()
    {
        var field = Fields.Noise(75, 98);
        var (settings, optics) = (new PropagationSettings { DistanceUm = -640 }, new Optics { WavelengthNm = 532, PixelUm = 1.55 });
        float[] results = [
            .. Propagation.Run(field, settings).Field.Samples, .. Propagation.Run(field.Amplitude(), optics, settings).Field.Samples];
        if (Environment.GetEnvironmentVariable(ReferenceVariable) is { Length: > 0 } file)
        {
            // This is the other process.
            Assert.False(VectorWidth.Is256);
            Assert.Equal(4, Vector<float>.Count);
            var reference = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
            Assert.Equal(reference.Length, results.Length);
            Assert.All(reference.Zip(results), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
            return;
        }

        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, MemoryMarshal.AsBytes(results.AsSpan()));
            var start = new ProcessStartInfo(Path.ChangeExtension(typeof(VectorPathTests).Assembly.Location, null),
                ["-method", $"{typeof(VectorPathTests).FullName}.{nameof(A_process_without_256_bit_vectors_propagates_to_the_same_field_within_a_millionth)}"])
            {
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_EnableAVX2"] = "0", [ReferenceVariable] = path },
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
            Assert.Contains("Total: 1,", output);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private delegate int RowLoop(float* target);

    // The loop must come as far as whole vectors go, and no farther; the rest is the caller's.
    private static void Row(int count, bool wide, Func<int, double> expected, RowLoop loop)
    {
        using var target = new AlignedBuffer(count + 8);
        var done = loop(target.Pointer);
        Assert.InRange(done, count - 2 * (wide ? 8 : 4) + 1, count);
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
