using LenslessScope.Holography;

namespace LenslessScope.Acquisition.Tests;

/// <summary>What works on holograms beside a run.</summary>
public sealed class HologramWorkerTests : IDisposable
{
    private readonly SimulatedInstrument _instrument = new();
    private readonly SemaphoreSlim _go = new(0), _began = new(0);
    private readonly List<long> _worked = [];

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _instrument.Dispose();

    [Fact]
    public async Task The_newest_waits_older_ones_give_way_and_finishing_does_what_waits()
    {
        await using var worker = new HologramWorker(Work);

        await OfferAsync(worker, 1);
        worker.Offer(Hologram(worker, 2));
        worker.Offer(Hologram(worker, 3));
        _go.Release(2);
        await worker.FinishAsync();
        worker.Offer(Hologram(worker, 4));

        Assert.Equal([1, 3], _worked);
        Assert.Equal(2, worker.Skipped); // the second, and the one that came too late
    }

    [Fact]
    public async Task Disposing_gives_up_what_waits()
    {
        var worker = new HologramWorker(Work);
        await OfferAsync(worker, 1);
        worker.Offer(Hologram(worker, 2));

        var disposing = worker.DisposeAsync().AsTask();
        _go.Release(1);
        await disposing;

        Assert.Equal([1], _worked);
        Assert.Equal(1, worker.Skipped);
    }

    [Fact]
    public async Task A_fault_of_the_program_is_thrown_where_the_work_is_finished()
    {
        await using var worker = new HologramWorker(_ => throw new InvalidOperationException("no"));

        worker.Offer(Hologram(worker, 1));

        await Assert.ThrowsAsync<InvalidOperationException>(worker.FinishAsync);
    }

    [Fact]
    public async Task What_is_no_hologram_is_counted_and_ends_nothing()
    {
        await using var worker = new HologramWorker(_ => throw new HolographyException(["dark"]));

        Assert.False(worker.Try(Hologram(worker, 1)));
        worker.Offer(Hologram(worker, 2));
        await worker.FinishAsync();

        Assert.Equal(2, worker.Skipped);
    }

    [Fact]
    public async Task Background_and_dark_frames_of_its_size_belong_to_a_hologram_sixteen_at_most()
    {
        await using var worker = new HologramWorker(_ => true);
        Keep(FrameKind.Background, 20);
        Keep(FrameKind.Dark, 3);
        _instrument.Core.SetROI(0, 0, 32, 32);
        Keep(FrameKind.Background, 1);

        var small = Hologram(worker, 1).Hologram;
        _instrument.Core.ClearROI();
        var whole = Hologram(worker, 2).Hologram;

        Assert.Equal((16, 3), (whole.Backgrounds.Count, whole.Darks.Count));
        Assert.Equal((0, 0), (small.Backgrounds.Count, small.Darks.Count));

        void Keep(FrameKind kind, int count)
        {
            for (var i = 0; i < count; i++)
            {
                using var frame = _instrument.Core.SnapFrame();
                worker.Keep(kind, frame);
            }
        }
    }

    private bool Work(RunHologram hologram)
    {
        _began.Release();
        _go.Wait(Test);
        _worked.Add(hologram.Planned.Index);
        return true;
    }

    // Returns when it is being worked on.
    private Task OfferAsync(HologramWorker worker, long number)
    {
        worker.Offer(Hologram(worker, number));
        return _began.WaitAsync(Test);
    }

    private RunHologram Hologram(HologramWorker worker, long number)
    {
        using var frame = _instrument.Core.SnapFrame();
        var planned = new PlannedFrame
        {
            Index = number, Stack = "run", Place = default, Steps = new Dictionary<string, long>(),
        };
        return new RunHologram(planned, worker.HologramOf(frame, 1.55, 532), default);
    }
}
