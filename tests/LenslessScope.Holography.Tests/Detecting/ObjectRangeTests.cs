using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

/// <summary>Whether something is there does not depend on how far the range reaches beyond it.</summary>
public sealed class ObjectRangeTests
{
    // Columns and rows of three objects at 600 µm in each file.
    private static readonly Dictionary<string, (int X, int Y)[]> s_truth = new()
    {
        ["frame_8.tif"] = [(123, 88), (138, 132), (139, 155)],
        ["nr_4.0_weak_0.005.tif"] = [(70, 70), (180, 100), (110, 185)],
    };

    public static TheoryData<string, double, double> Ranges()
    {
        var data = new TheoryData<string, double, double>();
        foreach (var file in s_truth.Keys)
            foreach (var (from, to) in
                ((double, double)[])[(500, 700), (450, 700), (580, 620), (400, 900), (300, 1200)])
                data.Add(file, from, to);
        return data;
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void The_same_three_objects_are_found_in_every_range_that_holds_them(string file, double from, double to)
    {
        var result = ObjectDetection.Run(
            new Hologram
            {
                Intensity = ImageFile.Read(
                    RecordedHolograms.PathOf($"reports/reconstruction/objects-narrow-range/{file}")).ToGray(),
                Optics = new Optics { WavelengthNm = 532, PixelUm = 1.55 },
            }, new ObjectDetectionSettings { MinZUm = from, MaxZUm = to }, new NormalisationSettings());
        var all = string.Join(", ", result.Objects.Select(
            o => $"({o.XUm / 1.55:0.0}, {o.YUm / 1.55:0.0}, {o.ZUm:0})"));
        Assert.True(result.Objects.Count == 3, all);
        foreach (var (x, y) in s_truth[file])
            Assert.True(result.Objects.Any(found => Math.Abs(found.XUm / 1.55 - x) < 2 &&
                Math.Abs(found.YUm / 1.55 - y) < 2 && Math.Abs(found.ZUm - 600) < 20), all);
    }
}
