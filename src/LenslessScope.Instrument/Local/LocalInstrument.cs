using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>An instrument whose devices are in this process: a core and what is loaded into it.</summary>
public sealed partial class LocalInstrument : IInstrument
{
    private readonly ModuleQueues _queues = new();
    private readonly CameraDesk _desk;
    private readonly Lock _lock = new();
    private readonly List<InstrumentSettings> _made = []; // guarded by _lock; since the file was loaded

    private LocalInstrument(CMMCore core)
    {
        Core = core;
        _desk = new CameraDesk(core, TimeProvider.System);
    }

    /// <summary>An instrument without devices; they are loaded through <see cref="Core"/>.</summary>
    /// <exception cref="DllNotFoundException">The core's native library is missing.</exception>
    public static LocalInstrument Empty() => new(new CMMCore());

    /// <summary>The instrument that a <c>.cfg</c> file describes, all its devices initialised.</summary>
    /// <param name="cfg">The file.</param>
    /// <param name="cancellation">Cancels the wait; what is loaded by then is unloaded.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    /// <exception cref="CMMError">A device refused; the message names line and device.</exception>
    /// <exception cref="AdapterLoadException">An adapter did not load.</exception>
    public static Task<LocalInstrument> LoadAsync(string cfg, CancellationToken cancellation = default) =>
        MakeAsync(instrument => instrument.Load(cfg), cancellation);

    /// <summary>
    /// One camera without a configuration, under the label <c>Camera</c>, and settings for it: those before
    /// initialisation are set before it, the others after it.
    /// </summary>
    /// <param name="library">The adapter library.</param>
    /// <param name="name">The device's name there.</param>
    /// <param name="properties">As <c>Camera.PROPERTY=VALUE</c>.</param>
    /// <param name="cancellation">Cancels the wait; what is loaded by then is unloaded.</param>
    /// <exception cref="RequestException">The device is not a camera, or a property is misspelt or refused.</exception>
    /// <exception cref="CMMError">The device refused.</exception>
    /// <exception cref="AdapterLoadException">The adapter did not load.</exception>
    public static Task<LocalInstrument> LoadCameraAsync(string library, string name,
        IReadOnlyList<string> properties, CancellationToken cancellation = default) => MakeAsync(instrument =>
        {
            var later = InstrumentLoading.LoadCamera(instrument.Core, library, name, properties);
            new SettingRequest(instrument.Core, new InstrumentSettings { Properties = later }).Apply()
                .ThrowIfRefused();
        }, cancellation);

    /// <summary>
    /// The core itself, for what is not asked through this class. Who takes frames by it does so while holding the
    /// camera: <see cref="UseCamera"/>.
    /// </summary>
    public CMMCore Core { get; }

    /// <inheritdoc />
    public string? ConfigurationPath { get; private set; }

    /// <summary>
    /// What to know of the <c>.cfg</c> file although it was loaded, as that it is not UTF-8; empty mostly.
    /// </summary>
    public IReadOnlyList<string> ConfigurationNotes { get; private set; } = [];

    /// <inheritdoc />
    public CameraUse? CameraUse => _desk.Use;

    /// <summary>Loads a <c>.cfg</c> file; what was loaded before is unloaded.</summary>
    /// <param name="cfg">The file.</param>
    /// <inheritdoc cref="LoadAsync" path="/exception"/>
    public void Load(string cfg)
    {
        ConfigurationNotes = InstrumentLoading.Load(Core, cfg);
        ConfigurationPath = cfg;
        lock (_lock)
            _made.Clear();
    }

    /// <summary>
    /// Loads its <c>.cfg</c> file again and sets again what was set through <see cref="SetAsync"/>, for devices that
    /// were gone.
    /// </summary>
    /// <inheritdoc cref="LoadAsync" path="/exception"/>
    public void Reload()
    {
        _ = InstrumentLoading.Load(Core, ConfigurationPath
            ?? throw new InvalidOperationException("The instrument was not loaded from a file."));
        InstrumentSettings[] made;
        lock (_lock)
            made = [.. _made];
        foreach (var settings in made)
            new SettingRequest(Core, settings).Apply().ThrowIfRefused();
    }

