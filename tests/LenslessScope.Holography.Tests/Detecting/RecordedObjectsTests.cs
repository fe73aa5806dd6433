namespace LenslessScope.Holography.Tests;

public sealed class RecordedObjectsTests
{
    [Fact]
    public void The_dominant_object_of_plankton_is_within_a_tenth_of_its_distance_in_nine_of_twelve_files()
    {
        var answers = new List<(double Truth, double? Found)>();
        foreach (var file in RecordedData.Files("plankton_rpi", "*_raw.jpg"))
        {
            // The distance in µm is the last number of the name.
            var truth = double.Parse(file.Split('_')[^2]);
            var result = ObjectDetection.Run(
                new Hologram
                {
                    Intensity = RecordedData.Read("plankton_rpi", file),
                    Optics = new Optics { WavelengthNm = 650, PixelUm = 1.4 },
                }, new ObjectDetectionSettings { MinZUm = 0.7 * truth, MaxZUm = 1.3 * truth },
                new NormalisationSettings());
            answers.Add((truth, result.Dominant?.ZUm));
        }
        Assert.Equal(12, answers.Count);
        Assert.True(answers.Count(answer => Math.Abs((answer.Found ?? 0) - answer.Truth) <= 0.1 * answer.Truth) >= 9,
            string.Join(", ",
                answers.Select(answer => FormattableString.Invariant($"{answer.Truth:0}: {answer.Found:0}"))));
    }
}
