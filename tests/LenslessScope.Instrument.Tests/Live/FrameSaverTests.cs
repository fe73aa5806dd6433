namespace LenslessScope.Instrument.Tests;

/// <summary>How the frames of a running camera are saved.</summary>
public sealed class FrameSaverTests
{
    [Fact]
    public async Task Frames_that_come_while_the_queue_is_full_are_dropped_and_counted()
    {
        using var instrument = new SimulatedInstrument();
        using var disk = new SemaphoreSlim(0);
        var written = new List<long>();
        await using var saver = new FrameSaver(2, (_, number) =>
        {
            disk.Wait(TestContext.Current.CancellationToken);
            written.Add(number);
        });

        saver.Offer(instrument.Core.SnapFrame(), 1);
        for (var number = 2; number <= 10; number++)
            saver.Offer(instrument.Core.SnapFrame(), number);
        disk.Release(10);
        await saver.FinishAsync();

        // The queue holds two; a third may be with the writer already.
        Assert.InRange(saver.Saved, 2, 3);
        Assert.Equal(10, saver.Saved + saver.Dropped);
        Assert.Equal(1, written[0]);
        Assert.Equal(written.Count, saver.Saved);
    }

    [Fact]
    public async Task After_a_frame_that_cannot_be_written_none_is_written_any_more()
    {
        using var instrument = new SimulatedInstrument();
        var written = new List<long>();
        await using var saver = new FrameSaver(8, (_, number) =>
        {
            if (number == 2)
                throw new IOException("the disk is full");
            written.Add(number);
        });

        for (var number = 1; number <= 4; number++)
            saver.Offer(instrument.Core.SnapFrame(), number);
        await saver.FinishAsync();

        Assert.Equal([1], written);
        Assert.Equal(1, saver.Saved);
        Assert.Equal("the disk is full", saver.Fault!.Message);
    }

    [Fact]
    public async Task Disposing_without_finishing_throws_away_what_waits()
    {
        using var instrument = new SimulatedInstrument();
        using SemaphoreSlim began = new(0), disk = new(0);
        var saver = new FrameSaver(8, (_, _) =>
        {
            began.Release();
            disk.Wait(TestContext.Current.CancellationToken);
        });
        for (var number = 1; number <= 4; number++)
            saver.Offer(instrument.Core.SnapFrame(), number);
        await began.WaitAsync(TestContext.Current.CancellationToken);

        var disposing = saver.DisposeAsync().AsTask();
        disk.Release(4);
        await disposing;

        Assert.Equal(1, saver.Saved);
        Assert.Null(saver.Fault);
    }
}
