using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class PhaseUnwrappingTests
{
    public static TheoryData<UnwrappingMethod, int, int> Sizes
    {
        get
        {
            var data = new TheoryData<UnwrappingMethod, int, int>();
            (int, int)[] sizes = [(64, 64), (61, 89), (63, 40), (97, 128), (1, 200), (77, 1), (1, 1)];
            foreach (var method in Enum.GetValues<UnwrappingMethod>())
                foreach (var (height, width) in sizes)
                    data.Add(method, height, width);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_ramp_of_many_turns_comes_out_whatever_the_size(UnwrappingMethod method, int height, int width) =>
        IsExact(Fields.Image(height, width, (y, x) => 2.1 * y - 2.9 * x + 0.4), method);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_hill_of_many_turns_comes_out_whatever_the_size(UnwrappingMethod method, int height, int width) =>
        IsExact(Hill(height, width), method);

    [Theory]
    [InlineData(UnwrappingMethod.ReliabilitySorting)]
    [InlineData(UnwrappingMethod.LeastSquares)]
    public void What_the_mask_leaves_out_does_not_matter(UnwrappingMethod method)
    {
        var truth = Hill(80, 70);
        var random = new Random(2);
        var wrapped = Wrapped(truth);
        var mask = new Image<byte>(80, 70);
        for (var at = 0; at < mask.Pixels.Length; at++)
        {
            var (y, x) = (at / 70 - 40, at % 70 - 35);
            mask.Pixels[at] = (byte)(y * y + x * x > 64 && y * y + x * x < 33 * 33 ? 1 : 0);
            if (mask.Pixels[at] == 0)
                wrapped.Pixels[at] = at % 3 == 0 ? float.NaN : 6 * random.NextSingle();
        }
        var result = PhaseUnwrapping.Run(wrapped, new PhaseUnwrappingSettings { Method = method, Mask = mask });

        Assert.Equal((0, 1), (result.Residues, result.Parts));
        Same(truth, result.Phase, mask);
        for (var at = 0; at < mask.Pixels.Length; at++)
            Assert.Equal(mask.Pixels[at] == 0, float.IsNaN(result.Phase.Pixels[at]));
    }

    [Theory]
    [InlineData(UnwrappingMethod.ReliabilitySorting)]
    [InlineData(UnwrappingMethod.LeastSquares)]
    public void Parts_that_do_not_touch_are_each_exact(UnwrappingMethod method)
    {
        var truth = Hill(40, 60);
        var mask = Mask(40, 60, (_, x) => x is < 28 or > 31);
        var result = PhaseUnwrapping.Run(Wrapped(truth), new PhaseUnwrappingSettings { Method = method, Mask = mask });

        Assert.Equal(2, result.Parts);
        Assert.Contains(result.Warnings, warning => warning.Contains("2 parts"));
        Same(truth, result.Phase, Mask(40, 60, (_, x) => x < 28));
        Same(truth, result.Phase, Mask(40, 60, (_, x) => x > 31));
    }

    [Fact]
    public void A_vortex_is_two_kinds_of_residue_counted_where_they_are()
    {
        // A pair of opposite vortices: one residue each.
        var wrapped = Fields.Image(40, 40, (y, x) =>
            Math.Atan2(y - 19.5, x - 10.5) - Math.Atan2(y - 19.5, x - 28.5));
        var result = PhaseUnwrapping.Run(Wrapped(wrapped), new PhaseUnwrappingSettings());

        Assert.Equal(2, result.Residues);
        Assert.Contains(result.Warnings, warning => warning.Contains("2 residues"));
    }

    [Theory]
    [InlineData(UnwrappingMethod.ReliabilitySorting)]
    [InlineData(UnwrappingMethod.LeastSquares)]
    public void Noise_is_kept_and_only_whole_turns_are_added(UnwrappingMethod method)
    {
        var random = new Random(4);
        var wrapped = Fields.Image(50, 50, (_, _) => 2 * Math.PI * (random.NextDouble() - 0.5));
        var result = PhaseUnwrapping.Run(wrapped, new PhaseUnwrappingSettings { Method = method });

        Assert.True(result.Residues > 100);
        for (var at = 0; at < wrapped.Pixels.Length; at++)
        {
            var turns = (result.Phase.Pixels[at] - wrapped.Pixels[at]) / (2 * Math.PI);
            Assert.Equal(Math.Round(turns), turns, 1e-5);
        }
    }

    [Fact]
    public void Sorting_keeps_a_noisy_patch_from_spoiling_the_rest()
    {
        var truth = Hill(80, 80);
        var random = new Random(5);
        var noisy = Wrapped(truth);
        for (var y = 30; y < 50; y++)
            for (var x = 5; x < 25; x++)
                noisy[y, x] = (float)(2 * Math.PI * (random.NextDouble() - 0.5));
        var result = PhaseUnwrapping.Run(noisy, new PhaseUnwrappingSettings());

        Assert.True(result.Residues > 10);
        Same(truth, result.Phase, Mask(80, 80, (y, x) => y is < 28 or > 51 || x is < 3 or > 26));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var phase = Fields.Image(8, 8, (y, x) => y == 3 && x == 5 ? double.NaN : 0);
        var bad = Assert.Throws<HolographyException>(() =>
            PhaseUnwrapping.Run(phase, new PhaseUnwrappingSettings { Method = (UnwrappingMethod)7 }));
        Assert.Equal(2, bad.Reasons.Count);
        Assert.Contains("column 5, row 3", bad.Message);

        Assert.Contains("0 everywhere", Assert.Throws<HolographyException>(() =>
            PhaseUnwrapping.Run(phase, new PhaseUnwrappingSettings { Mask = new Image<byte>(8, 8) })).Message);
        Assert.Contains("one size", Assert.Throws<HolographyException>(() =>
            PhaseUnwrapping.Run(phase, new PhaseUnwrappingSettings { Mask = new Image<byte>(8, 9) })).Message);
    }

    [Fact]
    public void A_cancelled_unwrapping_ends()
    {
        var cancelled = new CancellationToken(canceled: true);
        foreach (var method in Enum.GetValues<UnwrappingMethod>())
            Assert.ThrowsAny<OperationCanceledException>(() =>
                PhaseUnwrapping.Run(Hill(30, 30), new PhaseUnwrappingSettings { Method = method }, cancelled));
    }

    private static void IsExact(Image<float> truth, UnwrappingMethod method)
    {
        var result = PhaseUnwrapping.Run(Wrapped(truth), new PhaseUnwrappingSettings { Method = method });
        Assert.Equal((0, 1), (result.Residues, result.Parts));
        Assert.Empty(result.Warnings);
        Same(truth, result.Phase, Mask(truth.Height, truth.Width, (_, _) => true));
    }

    // Over the mask the two differ by one number of whole turns.
    private static void Same(Image<float> truth, Image<float> found, Image<byte> mask)
    {
        double? offset = null;
        for (var at = 0; at < truth.Pixels.Length; at++)
        {
            if (mask.Pixels[at] == 0)
                continue;
            offset ??= Math.Round((found.Pixels[at] - truth.Pixels[at]) / (2 * Math.PI)) * 2 * Math.PI;
            Assert.Equal(truth.Pixels[at] + offset.Value, found.Pixels[at], 2e-4);
        }
        Assert.NotNull(offset);
    }

    // About 15 turns high, its steepest neighbours less than π apart.
    private static Image<float> Hill(int height, int width)
    {
        var radius = Math.Max(height, width) / 4.0;
        return Fields.Image(height, width, (y, x) => 2.2 * radius * Math.Exp(-(Math.Pow(y - height / 2.3, 2) +
            Math.Pow(x - width / 1.9, 2)) / (2 * radius * radius)) + 0.02 * x);
    }

    private static Image<float> Wrapped(Image<float> phase) =>
        Fields.Image(phase.Height, phase.Width, (y, x) => Math.IEEERemainder(phase[y, x], 2 * Math.PI));

    private static Image<byte> Mask(int height, int width, Func<int, int, bool> counts)
    {
        var mask = new Image<byte>(height, width);
        for (var at = 0; at < mask.Pixels.Length; at++)
            mask.Pixels[at] = (byte)(counts(at / width, at % width) ? 255 : 0);
        return mask;
    }
}
