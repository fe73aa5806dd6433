using System.Runtime.CompilerServices;

namespace LenslessScope.MMCore.Tests;

/// <summary>Cores begin and end without harm to calls, events and other cores.</summary>
public class LifetimeTests
{
    [Fact]
    public void After_Dispose_every_call_says_so()
    {
        var core = new CMMCore();
        core.Dispose();

        Assert.Throws<ObjectDisposedException>(() => core.GetVersionInfo());
        Assert.Throws<ObjectDisposedException>(() => core.LoadDevice("A", "B", "C"));
        Assert.Throws<ObjectDisposedException>(core.SnapImage);
        Assert.Throws<ObjectDisposedException>(core.GetFrame);
        Assert.Throws<ObjectDisposedException>(core.PopNextFrame);
        Assert.Throws<ObjectDisposedException>(() => core.GetROI());
        Assert.Throws<ObjectDisposedException>(() => core.RegisterCallback(new CoreEvents()));
    }

    [Fact]
    public void Dispose_can_be_called_again()
    {
        var core = new CMMCore();

        core.Dispose();
        core.Dispose();

        Assert.Throws<ObjectDisposedException>(() => core.GetLoadedDevices());
    }

    [Fact]
    public void Dispose_lets_a_call_of_another_thread_finish()
    {
        var core = new CMMCore();
        using var started = new ManualResetEventSlim();
        var failures = new List<Exception>();
        var caller = new Thread(() =>
        {
            try
            {
                started.Set();
                core.Sleep(200);
            }
            catch (ObjectDisposedException)
            {
                // Dispose came before the call.
            }
            catch (Exception error)
            {
                failures.Add(error);
            }
        });
        caller.Start();
        started.Wait(TestContext.Current.CancellationToken);

        core.Dispose();
        caller.Join();

        Assert.Empty(failures);
        Assert.Throws<ObjectDisposedException>(() => core.GetVersionInfo());
    }

    [Fact]
    public void Dispose_amid_calls_of_many_threads_ends_them_with_nothing_but_ObjectDisposedException()
    {
        for (var round = 0; round < 20; round++)
        {
            var core = new CMMCore();
            core.DefineConfigGroup("group");
            core.RegisterCallback(new CoreEvents());
            using var running = new CountdownEvent(3);
            var callers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            {
                running.Signal();
                while (true)
                {
                    core.SetChannelGroup("group");
                    Assert.Equal(["group"], core.GetAvailableConfigGroups());
                }
            })).ToArray();
            running.Wait(TestContext.Current.CancellationToken);

            core.Dispose();

            var ends = Assert.Throws<AggregateException>(() =>
                Task.WaitAll(callers, TestContext.Current.CancellationToken));
            Assert.All(ends.InnerExceptions, end => Assert.IsType<ObjectDisposedException>(end));
            Assert.Equal(3, ends.InnerExceptions.Count);
        }
    }

    [Fact]
    public void Dispose_amid_frames_being_copied_does_no_harm()
    {
        for (var round = 0; round < 10; round++)
        {
            var core = new CMMCore();
            using var recording = new Recording(core, frames: 3);
            core.StartContinuousSequenceAcquisition();
            recording.WaitForFrames(1);
            using var running = new ManualResetEventSlim();
            var reader = Task.Run(() =>
            {
                while (true)
                {
                    try
                    {
                        core.GetLastFrame().Dispose();
                    }
                    catch (CMMError error) when (error.Code == CoreErrorCode.CircularBufferEmpty)
                    {
                        // It was full and starts anew.
                    }
                    running.Set();
                }
            }, TestContext.Current.CancellationToken);
            running.Wait(TestContext.Current.CancellationToken);

            core.Dispose();

            var end = Assert.Throws<AggregateException>(() => reader.Wait(TestContext.Current.CancellationToken));
            Assert.IsType<ObjectDisposedException>(end.InnerException);
        }
    }

    [Fact]
    public void Two_cores_know_nothing_of_each_other()
    {
        using var one = new CMMCore();
        using var two = new CMMCore();
        using var recordingOfOne = new Recording(one, frames: 2);
        two.LoadDevice("Camera", "LenslessSim", "SimLight");

        one.Dispose();

        Assert.Equal(DeviceType.ShutterDevice, two.GetDeviceType("Camera"));
        Assert.Equal(["Camera", "Core"], two.GetLoadedDevices());
    }

    [Fact]
    public void A_forgotten_core_is_collected_with_its_receiver()
    {
        var (core, receiver) = Forget();

        // The core's thread refers to both as long as it delivers an event.
        var end = DateTime.UtcNow + TimeSpan.FromMinutes(1);
        while ((core.IsAlive || receiver.IsAlive) && DateTime.UtcNow < end)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(1);
        }

        Assert.False(core.IsAlive);
        Assert.False(receiver.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Core, WeakReference Receiver) Forget()
    {
        var core = new CMMCore();
        var events = new CoreEvents();
        events.ChannelGroupChanged += _ => core.GetChannelGroup(); // as programs do: the receiver refers to the core
        core.RegisterCallback(events);
        core.DefineConfigGroup("group");
        for (var i = 0; i < 100; i++)
            core.SetChannelGroup("group");
        return (new WeakReference(core), new WeakReference(events));
    }
}
