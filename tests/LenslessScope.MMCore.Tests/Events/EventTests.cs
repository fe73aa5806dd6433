namespace LenslessScope.MMCore.Tests;

/// <summary>Events come, in order, whatever the garbage collector and the handlers do.</summary>
public sealed class EventTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly CMMCore _core = new();

    public EventTests()
    {
        _core.DefineConfigGroup("even");
        _core.DefineConfigGroup("odd");
    }

    public void Dispose() => _core.Dispose();

    [Fact]
    public void Events_come_in_order_through_a_storm_of_collections()
    {
        const int Count = 500;
        var received = new List<string>();
        using var all = new ManualResetEventSlim();
        RegisterUnreferenced(name =>
        {
            received.Add(name);
            if (received.Count == Count)
                all.Set();
        });

        for (var i = 0; i < Count; i++)
        {
            _core.SetChannelGroup(i % 2 == 0 ? "even" : "odd");
            if (i % 10 == 0)
                Collect();
        }

        Assert.True(all.Wait(_patience, TestContext.Current.CancellationToken),
            $"{received.Count} of {Count} events came.");
        Assert.Equal(Enumerable.Range(0, Count).Select(i => i % 2 == 0 ? "even" : "odd"), received);
    }

    [Fact]
    public void What_a_handler_throws_is_reported_and_logged_and_the_next_event_comes()
    {
        using var folder = new TemporaryFolder();
        using var reported = new BlockingValue<Exception>();
        using var next = new BlockingValue<string>();
        _core.SetPrimaryLogFile(folder.File("core.log"));
        _core.UnobservedCallbackException += (_, args) => reported.Set(args.Exception);
        var events = new CoreEvents();
        events.ChannelGroupChanged += name =>
        {
            if (name == "even")
                throw new InvalidDataException("thrown on purpose");
            next.Set(name);
        };
        _core.RegisterCallback(events);

        _core.SetChannelGroup("even");
        _core.SetChannelGroup("odd");

        Assert.Equal("odd", next.Get());
        Assert.Equal("thrown on purpose", Assert.IsType<InvalidDataException>(reported.Get()).Message);
        _core.SetPrimaryLogFile("");
        Assert.Contains("thrown on purpose", File.ReadAllText(folder.File("core.log")));
    }

    [Fact]
    public void An_error_of_the_core_in_a_handler_is_reported_like_any_other()
    {
        using var reported = new BlockingValue<Exception>();
        _core.UnobservedCallbackException += (_, args) => reported.Set(args.Exception);
        var events = new CoreEvents();
        events.ChannelGroupChanged += _ => _core.GetDeviceName("nobody");
        _core.RegisterCallback(events);

        _core.SetChannelGroup("even");

        Assert.Equal(CoreErrorCode.Generic, Assert.IsType<CMMError>(reported.Get()).SpecificCode);
    }

    [Fact]
    public void A_handler_may_call_the_core()
    {
        using var seen = new BlockingValue<string>();
        var events = new CoreEvents();
        events.ChannelGroupChanged += _ => seen.Set(_core.GetChannelGroup());
        _core.RegisterCallback(events);

        _core.SetChannelGroup("odd");

        Assert.Equal("odd", seen.Get());
    }

    [Fact]
    public void The_receiver_cannot_be_changed_from_inside_an_event()
    {
        using var reported = new BlockingValue<Exception>();
        _core.UnobservedCallbackException += (_, args) => reported.Set(args.Exception);
        var events = new CoreEvents();
        events.ChannelGroupChanged += _ => _core.RegisterCallback(null);
        _core.RegisterCallback(events);

        _core.SetChannelGroup("even");

        Assert.IsType<InvalidOperationException>(reported.Get());
    }

    [Fact]
    public void Without_a_receiver_events_go_nowhere_and_with_a_new_one_they_come_again()
    {
        using var first = new BlockingValue<string>();
        using var second = new BlockingValue<string>();
        var former = new CoreEvents();
        former.ChannelGroupChanged += first.Set;
        var present = new CoreEvents();
        present.ChannelGroupChanged += second.Set;

        _core.RegisterCallback(former);
        _core.RegisterCallback(null);
        _core.SetChannelGroup("even");
        _core.RegisterCallback(present);
        _core.SetChannelGroup("odd");

        Assert.Equal("odd", second.Get());
        Assert.False(first.IsSet);
    }

    [OwnCoreFact]
    public void A_handler_may_dispose_its_core()
    {
        using var disposed = new BlockingValue<bool>();
        var core = new CMMCore();
        var events = new CoreEvents();
        events.ChannelGroupChanged += _ =>
        {
            core.Dispose();
            disposed.Set(true);
        };
        core.RegisterCallback(events);
        core.DefineConfigGroup("group");

        core.SetChannelGroup("group");

        Assert.True(disposed.Get());
        Assert.Throws<ObjectDisposedException>(core.GetChannelGroup);
    }

    [Fact]
    public void What_happens_to_properties_and_cameras_is_told()
    {
        using var snapped = new BlockingValue<string>();
        using var started = new BlockingValue<string>();
        using var stopped = new BlockingValue<string>();
        using var property = new BlockingValue<string>();
        var events = new CoreEvents();
        events.ImageSnapped += snapped.Set;
        events.SequenceAcquisitionStarted += started.Set;
        events.SequenceAcquisitionStopped += stopped.Set;
        events.PropertyChanged += (device, name, value) => property.Set($"{device}.{name}={value}");
        using var recording = new Recording(_core, frames: 1);
        _core.RegisterCallback(events);

        _core.SetProperty("Core", "TimeoutMs", 1234L);
        _core.SnapImage();
        _core.StartContinuousSequenceAcquisition();
        _core.StopSequenceAcquisition();

        Assert.Equal("Core.TimeoutMs=1234", property.Get());
        Assert.Equal("Camera", snapped.Get());
        Assert.Equal("Camera", started.Get());
        Assert.Equal("Camera", stopped.Get());
    }

    // In a function of its own, so that nothing here refers to the receiver any more.
    private void RegisterUnreferenced(Action<string> handler)
    {
        var events = new CoreEvents();
        events.ChannelGroupChanged += handler;
        _core.RegisterCallback(events);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
