using LenslessScope.Holography;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows.Tests;

/// <summary>In which order frames are taken.</summary>
public sealed class HologramOrderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("frame_2.tif", "frame_10.tif")]
    [InlineData("2", "10")]
    [InlineData("a9b10", "a10b9")]
    [InlineData("x1", "x1a")]
    [InlineData("x", "x1")]
    [InlineData("x007", "x8")]
    [InlineData("x01", "x1")]
    [InlineData("B1", "a1")]
    [InlineData("n99999999999999999999", "n100000000000000000000")]
    public void Digits_are_compared_as_numbers(string first, string second)
    {
        Assert.True(NaturalOrder.Instance.Compare(first, second) < 0);
        Assert.True(NaturalOrder.Instance.Compare(second, first) > 0);
        Assert.Equal(0, NaturalOrder.Instance.Compare(first, first));
    }

    [Fact]
    public void Folders_and_patterns_come_in_natural_order()
    {
        Put("frame_1.pgm", "frame_10.pgm", "frame_2.pgm", "frame_11.pgm");
        string[] expected = ["frame_1.pgm", "frame_2.pgm", "frame_10.pgm", "frame_11.pgm"];
        Assert.Equal(expected, Expanded(_folder.Path));
        Assert.Equal(expected, Expanded(_folder.File("frame_*.pgm")));
        Assert.Equal(["frame_2.pgm", "frame_1.pgm"],
            Expanded(_folder.File("frame_2.pgm"), _folder.File("frame_1.pgm")));
    }

    [Fact]
    public void Names_out_of_order_are_told_once_and_taken_as_given()
    {
        Put("frame_1.pgm", "frame_10.pgm", "frame_2.pgm", "frame_3.pgm");
        var told = new List<WorkflowProgress>();
        string[] given =
            [.. new[] { "frame_1.pgm", "frame_10.pgm", "frame_2.pgm", "frame_3.pgm" }.Select(_folder.File)];

        var set = HologramSet.Open(Request(given), new Telling<WorkflowProgress>(told.Add));

        Assert.Equal(given, set.Paths);
        var notice = Assert.IsType<WorkflowNotice>(Assert.Single(told));
        Assert.Contains($"'{given[1]}' before '{given[2]}'", notice.Message, StringComparison.Ordinal);
        Assert.Contains("quote the pattern", notice.Message, StringComparison.Ordinal);
        told.Clear();
        HologramSet.Open(Request(_folder.Path), new Telling<WorkflowProgress>(told.Add));
        HologramSet.Open(Request(_folder.File("frame_2.pgm"), _folder.File("frame_10.pgm")),
            new Telling<WorkflowProgress>(told.Add));
        Assert.Empty(told);
    }

    [Fact]
    public void Images_of_Micro_Manager_come_by_time_position_channel_and_z()
    {
        // By name, channels would come first.
        var names = from time in new[] { 0, 1 } from channel in new[] { 0, 1 } from z in new[] { 0, 1 }
                    select $"img_channel00{channel}_position000_time00000000{time}_z00{z}.tif";
        Put([.. names.Order()]);
        Assert.Equal(names, Expanded(_folder.Path));

        // What metadata.txt says goes before what names say.
        _folder.Write("metadata.txt", "{" + string.Join(",", names.Select((name, i) =>
            $"\"Coords-Default/{name}\": {{ \"time\": {7 - i}, \"position\": 0, \"channel\": 0, \"z\": 0 }}")) + "}");
        Assert.Equal(names.Reverse(), Expanded(_folder.Path));
    }

    [Fact]
    public void Positions_of_Micro_Manager_lie_in_folders_of_their_own()
    {
        foreach (var position in new[] { 0, 1 })
        {
            Directory.CreateDirectory(_folder.File($"Pos{position}"));
            Put([.. new[] { 0, 1 }.Select(time =>
                $"Pos{position}/img_channel000_position00{position}_time00000000{time}_z000.tif")]);
            _folder.Write($"Pos{position}/metadata.txt", "{}");
        }
        Assert.Equal(["000_time000000000", "001_time000000000", "000_time000000001", "001_time000000001"],
            Expanded(_folder.Path).Select(name => name![23..40]));
    }

    [Fact]
    public void A_set_of_OME_files_is_taken_once()
    {
        var data = string.Concat(new[] { ("a", 1), ("b", 0) }.Select(of => $"<TiffData FirstT='{of.Item2}' IFD='0'>" +
            $"<UUID FileName='{of.Item1}.ome.tif'>urn:{of.Item1}</UUID></TiffData>"));
        foreach (var name in new[] { "a", "b" })
            File.WriteAllBytes(_folder.File($"{name}.ome.tif"), new HandmadeTiff().Bytes(
                HandmadeTiff.Image(1, 1, 8, [1]).Says($"<OME UUID='urn:{name}'><Image><Pixels " +
                    $"DimensionOrder='XYZCT' SizeT='2' SizeZ='1' SizeC='1'>{data}</Pixels></Image></OME>")));
        Assert.Equal(["a.ome.tif#1", "a.ome.tif#2"], Expanded(_folder.Path));
        Assert.Equal(["b.ome.tif#1", "b.ome.tif#2"], Expanded(_folder.File("b.ome.tif")));
    }

    [Fact]
    public void Tracks_over_a_folder_of_numbered_frames_are_right()
    {
        var first = RecordedHolograms.PathOf("reports/reconstruction/order-of-names/frame_1.tif");
        var outcome = (WorkflowOutcome<TrackReport>)Workflow.Run(
            new TrackRequest
            {
                Holograms = [Path.GetDirectoryName(first)!], WavelengthNm = 532, PixelUm = 1.55,
                Detection = new ObjectDetectionSettings { MinZUm = 300, MaxZUm = 900 },
                Tracking = new TrackingSettings
                {
                    GateUm = 20, FrameInterval = TimeSpan.FromSeconds(1), LeastPoints = 6,
                },
            }, new WorkflowOutput(_folder.File("out")), null, TestContext.Current.CancellationToken);

        var report = Assert.Single(outcome.Results);
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"frame_{i}.tif"), report.Holograms.Select(Path.GetFileName));
        var speeds = report.Tracks.Select(track => track.NetSpeedUmPerS!.Value).Order().ToArray();
        Assert.Equal(3, speeds.Length);
        Assert.All(speeds.Zip([13.15, 13.33, 15.26]), of => Assert.InRange(of.First, of.Second - 0.4, of.Second + 0.4));
        Assert.All(report.Tracks, track => Assert.Equal((12, 0), (track.Points, track.Missing)));
    }

    private void Put(params string[] names)
    {
        foreach (var name in names)
            File.WriteAllBytes(_folder.File(name), name.EndsWith(".pgm", StringComparison.Ordinal)
                ? [.. "P5 1 1 255\n"u8, 1]
                : new HandmadeTiff().Bytes(HandmadeTiff.Image(1, 1, 8, [1])));
    }

    private static FocusRequest Request(params string[] holograms) =>
        new() { Holograms = holograms, Focus = new FocusSettings { MinZUm = 1, MaxZUm = 2 } };

    private static IEnumerable<string?> Expanded(params string[] arguments)
    {
        var problems = new List<Problem>();
        var names = HologramPages.Expand(arguments, problems).Select(Path.GetFileName).ToList();
        Assert.Empty(problems);
        return names;
    }
}
