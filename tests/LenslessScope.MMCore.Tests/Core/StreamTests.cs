namespace LenslessScope.MMCore.Tests;

/// <summary>Sequences as asynchronous streams: every frame, then a reason, and a camera that stands still.</summary>
public sealed class StreamTests : IDisposable
{
    private readonly Recorders _devices = new();
    private readonly string _camera;

    public StreamTests()
    {
        _camera = _devices.Load("Sensor");
        Core.SetCameraDevice(_camera);
    }

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    [Fact]
    public async Task All_frames_come_in_order_and_the_camera_stands_still()
    {
        var numbers = new List<string>();

        await foreach (var frame in Core.StreamSequence(100, cancellationToken: Test))
            using (frame)
            {
                Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], frame.Pixels.ToArray());
                numbers.Add(frame.Metadata["ImageNumber"]);
            }

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), numbers);
        Assert.False(Core.IsSequenceRunning());
    }

    [Fact]
    public void Arguments_are_refused_by_the_call_itself()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Core.StreamSequence(0, cancellationToken: Test));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Core.StreamSequence(1, queuedFrames: 0, cancellationToken: Test));
        Core.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Core.StreamSequence(1, cancellationToken: Test));
    }

    [Fact]
    public async Task Cancelling_stops_the_camera_and_ends_the_stream()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Test);
        var frames = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var frame in Core.StreamSequence(1_000_000, cancellationToken: cancel.Token))
                using (frame)
                {
                    frames++;
                    await cancel.CancelAsync();
                }
        });

        Assert.Equal(1, frames);
        Assert.False(Core.IsSequenceRunning());
    }

    [Fact]
    public async Task Leaving_the_loop_stops_the_camera()
    {
        await foreach (var frame in Core.StreamSequence(1_000_000, cancellationToken: Test))
        {
            frame.Dispose();
            break;
        }

        Assert.False(Core.IsSequenceRunning());
    }

    [Fact]
    public async Task A_camera_that_ends_early_is_the_reason_behind_all_its_frames()
    {
        Core.SetProperty(_camera, "Stamina", 3L);
        var frames = 0;

        var reason = await Assert.ThrowsAsync<SequenceEndedException>(async () =>
        {
            await foreach (var frame in Core.StreamSequence(10, cancellationToken: Test))
                using (frame)
                    frames++;
        });

        Assert.Equal((3, 3, 10, false), (frames, reason.Frames, reason.Expected, reason.BufferOverflowed));
        Assert.Contains($"'{_camera}' ended after 3 of 10 frames", reason.Message);
    }

    [Fact]
    public async Task A_full_buffer_is_the_reason_behind_all_frames_it_holds()
    {
        Core.SetCircularBufferMemoryFootprint(1);
        long frames = 0;

        var reason = await Assert.ThrowsAsync<SequenceEndedException>(async () =>
        {
            await foreach (var frame in Core.StreamSequence(1_000_000, cancellationToken: Test))
                using (frame)
                {
                    if (frames++ == 0)
                        while (!Core.IsBufferOverflowed())
                            await Task.Delay(1, Test);
                }
        });

        Assert.True(reason.BufferOverflowed);
        Assert.Equal(frames, reason.Frames);
        Assert.True(frames >= Core.GetBufferTotalCapacity());
    }

    [Fact]
    public async Task A_camera_that_does_not_start_is_the_cores_error()
    {
        Core.SetCameraDevice("");

        await Assert.ThrowsAsync<CMMError>(async () =>
        {
            await foreach (var frame in Core.StreamSequence(1, cancellationToken: Test))
                frame.Dispose();
        });
    }

    [Fact]
    public async Task A_second_sequence_follows_the_first()
    {
        for (var sequence = 0; sequence < 2; sequence++)
        {
            var frames = 0;
            await foreach (var frame in Core.StreamSequence(3, queuedFrames: 1, cancellationToken: Test))
                using (frame)
                    frames++;
            Assert.Equal(3, frames);
        }
    }
}
