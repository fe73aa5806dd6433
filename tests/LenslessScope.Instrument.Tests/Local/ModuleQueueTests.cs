namespace LenslessScope.Instrument.Tests;

/// <summary>Calls that wait for each other, and those that do not.</summary>
public sealed class ModuleQueueTests
{
    private readonly ModuleQueues _queues = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_to_one_library_are_made_one_after_another_in_their_order()
    {
        using var gate = new ManualResetEventSlim();
        var order = new List<int>();
        var first = _queues.RunAsync(["A"], () => { gate.Wait(Test); order.Add(0); return 0; }, Test);
        var others = Enumerable.Range(1, 5)
            .Select(i => _queues.RunAsync(["A"], () => { order.Add(i); return i; }, Test)).ToList();

        gate.Set();
        await Task.WhenAll([first, .. others]);

        Assert.Equal([0, 1, 2, 3, 4, 5], order);
    }

    [Fact]
    public async Task Calls_to_the_same_libraries_in_another_order_do_not_block_each_other()
    {
        var calls = Enumerable.Range(0, 200).Select(i => _queues.RunAsync(
            i % 2 == 0 ? ["A", "B", "A"] : (string[])["B", "A"], () => i, Test));

        Assert.Equal(Enumerable.Range(0, 200), await Task.WhenAll(calls));
    }

    [Fact]
    public async Task A_call_that_fails_leaves_its_queue_free()
    {
        await Assert.ThrowsAsync<IOException>(() =>
            _queues.RunAsync<int>(["A"], () => throw new IOException("gone"), Test));

        Assert.Equal(1, await _queues.RunAsync(["A"], () => 1, Test));
    }

    [Fact]
    public async Task Whoever_gives_up_before_the_turn_is_never_called()
    {
        using var gate = new ManualResetEventSlim();
        using var patience = new CancellationTokenSource();
        var called = false;
        var first = _queues.RunAsync(["B"], () => { gate.Wait(Test); return 0; }, Test);
        var second = _queues.RunAsync(["A", "B"], () => called = true, patience.Token);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, await _queues.RunAsync(["A"], () => 1, Test));
        gate.Set();
        await first;

        Assert.False(called);
    }
}
