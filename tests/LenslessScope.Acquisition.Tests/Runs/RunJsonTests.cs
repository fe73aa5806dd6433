using System.Text.Json;

namespace LenslessScope.Acquisition.Tests;

/// <summary>The JSON of a run.</summary>
public sealed class RunJsonTests
{
    [Fact]
    public void Every_file_of_a_run_has_the_keys_of_its_type_in_their_order() =>
        GeneratedJson.WritesAsReflectionDoes(RunJson.Document, typeof(RunDocument), typeof(RunLogLine),
            typeof(RunStamp), typeof(HeartbeatLine));

    [Fact]
    public void A_stamp_and_a_heartbeat_read_as_ever()
    {
        Assert.Equal("""
            {
              "time": "2026-03-04T05:06:07+00:00",
              "frames": 2,
              "expected": 3
            }
            """, JsonSerializer.Serialize(
                new RunStamp(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), 2, 3),
                RunJson.Document.RunStamp));
        Assert.Equal(
            """{"time":"2026-03-04T05:06:07.008Z","process":42,"state":"running","done":1,"missing":0,"expected":3}""",
            JsonSerializer.Serialize(
                new HeartbeatLine("2026-03-04T05:06:07.008Z", 42, "running", 1, 0, 3), RunJson.Line.HeartbeatLine));
    }

    [Fact]
    public void What_an_earlier_version_did_not_write_has_its_default()
    {
        var record = JsonSerializer.Deserialize<FrameRecord>(
            """{"time":"2026-03-04T05:06:07+00:00"}""", RunJson.Reading)!;

        Assert.Equal((1, 0), (record.Attempts, record.Tags.Count));
    }
}
