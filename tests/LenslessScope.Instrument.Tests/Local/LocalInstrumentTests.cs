using System.Reflection;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument.Tests;

/// <summary>An instrument of this process that several work with.</summary>
public sealed class LocalInstrumentTests : IAsyncLifetime
{
    private LocalInstrument _instrument = null!;

    private static string Recorders => typeof(LocalInstrumentTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RecordersDir").Value!;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _instrument = await LocalInstrument.LoadAsync(Path.Combine(Checkout.Path, "configs", "demo.cfg"), Test);

    public ValueTask DisposeAsync() => _instrument.DisposeAsync();

    [Fact]
    public async Task A_slow_device_keeps_no_other_library_waiting()
    {
        _instrument.Core.LoadDevice("Node", "RPiV4L2", "RPiV4L2");
        var snap = await SlowSnapAsync();

        var node = await _instrument.GetPropertiesAsync(["Node.Device"], Test);
        Assert.False(snap.IsCompleted);
        var light = _instrument.GetPropertiesAsync(["Light.State"], Test);
        Assert.False(light.IsCompleted);

        Assert.Equal("Device", Assert.Single(node).Property.Name);
        await Task.WhenAny(snap, light);
        Assert.True(snap.IsCompleted || !light.IsCompleted);
        (await snap).Dispose();
        await light;
    }

    [Fact]
    public async Task A_slow_stage_keeps_no_frame_waiting()
    {
        var core = _instrument.Core;
        core.SetDeviceAdapterSearchPaths([.. core.GetDeviceAdapterSearchPaths(), Recorders]);
        core.LoadDevice("Stage", "Recorders", "SlowLift");
        core.InitializeDevice("Stage");
        core.SetFocusDevice("Stage");
        core.UpdateSystemStateCache();
        using var folder = new TemporaryFolder();
        core.SetProperty("Stage", "WaitsFor", folder.File("go"));
        var slow = _instrument.GetStateAsync(Test); // waits for the stage's position
        Assert.False(slow.IsCompleted);

        var frames = await _instrument.GetFramesAsync(Test);
        using var snapped = await _instrument.SnapAsync(null, Test);
        var shown = 0;
        await using (var stream = await _instrument.OpenLiveAsync("live view", Test))
            await foreach (var frame in stream.ReadAsync(Test))
            {
                frame.Dispose();
                if (++shown == 2)
                    break;
            }

        Assert.False(slow.IsCompleted);
        Assert.Equal("Camera", frames!.Camera);
        Assert.Equal(("1.0000", "8.0000", "532.0000"), (snapped.Facts.Metadata["Stage-Load"],
            snapped.Facts.Metadata["Camera-Exposure"], snapped.Facts.Metadata["Light-Wavelength-nm"]));
        await File.WriteAllTextAsync(folder.File("go"), "", Test);
        Assert.Equal(0, (await slow).ZUm);
    }

    [Fact]
    public async Task Who_has_all_devices_is_asked_before_they_are_set()
    {
        using (await _instrument.UseAllAsync("the run week-1", Test))
        {
            var refused = await Assert.ThrowsAsync<CameraInUseException>(() =>
                _instrument.SetAsync(new InstrumentSettings { ExposureMs = 30 }, Test));
            Assert.StartsWith("The instrument has been in use by the run week-1", refused.Message,
                StringComparison.Ordinal);
            await Assert.ThrowsAsync<CameraInUseException>(() => _instrument.SnapAsync(null, Test));
        }

        await _instrument.SetAsync(new InstrumentSettings { ExposureMs = 30 }, Test);
        Assert.Equal(30, _instrument.Core.GetExposure("Camera"));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_leaves_the_device_to_finish()
    {
        var snap = await SlowSnapAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _instrument.GetPropertiesAsync(["Camera.Exposure"], patience.Token));

        Assert.False(snap.IsCompleted);
        (await snap).Dispose();
        Assert.Single(await _instrument.GetPropertiesAsync(["Camera.Exposure"], Test));
    }

    [Fact]
    public async Task The_camera_has_one_user_at_a_time_and_others_are_told_who_it_is()
    {
        await using (await _instrument.OpenLiveAsync("live view", Test))
        {
            Assert.Equal(("Camera", "live view"), (_instrument.CameraUse!.Camera, _instrument.CameraUse.User));
            var refused = await Assert.ThrowsAsync<CameraInUseException>(() => _instrument.SnapAsync(null, Test));
            Assert.Contains("'Camera' has been in use by live view", refused.Message, StringComparison.Ordinal);
        }

        Assert.Null(_instrument.CameraUse);
        using var frame = await _instrument.SnapAsync(450, Test);
        Assert.Equal((640, 480), (frame.Pixels.Width, frame.Pixels.Height));
        Assert.Equal((1.55, 450), (frame.Facts.PixelUm, frame.Facts.WavelengthNm));
    }

    [Fact]
    public async Task A_camera_that_does_not_start_is_nobodys()
    {
        _instrument.Core.SetCameraDevice("");

        await Assert.ThrowsAsync<CMMError>(() => _instrument.OpenLiveAsync("live view", Test));

        Assert.Null(_instrument.CameraUse);
    }

    [Fact]
    public async Task Live_frames_come_in_their_order_until_the_stream_is_left()
    {
        var numbers = new List<string>();
        await using (var stream = await _instrument.OpenLiveAsync("live view", Test))
            await foreach (var frame in stream.ReadAsync(Test))
            {
                using (frame)
                    numbers.Add(frame.Metadata["ImageNumber"]);
                if (numbers.Count == 3)
                    break;
            }

        Assert.Equal(["0", "1", "2"], numbers);
        Assert.False(_instrument.Core.IsSequenceRunning());
    }

    [Fact]
    public async Task A_request_with_mistakes_sets_nothing_and_lists_them_all()
    {
        var refused = await Assert.ThrowsAsync<RequestException>(() => _instrument.SetAsync(new InstrumentSettings
        {
            Presets = ["Sample=Cheese"],
            Properties = ["Camera.BitDepth=9", "Camera.Exposure=20", "Light.Colour=red"],
        }, Test));

        Assert.Equal(3, refused.Problems.Count);
        Assert.Equal(8, _instrument.Core.GetExposure("Camera"));
    }

    [Fact]
    public async Task What_was_set_is_told_with_the_value_before_and_what_the_device_made_of_it()
    {
        var outcome = await _instrument.SetAsync(new InstrumentSettings
        {
            Presets = ["Sample=Beads"],
            Properties = ["Camera.Exposure=20"],
            ExposureMs = 30,
        }, Test);

        Assert.Null(outcome.Refusal);
        Assert.Equal(new SettingDone("Camera", "Exposure", "8.0000", "20", "30.0000"), Assert.Single(outcome.Done));
        Assert.Equal("Beads", _instrument.Core.GetProperty("Camera", "Sample"));
    }

    [Fact]
    public async Task An_instrument_that_is_loaded_anew_has_what_was_set_since()
    {
        await _instrument.SetAsync(new InstrumentSettings { Properties = ["Camera.Exposure=20"] }, Test);
        _instrument.Core.SetExposure(3);

        _instrument.Reload();

        Assert.Equal(20, _instrument.Core.GetExposure("Camera"));
    }

    [Fact]
    public async Task An_instrument_describes_itself()
    {
        var state = await _instrument.GetStateAsync(Test);
        var devices = await _instrument.GetDevicesAsync(Test);
        var groups = await _instrument.GetPresetsAsync(Test);

        Assert.Equal(("Camera", "Light", "ZStage", ""), (state.Camera, state.Light, state.FocusStage, state.XYStage));
        Assert.Equal((480, 640, 10, 8), (state.Frames!.Height, state.Frames.Width, state.Frames.BitDepth,
            state.Frames.ExposureMs));
        Assert.Equal((532, 1.55), (state.WavelengthNm, state.PixelUm));
        Assert.Equal(["Camera", "Light", "ZStage"], devices.Select(device => device.Label));
        Assert.Contains(devices[0].Properties, property => property is { Name: "BitDepth", Value: "10" });
        Assert.Contains(groups, group => group.Name == "Sample" && group.Presets.Any(preset => preset.Name == "Cells"));
    }

    [Fact]
    public async Task A_file_that_does_not_load_leaves_no_instrument()
    {
        using var folder = new TemporaryFolder();
        var cfg = folder.File("wrong.cfg");
        await File.WriteAllTextAsync(cfg, "Device,Camera,NoSuchLibrary,SimCamera\n", Test);

        await Assert.ThrowsAsync<AdapterLoadException>(() => LocalInstrument.LoadAsync(cfg, Test));
    }

    // A snap that has begun, and takes a while.
    private async Task<Task<InstrumentFrame>> SlowSnapAsync()
    {
        await _instrument.SetAsync(new InstrumentSettings { ExposureMs = 3000 }, Test);
        var snap = _instrument.SnapAsync(null, Test);
        while (_instrument.CameraUse == null)
            await Task.Delay(1, Test);
        return snap;
    }
}
