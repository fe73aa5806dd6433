using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>Runs on an instrument whose devices are in this process.</summary>
/// <param name="instrument">The instrument. A run has all its devices to itself.</param>
/// <param name="settings">How plans are run, apart from what they say. Default: as they are.</param>
public sealed class LocalRuns(LocalInstrument instrument, PlanRunSettings? settings = null) : IRuns
{
    private readonly PlanRunSettings _settings = settings ?? new PlanRunSettings();
    private readonly Lock _lock = new();
    private readonly List<LocalRun> _active = []; // guarded by _lock

    /// <inheritdoc />
    public IReadOnlyList<IRun> Active
    {
        get
        {
            lock (_lock)
                return [.. _active];
        }
    }

    /// <inheritdoc />
    public Task<InstrumentFacts> GetFactsAsync(string? camera = null, CancellationToken cancellation = default) =>
        instrument.AskAsync(core => InstrumentFacts.Of(core, camera), cancellation);

    /// <inheritdoc />
    public async Task<InstrumentFacts> GetFactsForAsync(Plan plan, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var facts = await GetFactsAsync(plan.Camera, cancellation).ConfigureAwait(false);
        var camera = plan.Camera ?? facts.Camera;
        if (!facts.Cameras.Contains(camera) || instrument.CameraUse is not null)
            return facts;
        try
        {
            using var use = instrument.UseCamera("a check of a plan");
            var formats = await instrument.OnDeviceAsync(camera,
                () => FormatProbe.Ask(instrument.Core, camera, FormatRules.FormatsOf(plan, facts)), cancellation)
                .ConfigureAwait(false);
            return formats.TryGetValue("", out var first) && first.PixelType != PixelType.Unknown
                ? facts with
                {
                    Formats = formats,
                    FrameBytes = (long)first.Height * first.Width * first.PixelType.BytesPerPixel,
                }
                : facts;
        }
        catch (CameraInUseException)
        {
            return facts; // somebody was faster
        }
    }

    /// <inheritdoc />
    public async Task<RunForecast> CheckAsync(RunRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = request.Plan is null ? RunFolder.Read(request.Folder) : null;
        var plan = request.Plan ?? run!.Plan;
        var facts = await GetFactsForAsync(plan, cancellation).ConfigureAwait(false);
        var wrong = plan.ProblemsOn(facts);
        var frames = wrong.Count > 0 ? 0
            : run is null ? plan.Stacks().Sum(stack => stack.Frames) : run.Expected - run.Frames.Count;
        var bytes = frames * (facts.FrameBytes + new PlanOverheads().BytesPerFrame);
        var (space, noFolder) = FreeSpace.At(request.Folder);
        Problem?[] problems =
        [
            instrument.ConfigurationPath is null
                ? new Problem("", "The instrument was set up without a .cfg file, which a run needs to keep. Load one.")
                : null,
            noFolder,
            run?.Shape is { } shape && facts.Formats.TryGetValue("", out var now) && now != shape
                ? new Problem("", $"The frames of the run in {request.Folder} have {shape}; those of the camera have " +
                    $"{now} now, and all frames of a run must be alike. Restore its size, binning and pixel type.")
                : null,
            request.IgnoreFreeSpace ? null : space?.Shortage(bytes),
            .. request.Reconstruct ? await PictureProblemsAsync(plan, cancellation).ConfigureAwait(false) : [],
        ];
        return new RunForecast(plan, wrong, [.. problems.OfType<Problem>()],
            wrong.Count > 0 ? null : PlanEstimate.Of(plan, facts), frames, wrong.Count > 0 ? null : bytes,
            space?.Bytes)
        {
            Notes = plan.NotesOn(facts),
        };
    }

    /// <inheritdoc />
    public async Task<IRun> StartAsync(RunRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var forecast = await CheckAsync(request, cancellation).ConfigureAwait(false);
        forecast.ThrowIfRefused();
        var use = await instrument.UseAllAsync($"the run in {request.Folder}", cancellation).ConfigureAwait(false);
        RunWriter? writer = null;
        try
        {
            writer = await instrument.AskAsync(core => WriterOf(request, forecast.Plan, core), cancellation)
                .ConfigureAwait(false);
            var run = new LocalRun(this, instrument, writer, use, _settings,
                request.Reconstruct ? await PicturesAsync(writer, cancellation).ConfigureAwait(false) : null);
            lock (_lock)
                _active.Add(run);
            run.Start();
            return run;
        }
        catch
        {
            writer?.Dispose();
            use.Dispose();
            throw;
        }
    }

    internal void Ended(LocalRun run)
    {
        lock (_lock)
            _active.Remove(run);
    }

    private RunWriter WriterOf(RunRequest request, Plan plan, CMMCore core)
    {
        var facts = RunStart.FactsOf(core, instrument.ConfigurationPath!, _settings.Time);
        return request.Plan is null
            ? RunWriter.Resume(request.Folder, facts, request.Options)
            : RunWriter.Create(request.Folder, plan, plan.Stacks(), facts, request.Options);
    }

    private async Task<IReadOnlyList<Problem>> PictureProblemsAsync(Plan plan, CancellationToken cancellation)
    {
        var state = await instrument.GetStateAsync(cancellation).ConfigureAwait(false);
        var problems = new[]
        {
            plan.Autofocus is null ? "needs the range in which the focus lies: give the plan an autofocus with its " +
                "range."
                : null,
            state.PixelUm is null ? "needs the pixel pitch: add ConfigPixelSize and PixelSize_um to the configuration."
                : null,
            (plan.Autofocus?.WavelengthNm ?? state.WavelengthNm) is null
                ? "needs the wavelength: give the plan's autofocus wavelength-nm." : null,
        };
        return [.. problems.OfType<string>().Select(problem => new Problem("reconstruct", problem))];
    }

    private async Task<BackgroundReconstruction> PicturesAsync(RunWriter writer, CancellationToken cancellation)
    {
        var state = await instrument.GetStateAsync(cancellation).ConfigureAwait(false);
        var range = writer.Plan.Autofocus!;
        return new BackgroundReconstruction(writer.Folder, range, state.PixelUm!.Value,
            (range.WavelengthNm ?? state.WavelengthNm)!.Value);
    }
}
