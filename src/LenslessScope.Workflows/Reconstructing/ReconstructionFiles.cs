using LenslessScope.Drawing;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>Everything that <c>reconstruct</c> writes for one hologram.</summary>
internal static class ReconstructionFiles
{
    /// <summary>The names of all files that <see cref="Write"/> may make.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "amplitude.ome.tif", "phase.ome.tif", "hologram.png", "amplitude.png", "phase.png", "focus-curve.png",
        "contact-sheet.png", "result.json", .. QuantityFiles.Names,
    ];

    /// <summary>
    /// Writes the files; <paramref name="pathOf"/> says where a name goes. Pictures show no phase in the gaps.
    /// </summary>
    public static void Write(Hologram hologram, ReconstructionResult result, ReconstructionReport report,
        QuantitativePhaseResult? quantities, Image<byte> gaps, Func<string, string> pathOf)
    {
        var field = result.Field ?? throw new ArgumentException("There is no field to write.", nameof(result));
        var (amplitude, phase) = (field.Amplitude(), field.Phase());
        WriteTiff(pathOf("amplitude.ome.tif"), amplitude, "amplitude", "amplitude, relative to the background", field,
            report);
        WriteTiff(pathOf("phase.ome.tif"), phase, "phase", "phase, rad", field, report);

        var recorded = Tone.Map(hologram.Intensity);
        var amplitudeTones = Tone.Map(amplitude);
        var phaseTones = PhasePicture.Of(phase, gaps);
        var shadowUm = result.Geometry!.Value.PixelUm;
        Save("hologram.png", recorded, "counts", "Hologram", shadowUm);
        Save("amplitude.png", amplitudeTones, "of the background", $"Amplitude at {result.ZUm:0.0} µm", field.PixelUm);
        Save("phase.png", phaseTones, "rad", $"Phase at {result.ZUm:0.0} µm", field.PixelUm,
            PhasePicture.Legend(gaps));
        if (quantities != null)
            QuantityFiles.Write(quantities, field, report, pathOf);
        if (result.Focus is { } focus)
            FocusPlot.Of(focus, report.Hologram).Save(pathOf("focus-curve.png"));
        var propagated = result.Retrieval == null
            ? null
            : Tone.Map(Reconstruction.ByPropagationAlone(result).Amplitude(), Contrast.Fixed(
                amplitudeTones.Range.Minimum, amplitudeTones.Range.Maximum));
        Sheet(recorded, propagated, amplitudeTones, phaseTones, gaps, result, report).Save(pathOf("contact-sheet.png"));
        ResultJson.Write(pathOf("result.json"), report);

        void Save(
            string name, TonedPicture toned, string unit, string title, double pixelUm, params string[] legend) =>
            LabelledPicture.Of(toned, unit, title, pixelUm, legend).Save(pathOf(name));
    }

    private static void WriteTiff(string path, Image<float> image, string name, string channel, ComplexField field,
        ReconstructionReport report) =>
        OmeTiff.Write(path, image, new OmeMetadata
        {
            Name = name,
            ChannelName = channel,
            PixelUm = field.PixelUm,
            WavelengthNm = field.WavelengthNm,
            ZUm = field.ZUm,
            Description = $"Reconstructed from {Path.GetFileName(report.Hologram)} at {field.ZUm:0.###} µm from the " +
                "sensor.",
        });

    // The amplitude by propagation alone, in the same tones, shows what the method changed; null where it is the
    // result.
    private static Picture Sheet(TonedPicture hologram, TonedPicture? propagated, TonedPicture amplitude,
        TonedPicture phase, Image<byte> gaps, ReconstructionResult result, ReconstructionReport report)
    {
        var pixelUm = result.Field!.PixelUm;
        var optics = result.Optics;
        var distance = $"{result.ZUm:0.0} µm from the sensor";
        var found = result.Focus is { } focus ? $"focus found, confidence {focus.Confidence:0.00}"
            : "distance as given";
        var geometry = optics.SourceUm is { } source
            ? $"point source at {source} µm, magnification {report.Magnification:0.###}" : "plane wave";
        return new ContactSheet
        {
            Header = Path.GetFileName(report.Hologram),
            Panels =
            [
                new Panel
                {
                    Image = hologram.Picture,
                    Title = "Hologram",
                    Captions = [$"{optics.WavelengthNm} nm, {optics.PixelUm} µm pixels, {geometry}"],
                    PixelUm = result.Geometry!.Value.PixelUm,
                    ColourBar = hologram.ColourBar("counts"),
                },
                .. propagated == null ? Array.Empty<Panel>() :
                [
                    new Panel
                    {
                        Image = propagated.Picture,
                        Title = "Amplitude, propagated only",
                        Captions = ["with its twin image, in the same tones"],
                        PixelUm = pixelUm,
                        ColourBar = propagated.ColourBar("of the background"),
                    },
                ],
                new Panel
                {
                    Image = amplitude.Picture,
                    Title = "Amplitude",
                    Captions = [$"{distance}, {found}"],
                    PixelUm = pixelUm,
                    ColourBar = amplitude.ColourBar("of the background"),
                },
                new Panel
                {
                    Image = phase.Picture,
                    Title = "Phase",
                    Captions = [distance, .. PhasePicture.Legend(gaps)],
                    PixelUm = pixelUm,
                    ColourBar = phase.ColourBar("rad"),
                },
            ],
        }.Render();
    }
}