    /// <summary>
    /// Makes a camera of the instrument the core's; null leaves the one that the configuration names.
    /// </summary>
    /// <param name="label">The camera's label.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="RequestException">There is no such camera, or none is named.</exception>
    public async Task ChooseCameraAsync(string? label, CancellationToken cancellation = default)
    {
        var problem = await AskAsync(core =>
        {
            _desk.ThrowIfAllInUse();
            return InstrumentLoading.ChooseCamera(core, ConfigurationPath ?? "the instrument", label);
        }, cancellation).ConfigureAwait(false);
        RequestException.ThrowIfAny(problem == null ? [] : [problem]);
    }

    /// <summary>Takes the camera for a use of its own; disposing what is returned gives it back.</summary>
    /// <param name="user">Who it is, for others who want the camera.</param>
    /// <exception cref="CameraInUseException">Somebody else has it.</exception>
    public IDisposable UseCamera(string user) => _desk.Take(user, allDevices: false);

    /// <summary>
    /// Takes all devices for a use of its own: whatever is being set is brought to its end, and others' settings are
    /// refused until what is returned is disposed.
    /// </summary>
    /// <param name="user">Who it is, for others who want a device.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="CameraInUseException">Somebody else has the camera.</exception>
    public async Task<IDisposable> UseAllAsync(string user, CancellationToken cancellation = default)
    {
        var use = _desk.Take(user, allDevices: true);
        try
        {
            return await _queues.RunAsync(Core.GetLoadedDevices().Select(LibraryOf), () => use, cancellation)
                .ConfigureAwait(false);
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task<InstrumentState> GetStateAsync(CancellationToken cancellation = default)
    {
        var (light, focus, xy) = (Core.GetShutterDevice(), Core.GetFocusDevice(), Core.GetXYStageDevice());
        // Side by side: each waits for its device alone.
        var frames = GetFramesAsync(cancellation);
        var pixelUm = AskAsync(core => Optical.PixelUm(core), cancellation);
        var wavelengthNm = OnDeviceAsync(light, () => Optical.WavelengthNm(Core), cancellation);
        var z = OnDeviceAsync(focus, () => focus.Length > 0 ? Core.GetPosition() : (double?)null, cancellation);
        var at = OnDeviceAsync(xy, () => xy.Length > 0 ? Core.GetXYPosition() : ((double X, double Y)?)null,
            cancellation);
        await Task.WhenAll(frames, pixelUm, wavelengthNm, z, at).ConfigureAwait(false);
        var position = await at.ConfigureAwait(false);
        return new InstrumentState(Core.GetCameraDevice(), light, focus, xy, await frames.ConfigureAwait(false),
            await pixelUm.ConfigureAwait(false), await wavelengthNm.ConfigureAwait(false),
            await z.ConfigureAwait(false), position?.X, position?.Y);
    }

    /// <inheritdoc />
    public Task<CameraFrames?> GetFramesAsync(CancellationToken cancellation = default)
    {
        var camera = Core.GetCameraDevice();
        return camera.Length == 0 ? Task.FromResult<CameraFrames?>(null)
            : OnDeviceAsync(camera, () => (CameraFrames?)CameraFrames.Of(Core, camera), cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<DeviceDescription>> GetDevicesAsync(CancellationToken cancellation = default)
    {
        var devices = new List<DeviceDescription>();
        foreach (var label in Core.GetLoadedDevices().Where(label => label != "Core"))
            devices.Add(await OnDeviceAsync(label, () => DeviceDescription.Of(Core, label), cancellation)
                .ConfigureAwait(false));
        return devices;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<DeviceProperty>> GetPropertiesAsync(
        IReadOnlyList<string> names, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        var (chosen, problems) = await AskAsync(core => PropertySelection.Of(core, names), cancellation)
            .ConfigureAwait(false);
        RequestException.ThrowIfAny(problems);
        var properties = new List<DeviceProperty>();
        foreach (var (device, property) in chosen)
            properties.Add(await OnDeviceAsync(device,
                () => new DeviceProperty(device, PropertyDescription.Of(Core, device, property)), cancellation)
                .ConfigureAwait(false));
        return properties;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<ConfiguredGroup>> GetPresetsAsync(CancellationToken cancellation = default) =>
        AskAsync(RunningConfiguration.GroupsOf, cancellation);

    /// <inheritdoc />
    public async Task<SettingOutcome> SetAsync(InstrumentSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var request = await AskAsync(core => new SettingRequest(core, settings), cancellation).ConfigureAwait(false);
        return await _queues.RunAsync(request.Devices.Select(LibraryOf), () =>
        {
            _desk.ThrowIfAllInUse();
            var outcome = request.Apply();
            lock (_lock)
                if (outcome.Refusal == null)
                    _made.Add(settings);
            return outcome;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<InstrumentFrame> SnapAsync(
        double? wavelengthNm = null, CancellationToken cancellation = default)
    {
        using var use = UseCamera("a snapshot");
        return await OnCameraAsync(core =>
        {
            var frame = core.SnapFrame();
            try
            {
                return new InstrumentFrame(frame,
                    FrameFile.FactsOf(core, wavelengthNm ?? Optical.WavelengthNm(core)).With(frame));
            }
            catch
            {
                frame.Dispose();
                throw;
            }
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<ILiveStream> OpenLiveAsync(string user, CancellationToken cancellation = default)
    {
        var use = UseCamera(user);
        try
        {
            await OnCameraAsync(_ => true, cancellation).ConfigureAwait(false); // until the camera is free
            var frames = await OnCameraAsync(core =>
            {
                var frames = CameraFrames.Of(core, core.GetCameraDevice());
                core.StartContinuousSequenceAcquisition();
                return frames;
            }, CancellationToken.None).ConfigureAwait(false);
            return new LocalLiveStream(this, frames, use);
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Stops what runs and unloads the devices.</summary>
    public ValueTask DisposeAsync()
    {
        // Unloading may take as long as the slowest device does.
        return new ValueTask(Task.Run(Core.Dispose));
    }

    // For questions to many devices, or to none: the core keeps apart what happens in one device.
    internal Task<T> AskAsync<T>(Func<CMMCore, T> question, CancellationToken cancellation) =>
        _queues.RunAsync([], () => question(Core), cancellation);

    // The camera, with the light that the core opens for its frames.
    internal Task<T> OnCameraAsync<T>(Func<CMMCore, T> call, CancellationToken cancellation) =>
        _queues.RunAsync([LibraryOf(Core.GetCameraDevice()), LibraryOf(Core.GetShutterDevice())], () => call(Core),
            cancellation);

    internal Task<T> OnDeviceAsync<T>(string label, Func<T> call, CancellationToken cancellation) =>
        _queues.RunAsync([LibraryOf(label)], call, cancellation);

    private string LibraryOf(string label) => label is "" or "Core" ? "" : Core.GetDeviceLibrary(label);

    private static async Task<LocalInstrument> MakeAsync(
        Action<LocalInstrument> make, CancellationToken cancellation)
    {
        var instrument = Empty();
        var making = Task.Run(() => make(instrument), CancellationToken.None);
        try
        {
            await making.WaitAsync(cancellation).ConfigureAwait(false);
            return instrument;
        }
        catch
        {
            // Of a loading that nobody waits for any more, the devices are unloaded when it ends.
            _ = making.ContinueWith(done =>
            {
                _ = done.Exception;
                instrument.Core.Dispose();
            }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }
}
