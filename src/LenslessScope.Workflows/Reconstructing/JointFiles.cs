using LenslessScope.Drawing;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>Everything that <c>reconstruct</c> writes for a field made of several frames.</summary>
internal static class JointFiles
{
    /// <summary>The names of all files that <see cref="Write"/> makes.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["amplitude.ome.tif", "phase.ome.tif", "amplitude.png", "phase.png", "contact-sheet.png", "result.json"];

    /// <summary>Writes the files; <paramref name="pathOf"/> says where a name goes.</summary>
    public static void Write(JointReconstructionResult result, JointReport report, Func<string, string> pathOf)
    {
        var field = result.Field;
        var (amplitude, phase) = (field.Amplitude(), field.Phase());
        WriteTiff(pathOf("amplitude.ome.tif"), amplitude, "amplitude", "amplitude, relative to the background", result);
        WriteTiff(pathOf("phase.ome.tif"), phase, "phase", "phase, rad", result);
        var amplitudeTones = Tone.Map(amplitude);
        var gaps = PhaseGaps.Of(field);
        var phaseTones = PhasePicture.Of(phase, gaps);
        amplitudeTones.Picture.Save(pathOf("amplitude.png"));
        phaseTones.Picture.Save(pathOf("phase.png"));
        new ContactSheet
        {
            Header = $"{report.Frames.Count} frames, the first {Path.GetFileName(report.Frames[0].Hologram)}",
            Panels =
            [
                new Panel
                {
                    Image = amplitudeTones.Picture,
                    Title = "Amplitude",
                    Captions = [$"{field.ZUm:0.0} µm from the sensor"],
                    PixelUm = field.PixelUm,
                    ColourBar = amplitudeTones.ColourBar("of the background"),
                },
                new Panel
                {
                    Image = phaseTones.Picture,
                    Title = "Phase",
                    Captions = [$"{field.WavelengthNm} nm", .. PhasePicture.Legend(gaps)],
                    PixelUm = field.PixelUm,
                    ColourBar = phaseTones.ColourBar("rad"),
                },
            ],
        }.Render().Save(pathOf("contact-sheet.png"));
        ResultJson.Write(pathOf("result.json"), report);
    }

    private static void WriteTiff(
        string path, Image<float> image, string name, string channel, JointReconstructionResult result) =>
        OmeTiff.Write(path, image, new OmeMetadata
        {
            Name = name,
            ChannelName = channel,
            PixelUm = result.Field.PixelUm,
            WavelengthNm = result.Field.WavelengthNm,
            ZUm = result.Field.ZUm,
            Description = $"Reconstructed from {result.Frames.Count} frames, the first at {result.Field.ZUm:0.###} " +
                "µm from the sensor.",
        });
}
