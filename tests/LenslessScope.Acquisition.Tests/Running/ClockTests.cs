using System.Xml.Linq;

namespace LenslessScope.Acquisition.Tests;

/// <summary>
/// Runs on a machine whose clock somebody sets, as a time server does on a Pi minutes after its start.
/// </summary>
public sealed class ClockTests : IDisposable
{
    private readonly SimulatedInstrument _instrument = new();

    private static readonly Plan s_plan = new()
    {
        Time = [new TimePhase(TimeSpan.FromSeconds(10), 4)],
    };

    public void Dispose() => _instrument.Dispose();

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task Times_since_the_start_do_not_follow_a_clock_that_is_set(int seconds)
    {
        var time = new SetTime();
        var (result, run) = await _instrument.RunAsync(s_plan, new PlanRunSettings
        {
            Time = time,
            After = (planned, _, _) =>
            {
                if (planned.Index == 1)
                    time.Set(TimeSpan.FromSeconds(seconds));
                return ValueTask.CompletedTask;
            },
        });

        Assert.Equal(RunYield.All, result.Yield);
        var frames = run.Frames;
        Assert.Equal(seconds + 10, (frames[2].Record.Time - frames[1].Record.Time).TotalSeconds, 1.0);
        AreEvenlySpaced(frames.Select(frame => frame.Record.Elapsed!.Value.TotalSeconds));
        AreEvenlySpaced(DeltaTs(Path.Combine(run.Folder, frames[0].File)));
        var note = Assert.Single(run.Events, happened => happened.Kind == RunEventKind.ClockSet);
        Assert.StartsWith($"The clock was set by {(seconds > 0 ? "+" : "-")}3", note.Message, StringComparison.Ordinal);
        Assert.Equal(2, note.Frame);
    }

    [Fact]
    public async Task A_run_that_is_gone_on_with_after_the_clock_was_set_back_goes_on_in_time()
    {
        var time = new SetTime();
        PlanRun? first = null;
        using (var writer = _instrument.Begin(s_plan))
        {
            first = new PlanRun(_instrument.Core, writer, new PlanRunSettings
            {
                Time = time,
                After = (planned, _, _) =>
                {
                    if (planned.Index == 1)
                        first!.Stop();
                    return ValueTask.CompletedTask;
                },
            });
            await first.RunAsync(TestContext.Current.CancellationToken);
        }
        time.Set(TimeSpan.FromDays(-400));
        using (var writer = _instrument.Resume())
            await new PlanRun(_instrument.Core, writer, new PlanRunSettings { Time = time })
                .RunAsync(TestContext.Current.CancellationToken);

        var elapsed = RunFolder.Read(Path.Combine(_instrument.Folder, "run")).Frames
            .Select(frame => frame.Record.Elapsed!.Value).ToList();
        Assert.Equal(4, elapsed.Count);
        Assert.All(elapsed.Skip(1).Zip(elapsed), pair => Assert.True(pair.First > pair.Second));
    }

    private static void AreEvenlySpaced(IEnumerable<double> seconds)
    {
        var all = seconds.ToList();
        Assert.Equal(4, all.Count);
        Assert.All(all.Skip(1).Zip(all), pair => Assert.Equal(10, pair.First - pair.Second, 1.0));
    }

    // As any program reads them, from the text of the file's OME-XML.
    private static IEnumerable<double> DeltaTs(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        var xml = text[text.IndexOf("<?xml", StringComparison.Ordinal)..];
        return [.. XDocument.Parse(xml[..(xml.IndexOf("</OME>", StringComparison.Ordinal) + 6)]).Descendants()
            .Where(element => element.Name.LocalName == "Plane")
            .Select(plane => double.Parse(plane.Attribute("DeltaT")!.Value,
                System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>A clock that nobody has to wait for, and whose wall clock can be set.</summary>
    private sealed class SetTime : TimeProvider
    {
        private readonly SteppingTime _time = new();
        private long _setTicks;

        public override long TimestampFrequency => _time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => _time.GetUtcNow().AddTicks(Interlocked.Read(ref _setTicks));

        public override long GetTimestamp() => _time.GetTimestamp();

        public void Set(TimeSpan by) => Interlocked.Add(ref _setTicks, by.Ticks);

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            _time.CreateTimer(callback, state, dueTime, period);
    }
}
