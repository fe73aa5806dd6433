using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class PropagationStackTests
{
    private static readonly Optics s_optics = new() { WavelengthNm = 532, PixelUm = 1.55 };

    [Theory]
    [InlineData(60, 77)]
    [InlineData(53, 41)]
    public void Every_plane_is_what_it_is_alone(int height, int width)
    {
        var amplitude = Fields.Noise(height, width).Amplitude();
        var settings = new PropagationSettings { DistanceUm = -400, PaddingFactor = 2, BackgroundLevel = 0.9 };
        double[] distances = [-400, 0, 250, -3.5];
        using var stack = new PropagationStack(amplitude, s_optics, settings);
        var amplitudes = stack.Amplitudes(distances).ToList();
        var fields = stack.Fields(distances).ToList();
        for (var i = 0; i < distances.Length; i++)
        {
            var alone = Propagation.Run(amplitude, s_optics, settings with { DistanceUm = distances[i] }).Field;
            Assert.True(Fields.Difference(fields[i], alone) < 1e-6);
            Assert.Equal(-distances[i], fields[i].ZUm);
            Assert.All(alone.Amplitude().Pixels.Zip(amplitudes[i].Pixels),
                pair => Assert.Equal(pair.First, pair.Second, 2e-6));
        }
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var amplitude = Fields.Noise(101, 90).Amplitude();
        Image<float> At(int threads)
        {
            using var stack = new PropagationStack(
                amplitude, s_optics, new PropagationSettings { DistanceUm = 500, Threads = threads });
            return stack.Amplitudes([123]).Single();
        }
        Assert.Equal(At(1).Pixels, At(2).Pixels);
        Assert.Equal(At(1).Pixels, At(5).Pixels);
    }

    [Fact]
    public void Planes_into_an_image_of_the_callers_allocate_next_to_nothing()
    {
        using var stack = new PropagationStack(Fields.Noise(256, 256).Amplitude(), s_optics,
            new PropagationSettings { DistanceUm = 300, Threads = 1 });
        var target = new Image<float>(256, 256);
        stack.Amplitude(300, target);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            stack.Amplitude(10 * i, target);
        // A plane has 262144 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000);
    }

    [Fact]
    public void Planes_are_computed_when_they_are_asked_for()
    {
        using var stack = new PropagationStack(
            Fields.Noise(20, 20).Amplitude(), s_optics, new PropagationSettings { DistanceUm = 100 });
        var asked = 0;
        IEnumerable<double> Distances()
        {
            for (; ; asked++)
                yield return asked;
        }
        Assert.Equal(3, stack.Amplitudes(Distances()).Take(3).Count());
        Assert.Equal(2, asked);
    }

    [Fact]
    public void Planes_beyond_the_farthest_are_refused_with_the_value()
    {
        using var stack = new PropagationStack(
            Fields.Noise(20, 20).Amplitude(), s_optics, new PropagationSettings { DistanceUm = -100 });
        Assert.Contains(
            "100.5 µm", Assert.Throws<HolographyException>(() => stack.Amplitudes([100.5]).First()).Message);
        Assert.Throws<HolographyException>(() => stack.Fields([double.NaN]).First());
        Assert.Throws<ArgumentException>(() => stack.Amplitude(5, new Image<float>(20, 21)));
        Assert.ThrowsAny<OperationCanceledException>(
            () => stack.Amplitudes([50], new CancellationToken(canceled: true)).First());
    }

    [Fact]
    public void Oblique_light_is_refused_with_the_way_out()
    {
        var refused = Assert.Throws<HolographyException>(() => new PropagationStack(Fields.Noise(20, 20).Amplitude(),
            s_optics with { Illumination = new Illumination(3) }, new PropagationSettings { DistanceUm = 1 }));
        Assert.Contains("Propagation.Run", refused.Message);
    }
}
