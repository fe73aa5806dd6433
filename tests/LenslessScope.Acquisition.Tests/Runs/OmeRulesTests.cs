using LenslessScope.MMCore;

namespace LenslessScope.Acquisition.Tests;

/// <summary>The OME-XML of runs against the rules that readers apply.</summary>
public sealed class OmeRulesTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    private string Folder => _temp.File("run");

    private static Plan Plan() => new()
    {
        Name = "drift & µm", Description = "tab\tand λ > 5 & < 6", Time = [new TimePhase(TimeSpan.FromSeconds(1), 3)],
        Positions = [new PlanPosition("A 1", 0, 0), new PlanPosition("B'2&", 100, 0)],
        Channels = [new PlanChannel("blue \"450\"") { WavelengthNm = 450 },
            new PlanChannel("grün") { WavelengthNm = 532 }],
        Z = new ZPlan([0, 5, 10], Relative: false), ExposureMs = 10, Background = new ReferenceFrames(2),
    };

    private static RunFacts Facts() => new()
    {
        ConfigurationPath = "scope.cfg", ConfigurationText = "Device,Camera,X,Y\n", Camera = "Camera <&>",
        StartedAt = s_start, PixelUm = 1.12, DeviceState = new Configuration([]),
        Versions = new Dictionary<string, string>(),
    };

    public static TheoryData<PixelType, bool> Kinds() => new()
    {
        { PixelType.GRAY8, false }, { PixelType.GRAY16, false }, { PixelType.RGB32, false }, { PixelType.GRAY8, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_complete_run_keeps_all_rules(PixelType pixelType, bool packed)
    {
        using (var writer = Begun(new RunOptions
        {
            PartFrames = 12, Compression = packed ? Imaging.TiffCompression.Deflate : Imaging.TiffCompression.None,
        }))
        {
            Write(writer, Frames(), pixelType);
            writer.Finish(new RunEnd(s_start, RunOutcome.Completed, null));
        }

        Assert.Equal(5, Directory.GetFiles(Folder, "*.ome.tif").Length); // two for each position
        Assert.Empty(OmeRules.BrokenIn(Folder, complete: true));
    }

    [Fact]
    public void A_stopped_run_and_one_that_broke_off_keep_all_rules_at_every_frame()
    {
        using var writer = Begun();
        foreach (var frame in Frames().Take(16))
        {
            Write(writer, [frame]);
            if (frame.Index % 5 == 0)
                Assert.Empty(OmeRules.BrokenIn(Folder, complete: false));
        }
        writer.Finish(new RunEnd(s_start, RunOutcome.Stopped, null));
        Assert.Empty(OmeRules.BrokenIn(Folder, complete: false));
    }

    [Fact]
    public void A_resumed_run_keeps_all_rules()
    {
        using (var writer = Begun())
            Write(writer, Frames().Take(13));
        var file = Directory.GetFiles(Folder, "A 1*.ome.tif").Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^50]); // torn within its last frame

        using (var writer = RunWriter.Resume(Folder, Facts()))
        {
            Assert.Equal(12, writer.Done.Count);
            Write(writer, Frames().Where(frame => !writer.Done.Contains(frame.Index)));
            writer.Finish(new RunEnd(s_start, RunOutcome.Completed, null));
        }

        Assert.Empty(OmeRules.BrokenIn(Folder, complete: true));
    }

    [Theory]
    [InlineData("Type=\"uint8\"", "Type=\"u8\"", "Type")]
    [InlineData("SizeT=", "SizeTimes=", "SizeT")]
    [InlineData("SizeZ=\"1\"", "SizeZ=\"0\"", "SizeZ")]
    [InlineData("ID=\"Pixels:0\"", "ID=\"0\"", "ID")]
    [InlineData("&#181;m", "um", "PhysicalSize")]
    [InlineData("<AnnotationRef ID=\"Annotation:Frames\"/>", "<AnnotationRef ID=\"Annotation:Other\"/>",
        "Annotation:Other")]
    [InlineData("<AcquisitionDate>", "<Description/><AcquisitionDate>", "AcquisitionDate")]
    [InlineData("FirstC=\"1\"", "FirstC=\"0\"", "OnePagePerPlane")]
    [InlineData("IFD=\"1\"", "IFD=\"0\"", "OnePlanePerPage")]
    public void The_rules_find_what_breaks_them(string right, string wrong, string named)
    {
        using (var writer = Begun())
            Write(writer, Frames().Take(4));
        var text = System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(Directory.GetFiles(Folder,
            "*.ome.tif").Single()));
        var start = text.IndexOf("<?xml", StringComparison.Ordinal);
        var xml = text[start..(text.IndexOf("</OME>", start, StringComparison.Ordinal) + "</OME>".Length)];
        Assert.Empty(OmeRules.BrokenBy(xml));
        Assert.Contains(right, xml, StringComparison.Ordinal);

        Assert.Contains(OmeRules.BrokenBy(xml.Replace(right, wrong, StringComparison.Ordinal)),
            rule => rule.Contains(named, StringComparison.Ordinal));
    }

    private static IEnumerable<PlannedFrame> Frames() => Plan().Frames();

    private RunWriter Begun(RunOptions? options = null) => RunWriter.Create(Folder, Plan(), Plan().Stacks(), Facts(),
        options);

    private static void Write(RunWriter writer, IEnumerable<PlannedFrame> frames, PixelType pixelType = PixelType.GRAY8)
    {
        var shape = new FrameShape(9, 11, pixelType);
        var pixels = new byte[shape.Height * shape.Width * pixelType.BytesPerPixel];
        foreach (var frame in frames)
        {
            new Random((int)frame.Index).NextBytes(pixels);
            writer.Write(frame, pixels, shape, new FrameRecord
            {
                Time = s_start.AddSeconds(frame.Index), TimestampNs = 1000 * frame.Index, Clock = "monotonic",
                    ExposureMs = 10,
                XUm = frame.XUm, YUm = frame.YUm, ZUm = frame.ZUm, WavelengthNm = frame.WavelengthNm,
            });
        }
    }
}
