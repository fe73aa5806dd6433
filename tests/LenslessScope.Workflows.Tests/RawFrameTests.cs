using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows.Tests;

/// <summary>Files that say what else had to be given.</summary>
public sealed class RawFrameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_DNG_needs_the_colour_of_the_light_and_nothing_more()
    {
        var path = Raw("x.dng", "BGGR", (row, column) => row % 2 == 0 && column % 2 == 1 ? 100 : 900, 64, 65, 66, 67);

        var refused = Assert.Throws<RequestException>(() => Hologram(path, ColourPlane.Mean));
        Assert.Contains("raw frame of a colour sensor (BGGR): give the colour", refused.Message,
            StringComparison.Ordinal);

        // Green is at the upper right and the lower left of each square: 100 and 900; blue and red are filled.
        var hologram = Hologram(path, ColourPlane.Green);
        Assert.Equal((100, 900, 500), (hologram.Intensity[2, 3], hologram.Intensity[3, 2], hologram.Intensity[2, 2]));
        Assert.Equal(1023, hologram.SaturatedAt);
        var dark = Assert.Single(hologram.Darks);
        Assert.Equal((64, 65, 66, 67), (dark[2, 2], dark[2, 3], dark[3, 2], dark[3, 3]));
    }

    [Fact]
    public void Dark_frames_that_are_given_hold_the_black_level_already()
    {
        var path = Raw("x.dng", "RGGB", Nearly(500), 64);
        var dark = Raw("dark.dng", "RGGB", Nearly(70), 64);
        var request = Request(path, ColourPlane.Red) with { Darks = [dark] };
        Assert.Equal(70, Assert.Single(HologramSet.Open(request, null).Hologram(path).Darks)[5, 5]);
    }

    [Fact]
    public void Saturation_follows_from_the_white_level()
    {
        var path = Write("x.dng", "RGGB", (row, column) => row < 4 ? 1000 : 100 + row + column, (16, 16), 1000, 64);
        var hologram = Hologram(path, ColourPlane.Red);
        var result = Normalisation.Run(hologram, new NormalisationSettings(), TestContext.Current.CancellationToken);
        Assert.Equal(1000, result.SaturationLevel);
        Assert.InRange(result.SaturatedPixels, 4 * 16 - 16, 4 * 16);
    }

    [Fact]
    public void An_order_that_contradicts_the_file_is_refused()
    {
        var path = Raw("x.dng", "BGGR", Nearly(500), 64);
        var request = Joint(path) with { Joint = new JointFrames { RawColour = RawColour.Rggb } };
        var refused = Assert.Throws<RequestException>(() => HologramSet.Open(request, null).Hologram(path));
        Assert.Contains("its colour pattern is BGGR, not RGGB. Leave `rawColour` out", refused.Message,
            StringComparison.Ordinal);
        request = request with { Joint = new JointFrames { RawColour = RawColour.Bggr } };
        Assert.Equal(500, HologramSet.Open(request, null).Hologram(path).Intensity[0, 0]);
    }

    [Fact]
    public void One_field_of_several_takes_the_order_from_the_file()
    {
        var (a, b) = (Raw("a.dng", "GBRG", Nearly(500), 64), Raw("b.dng", "GBRG", Nearly(400), 64));
        var set = HologramSet.Open(Joint(a, b), null);
        Assert.Equal(RawColour.Gbrg, set.JointColour);
        Assert.Equal(400, set.Hologram(b).Intensity[7, 7]);
        Assert.Throws<RequestException>(() =>
            HologramSet.Open(Joint(a, b) with { ColourPlane = ColourPlane.Mean }, null));
        var other = Raw("c.dng", "RGGB", Nearly(500), 64);
        Assert.Throws<RequestException>(() => HologramSet.Open(Joint(a, other), null).Hologram(other));
    }

    [Fact]
    public void A_simulated_hologram_is_found_in_focus_from_its_DNG()
    {
        Workflow.Run(new SimulationRequest { Width = 192, Height = 160, Backgrounds = 4, Darks = 0 },
            new WorkflowOutput(_folder.File("cells")), null, TestContext.Current.CancellationToken);
        foreach (var file in Directory.GetFiles(_folder.File("cells"), "*.ome.tif"))
            if (!file.Contains("truth", StringComparison.Ordinal))
            {
                var grey = ImageFile.Read(file).ToGray();
                Write(Path.GetFileName(file) + ".dng", "RGGB", (row, column) => grey[row, column], (160, 192), 1023, 0);
            }

        var focus = FocusWorkflow.Run(
            new FocusRequest
            {
                Holograms = [_folder.File("hologram.ome.tif.dng")], Backgrounds = [_folder.File("background-*.dng")],
                ColourPlane = ColourPlane.Green, WavelengthNm = 532, PixelUm = 1.55,
                Focus = new FocusSettings { MinZUm = 800, MaxZUm = 1200 },
            }, null, TestContext.Current.CancellationToken);

        Assert.InRange(Assert.Single(focus.Results).Focus.ZUm!.Value, 975, 1025);
    }

    [Fact]
    public void Oblong_pixels_are_refused_with_both_sides_unless_the_pitch_is_given()
    {
        var path = _folder.File("x.ome.tif");
        File.WriteAllBytes(path, new HandmadeTiff().Bytes(HandmadeTiff.Image(16, 16, 8, [.. new byte[255], 1]).Says(
            "<OME><Image><Pixels SizeT='1' SizeZ='1' SizeC='1' PhysicalSizeX='1.55' PhysicalSizeY='3.1'><TiffData/>" +
            "</Pixels></Image></OME>")));
        var request = Request(path, ColourPlane.Mean) with { PixelUm = null };
        var refused = Assert.Throws<RequestException>(() => HologramSet.Open(request, null).Hologram(path));
        Assert.Contains("has pixels of 1.55 × 3.1 µm", refused.Message, StringComparison.Ordinal);
        var told = new List<WorkflowProgress>();
        var set = HologramSet.Open(request with { PixelUm = 2 }, new Telling<WorkflowProgress>(told.Add));
        Assert.Equal(2, set.Hologram(path).Optics.PixelUm);
        Assert.Contains("1.55 × 3.1 µm (width × height); they are taken as squares of 2 µm",
            Assert.IsType<WorkflowNotice>(Assert.Single(told)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_between_frames_of_one_file_makes_speeds()
    {
        var path = _folder.File("x.tif");
        File.WriteAllBytes(path, new HandmadeTiff().Bytes(HandmadeTiff.Image(1, 1, 8, [1, 2, 3])
            .Says("ImageJ=1.53t\nimages=3\nframes=3\nfinterval=0.25\n")));
        var told = new List<WorkflowProgress>();
        var set = HologramSet.Open(Request(path, ColourPlane.Mean), null);
        Assert.Equal(0.25, set.FrameInterval(new Telling<WorkflowProgress>(told.Add))?.TotalSeconds);
        Assert.Contains("0.25 s apart", Assert.IsType<WorkflowNotice>(Assert.Single(told)).Message,
            StringComparison.Ordinal);
        Assert.Null(HologramSet.Open(Request(path + "#1", ColourPlane.Mean), null).FrameInterval(null));
    }

    private static Hologram Hologram(string path, ColourPlane plane) =>
        HologramSet.Open(Request(path, plane), null).Hologram(path);

    private static FocusRequest Request(string path, ColourPlane plane) => new()
    {
        Holograms = [path], ColourPlane = plane, WavelengthNm = 532, PixelUm = 1.55,
        Focus = new FocusSettings { MinZUm = 500, MaxZUm = 1500 },
    };

    private static ReconstructRequest Joint(params string[] paths) => new()
    {
        Holograms = paths, ColourPlane = ColourPlane.Green, WavelengthNm = 532, PixelUm = 1.55, ZUm = 500,
        Joint = new JointFrames { Motion = FrameMotion.Shift },
    };

    // A frame of one value is no hologram: one pixel of each colour on the diagonal has another.
    private static Func<int, int, float> Nearly(float count) =>
        (row, column) => row == column && row >= 14 ? count + 1 : count;

    private string Raw(string name, string colours, Func<int, int, float> count, params double[] black) =>
        Write(name, colours, count, (16, 16), 1023, black);

    private string Write(string name, string colours, Func<int, int, float> count, (int Height, int Width) size,
        double white, params double[] black)
    {
        var values = from row in Enumerable.Range(0, size.Height) from column in Enumerable.Range(0, size.Width)
                     select (double)count(row, column);
        var pixels = new HandmadeTiff().Samples(values, "u2");
        var raw = HandmadeTiff.Raw(size.Height, size.Width, 16, pixels, colours, white, black);
        File.WriteAllBytes(_folder.File(name), new HandmadeTiff().Bytes(HandmadeTiff.AsDng(raw)));
        return _folder.File(name);
    }
}
