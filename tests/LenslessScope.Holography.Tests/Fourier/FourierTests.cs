using System.Numerics;
using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Tests;

public sealed unsafe class FourierTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(31)]
    [InlineData(97)]
    [InlineData(210)]
    public void Every_kind_of_plan_agrees_with_the_sum_that_defines_it(int length)
    {
        var random = new Random(length);
        var input = Enumerable.Range(0, length)
            .Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5)).ToArray();
        var real = input.Select(value => new Complex(value.Real, 0)).ToArray();
        var spectrum = DirectReference.Transform(real, -1);
        using var buffer = new AlignedBuffer(2 * length + 2);
        var data = (Vector2*)buffer.Pointer;

        Load(input, length);
        FftPlans.Get(FftKind.ComplexForward, length).Execute(buffer.Pointer);
        Check(DirectReference.Transform(input, -1), length);

        Load(input, length);
        FftPlans.Get(FftKind.ComplexBackward, length).Execute(buffer.Pointer);
        Check(DirectReference.Transform(input, +1), length);

        for (var i = 0; i < length; i++)
            buffer.Pointer[i] = (float)real[i].Real;
        FftPlans.Get(FftKind.RealToComplex, length).Execute(buffer.Pointer);
        Check(spectrum, length / 2 + 1);

        Load(spectrum, length / 2 + 1);
        FftPlans.Get(FftKind.ComplexToReal, length).Execute(buffer.Pointer);
        for (var i = 0; i < length; i++)
            Assert.Equal(real[i].Real * length, buffer.Pointer[i], 2e-6 * length + 1e-5);

        for (var i = 0; i < length; i++)
            buffer.Pointer[i] = (float)real[i].Real;
        FftPlans.Get(FftKind.CosineForward, length).Execute(buffer.Pointer);
        for (var k = 0; k < length; k++)
            Assert.Equal(2 * real.Select((value, n) => value.Real * Cosine(k, n)).Sum(), buffer.Pointer[k],
                4e-6 * length + 1e-5);

        // The same numbers as a spectrum.
        for (var k = 0; k < length; k++)
            buffer.Pointer[k] = (float)real[k].Real;
        FftPlans.Get(FftKind.CosineBackward, length).Execute(buffer.Pointer);
        for (var n = 0; n < length; n++)
            Assert.Equal(real[0].Real + 2 * real.Select((value, k) => k == 0 ? 0 : value.Real * Cosine(k, n)).Sum(),
                buffer.Pointer[n], 4e-6 * length + 1e-5);

        double Cosine(int k, int n) => Math.Cos(Math.PI * k * (2 * n + 1) / (2 * length));

        void Load(Complex[] values, int count)
        {
            for (var i = 0; i < count; i++)
                data[i] = new Vector2((float)values[i].Real, (float)values[i].Imaginary);
        }

        void Check(Complex[] expected, int count)
        {
            for (var i = 0; i < count; i++)
                Assert.True(Complex.Abs(expected[i] - new Complex(data[i].X, data[i].Y)) < 2e-6 * length + 1e-5);
        }
    }

    [Fact]
    public void Plans_stay_usable_after_they_have_left_the_cache()
    {
        var plan = FftPlans.Get(FftKind.ComplexForward, 4);
        for (var length = 1; length <= FftPlans.Capacity + 1; length++)
            FftPlans.Get(FftKind.ComplexBackward, length);
        Assert.NotSame(plan, FftPlans.Get(FftKind.ComplexForward, 4));

        using var buffer = new AlignedBuffer(8);
        buffer.Pointer[0] = 1;
        plan.Execute(buffer.Pointer);
        Assert.Equal([1, 0, 1, 0, 1, 0, 1, 0], new Span<float>(buffer.Pointer, 8).ToArray());
    }

    [Fact]
    public void Many_threads_may_plan_and_transform_at_once()
    {
        Parallel.For(0, 200, i =>
        {
            var length = 40 + i % 20;
            using var buffer = new AlignedBuffer(2 * length);
            buffer.Pointer[2] = 1;
            FftPlans.Get(FftKind.ComplexForward, length).Execute(buffer.Pointer);
            FftPlans.Get(FftKind.ComplexBackward, length).Execute(buffer.Pointer);
            Assert.Equal(length, buffer.Pointer[2], 1e-4);
        });
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(11, 12)]
    [InlineData(3280, 3360)]
    [InlineData(2465, 2560)] // 2500 has two factors of 2 only
    [InlineData(3498, 3584)]
    [InlineData(2048, 2048)]
    public void Smooth_sizes_are_cheap_products_of_2_3_5_and_7_a_little_above(int length, int expected) =>
        Assert.Equal(expected, SmoothSize.AtLeast(length));

    [Fact]
    public void Wisdom_lies_in_the_users_cache_folder_under_a_name_of_processor_and_version()
    {
        Assert.Equal("/c/lensless", WisdomFile.Folder(name => name == "XDG_CACHE_HOME" ? "/c" : "/h"));
        Assert.Equal("/h/.cache/lensless", WisdomFile.Folder(name => name == "HOME" ? "/h" : null));
        Assert.Equal("/h/.cache/lensless", WisdomFile.Folder(name => name == "HOME" ? "/h" : "relative"));
        Assert.Equal("fftw-wisdom-ARM_v8__4_-fftw-3.3.10.txt", WisdomFile.FileName("ARM v8 (4)", "fftw-3.3.10"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(4098)]
    public void Strides_are_aligned_and_never_an_even_number_of_cache_lines(long floats)
    {
        var stride = AlignedBuffer.Stride(floats);
        Assert.True(stride >= floats);
        Assert.Equal(1, stride / AlignedBuffer.AlignmentFloats % 2);
        Assert.Equal(0, stride % AlignedBuffer.AlignmentFloats);
    }
}
