using LenslessScope.Drawing;
using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>Everything that <c>simulate</c> writes.</summary>
internal static class SimulationFiles
{
    private const string Amplitude = "truth-amplitude.ome.tif", Phase = "truth-phase.ome.tif",
        Objects = "truth-objects.ome.tif";

    /// <summary>
    /// Records and writes all frames, then the truth; <paramref name="pathOf"/> says where a name goes.
    /// </summary>
    public static TruthReport Write(
        SimulationRequest request, WorkflowOutput output, IProgress<WorkflowProgress>? progress,
        Func<string, string> pathOf, CancellationToken cancellation)
    {
        using var instrument = new SimulatedInstrument(request);
        var frames = request.Arrangements.SelectMany(a => Enumerable.Repeat(a, request.Frames)).ToList();
        var total = frames.Count + request.Backgrounds + request.Darks;
        var taken = 0;
        var holograms = new List<TruthReport.HologramPart>();
        foreach (var (name, arrangement) in Names("hologram", frames.Count).Zip(frames))
        {
            instrument.Arrange(arrangement);
            holograms.Add(new TruthReport.HologramPart(name, arrangement.ZUm, arrangement.XUm, arrangement.YUm, taken));
            Take(name);
        }
        instrument.Clear();
        var backgrounds = Names("background", request.Backgrounds).ToList();
        backgrounds.ForEach(Take);
        instrument.SwitchLight(false);
        var darks = Names("dark", request.Darks).ToList();
        darks.ForEach(Take);
        instrument.SwitchLight(true);

        var first = request.Arrangements[0];
        instrument.Arrange(first);
        var (amplitude, phase, shown) = instrument.Truth();
        var (labels, objects) = TrueObjects.Of(shown, phase, request.PixelUm, instrument.WavelengthNm);
        var metadata = new OmeMetadata
        {
            Name = "truth", PixelUm = request.PixelUm, WavelengthNm = instrument.WavelengthNm, ZUm = first.ZUm,
            Description = "What a reconstruction of the first hologram should find.",
        };
        OmeTiff.Write(pathOf(Amplitude), amplitude,
            metadata with { ChannelName = "amplitude, relative to the background" });
        OmeTiff.Write(pathOf(Phase), phase, metadata with { ChannelName = "phase, rad" });
        OmeTiff.Write(pathOf(Objects), labels, metadata with { ChannelName = "number of the object, 0 for none" });
        Sheet(request, ImageFile.Read(pathOf(holograms[0].File)).ToGray(), amplitude, phase, objects.Count)
            .Save(pathOf("contact-sheet.png"));
        var report = new TruthReport(holograms, backgrounds, darks,
            new TruthReport.TruthPart(Amplitude, Phase, Objects, first.ZUm, first.XUm, first.YUm), objects, request,
            instrument.Properties, output.Made());
        ResultJson.Write(pathOf("truth.json"), report);
        return report;

        void Take(string name)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new StageProgress(null, WorkflowStage.Recording, (double)taken / total)
            {
                Step = taken + 1,
                Steps = total,
            });
            instrument.Record(pathOf(name));
            taken++;
        }
    }

    private static IEnumerable<string> Names(string kind, int count)
    {
        var digits = Math.Max(2, $"{count}".Length);
        return count == 1 && kind == "hologram"
            ? [$"{kind}.ome.tif"]
            : Enumerable.Range(1, count).Select(i => $"{kind}-{i.ToString($"D{digits}")}.ome.tif");
    }

    private static Picture Sheet(
        SimulationRequest request, Image<float> hologram, Image<float> amplitude, Image<float> phase, int objects)
    {
        var first = request.Arrangements[0];
        var (recorded, seen) = (Tone.Map(hologram), Tone.Map(amplitude));
        var delayed = Tone.Map(phase, Contrast.Symmetric(percentile: 99.5), ColourMap.Diverging);
        return new ContactSheet
        {
            Header = $"Simulated {request.Picture ?? request.Sample.ToLowerInvariant()}, seed {request.Seed}",
            Panels =
            [
                new Panel
                {
                    Image = recorded.Picture, Title = "Hologram", PixelUm = request.PixelUm,
                    ColourBar = recorded.ColourBar("counts"),
                    Captions =
                    [
                        $"{first.ZUm} µm from the sensor, {request.WavelengthNm} nm, {request.PixelUm} µm pixels",
                    ],
                },
                new Panel
                {
                    Image = seen.Picture, Title = "True amplitude", PixelUm = request.PixelUm,
                    ColourBar = seen.ColourBar("of the background"), Captions = [$"{objects} objects"],
                },
                new Panel
                {
                    Image = delayed.Picture, Title = "True phase", PixelUm = request.PixelUm,
                    ColourBar = delayed.ColourBar("rad"),
                },
            ],
        }.Render();
    }
}
