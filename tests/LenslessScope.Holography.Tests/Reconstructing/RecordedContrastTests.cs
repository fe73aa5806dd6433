using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

/// <summary>
/// How far objects stand out of clear ground, on every recording: |mean of the object − mean of the ground| over the
/// standard deviation of the ground, of the amplitude.
/// </summary>
public sealed class RecordedContrastTests
{
    // Inside of an object: all within a radius of a line between two pixels. Then a rectangle of clear ground.
    private static readonly Dictionary<string, (Stick Object, Roi Ground)> s_places = new()
    {
        ["Lfib_300_2440"] = (new(151, 154, 302, 135, 3), new(30, 210, 100, 120)),
        ["Lfib_314_2460"] = (new(138, 189, 290, 207, 3), new(60, 270, 100, 130)),
        ["Sfib_309_3580"] = (new(208, 200, 275, 302, 3), new(300, 100, 120, 150)),
        ["Sfib_313_2460"] = (new(107, 170, 105, 226, 3), new(150, 210, 140, 110)),
        ["blep_205_800"] = (new(146, 189, 226, 138, 6), new(240, 200, 110, 110)),
        ["blep_231_820"] = (new(138, 138, 186, 173, 5), new(20, 190, 100, 100)),
        ["cil_101_3645"] = (new(119, 126, 126, 129, 3), new(20, 160, 80, 70)),
        ["cil_200_1760"] = (new(142, 140, 142, 140, 4), new(170, 170, 100, 100)),
        ["dino_100_6205"] = (new(129, 116, 129, 164, 12), new(180, 20, 65, 100)),
        ["dino_31_6480"] = (new(108, 140, 167, 148, 14), new(190, 190, 75, 90)),
        ["par_201_1840"] = (new(143, 251, 226, 100, 7), new(20, 20, 100, 140)),
        ["par_219_1040"] = (new(119, 116, 302, 65, 8), new(150, 160, 150, 100)),
        ["usaf"] = (new(757, 367, 757, 367, 28), new(300, 880, 140, 100)),
        ["organisms"] = (new(470, 527, 580, 518, 12), new(80, 780, 250, 210)),
        ["point_source"] = (new(515, 100, 515, 270, 40), new(60, 700, 240, 250)),
        ["fly"] = (new(548, 476, 548, 476, 50), new(60, 750, 190, 200)),
        ["sphere"] = (new(257, 284, 257, 284, 7), new(30, 380, 100, 100)),
    };

    public static TheoryData<string> Names() => [.. s_places.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_the_twin_image_objects_stand_out_at_least_as_far_as_by_propagation_alone(string name)
    {
        var (hologram, settings) = Recording(name);

        var (found, simple) = (
            Contrast(hologram, settings, name),
            Contrast(hologram, settings with { Method = ReconstructionMethod.BackPropagation }, name));

        Assert.True(found.ToNoise >= simple.ToNoise, $"{found}, by propagation alone {simple}");
    }

    // Divided by a blurred copy of the frame they are outlines as bright as the ground inside.
    [Theory]
    [InlineData("par_201_1840", 0.7)]
    [InlineData("par_219_1040", 0.75)]
    [InlineData("dino_100_6205", 0.6)]
    [InlineData("dino_31_6480", 0.6)]
    public void Organisms_are_dark_inside_not_at_their_outlines_alone(string name, double brightest)
    {
        var (hologram, settings) = Recording(name);
        var found = Contrast(hologram, settings, name);
        Assert.InRange(found.Object, 0.2, brightest);
        Assert.InRange(found.Ground, 0.97, 1.03);
    }

    private static Measured Contrast(Hologram hologram, ReconstructionSettings settings, string name)
    {
        var amplitude = Reconstruction.Run(hologram, settings).Field!.Amplitude();
        var (place, ground) = s_places[name];
        var (inside, clear) = (new List<double>(), new List<double>());
        for (var row = 0; row < amplitude.Height; row++)
            for (var column = 0; column < amplitude.Width; column++)
                if (place.Holds(column, row))
                    inside.Add(amplitude[row, column]);
                else if (column >= ground.X && column < ground.X + ground.Width
                    && row >= ground.Y && row < ground.Y + ground.Height)
                    clear.Add(amplitude[row, column]);
        var mean = clear.Average();
        return new Measured(
            inside.Average(), mean, Math.Sqrt(clear.Average(value => (value - mean) * (value - mean))));
    }

    // Optics and distances as their authors state them; of the point sources where they focus.
    private static (Hologram Hologram, ReconstructionSettings Settings) Recording(string name) => name switch
    {
        "usaf" => (Of(name, "usaf_holo.png", 450, 0.44, backgrounds: "usaf_back.png"), At(750)),
        "organisms" => (Of(name, "organisms_holo.tif", 630, 1), At(13_000)),
        "point_source" => (Of(name, "holo.jpg", 406, 12, backgrounds: "back.jpg", sourceUm: 40_700),
            At(40_700 - 1130) with { Normalisation = new NormalisationSettings { Mode = BackgroundMode.Subtract } }),
        "fly" => (Of(name, "holo.bmp", 532, 6.7, backgrounds: "reference_frame.bmp", sourceUm: 14_000),
            At(14_000 - 1080)),
        "sphere" => (Of(name, "holo.jpg", 660, 0.0851, index: 1.33, backgrounds: "bg*.jpg", darks: "dark.jpg"),
            At(16.7)),
        _ => (Of("plankton_rpi", $"{name}_raw.jpg", 650, 1.4), At(double.Parse(name.Split('_')[^1]))),
    };

    private static ReconstructionSettings At(double zUm) => new() { ZUm = zUm };

    private static Hologram Of(string set, string file, double wavelengthNm, double pixelUm, double index = 1,
        double? sourceUm = null, string? backgrounds = null, string? darks = null) => new()
        {
            Intensity = RecordedData.Read(set, file),
            Backgrounds = All(set, backgrounds),
            Darks = All(set, darks),
            Optics = new Optics
            {
                WavelengthNm = wavelengthNm, PixelUm = pixelUm, RefractiveIndex = index, SourceUm = sourceUm,
            },
        };

    private static IReadOnlyList<Image<float>> All(string set, string? pattern) => pattern == null
        ? []
        : [.. RecordedData.Files(set, pattern).Select(file => RecordedData.Read(set, file))];

    private readonly record struct Stick(double FromX, double FromY, double ToX, double ToY, double Radius)
    {
        public bool Holds(int column, int row)
        {
            var (x, y) = (ToX - FromX, ToY - FromY);
            var along = Math.Clamp(
                ((column - FromX) * x + (row - FromY) * y) / Math.Max(x * x + y * y, double.Epsilon), 0, 1);
            return Math.Pow(column - FromX - along * x, 2) + Math.Pow(row - FromY - along * y, 2) <= Radius * Radius;
        }
    }

    private readonly record struct Measured(double Object, double Ground, double Noise)
    {
        public double ToNoise => Math.Abs(Object - Ground) / Noise;

        public override string ToString() =>
            $"contrast to noise {ToNoise:0.0}: {Object:0.000} on {Ground:0.000} ± {Noise:0.0000}";
    }
}
