using System.Globalization;
using System.Text.Json;
using LenslessScope.Acquisition;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Scripting;

/// <summary>
/// What a script or a small program works with: a core and whatever belongs to its run. In a <c>.csx</c> script the
/// members stand by their names; a program gets a session from <see cref="RunAsync"/>. Disposing unloads the devices.
/// </summary>
public sealed partial class Session : IDisposable
{
    // By reflection: what a script answers is of its own types, mostly without a name.
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SessionSettings _settings;

    /// <summary>A session with an empty core.</summary>
    public Session(SessionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        Json = settings.Json;
    }

    /// <summary>
    /// The instrument, for calls beside which others go on: settings, snapshots and live frames, one user of the camera
    /// at a time.
    /// </summary>
    public LocalInstrument Instrument { get; } = LocalInstrument.Empty();

    /// <summary>
    /// Its core: what <c>lensless run --cfg FILE</c> has loaded into it, or empty. Micro-Manager's documentation of
    /// CMMCore applies.
    /// </summary>
    public CMMCore Core => Instrument.Core;

    /// <summary>The .cfg file of the instrument; null while none is loaded.</summary>
    public string? Configuration => Instrument.ConfigurationPath;

    /// <summary>The words after the script's name.</summary>
    public IReadOnlyList<string> Args => _settings.Args;

    /// <summary>Cancelled by Ctrl-C. Scripts hand it to whatever takes long, or look at it between frames.</summary>
    public CancellationToken Cancellation => _settings.Cancellation;

    /// <summary>The clock; that of the system unless the program that runs the script passes another.</summary>
    public TimeProvider Time => _settings.Time;

    /// <summary>Whether results are written as JSON: <c>--json</c>, before or after the script's name.</summary>
    public bool Json { get; private set; }

    /// <summary>The options that a script takes, with what the script is for, as <c>--help</c> tells it.</summary>
    public ScriptArguments Options(string purpose)
    {
        var options = new ScriptArguments(purpose, Args);
        Json |= options.Flag("--json", "results as JSON");
        return options;
    }

    /// <summary>Loads an instrument, for programs; <c>lensless run --cfg FILE</c> has done so for scripts.</summary>
    /// <inheritdoc cref="LocalInstrument.Load" path="/exception"/>
    public void Load(string configuration)
    {
        Instrument.Load(configuration);
        foreach (var note in Instrument.ConfigurationNotes)
            _settings.Error.WriteLine($"note: {note}");
    }

    /// <summary>The label of the core's camera.</summary>
    /// <exception cref="ScriptUsageException">
    /// There is none: no instrument is loaded, or it names no camera.
    /// </exception>
    public string RequireCamera()
    {
        var camera = Core.GetCameraDevice();
        return camera.Length > 0 ? camera : throw new ScriptUsageException([Core.GetLoadedDevices().Count > 1
            ? "The instrument does not name a camera: add the line 'Property,Core,Camera,LABEL' to its .cfg."
            : "No instrument is loaded: give its .cfg, as in lensless run --cfg configs/demo.cfg SCRIPT."]);
    }

    /// <summary>
    /// Takes a picture with the core's camera. The script disposes it: <c>using var frame = Snap();</c>
    /// </summary>
    /// <exception cref="ScriptUsageException">There is no camera.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="CMMError">A device failed.</exception>
    public Frame Snap()
    {
        Cancellation.ThrowIfCancellationRequested();
        RequireCamera();
        return Core.SnapFrame();
    }

    /// <summary>
    /// Writes a frame, completely or not at all: <c>.tif</c> or <c>.ome.tif</c> with the state of the devices, the
    /// frame's tags, pixel pitch, wavelength and exposure; <c>.png</c> with the pixels only. An existing file is
    /// replaced.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(Frame frame, string file) =>
        FrameFile.Write(file, frame, FrameFile.FactsOf(Core, Optical.WavelengthNm(Core)).With(frame));

    /// <summary>A frame as a hologram, with the pitch and the wavelength that the instrument tells.</summary>
    /// <param name="frame">Grey; may be disposed afterwards.</param>
    /// <param name="backgrounds">Frames without a sample. Default: none.</param>
    /// <exception cref="ScriptUsageException">Pitch or wavelength is not known.</exception>
    public Hologram HologramOf(Frame frame, IReadOnlyList<Image<float>>? backgrounds = null)
    {
        var (pixelUm, wavelengthNm) = (Core.GetPixelSizeUm(), Optical.WavelengthNm(Core));
        List<string> reasons = [];
        if (!(pixelUm > 0))
            reasons.Add("The pixel pitch is not known: add ConfigPixelSize and PixelSize_um lines to the .cfg.");
        if (wavelengthNm == null)
            reasons.Add("The wavelength is not known: the instrument's shutter has no property Wavelength-nm. Make " +
                "the light source the shutter with Property,Core,Shutter,LABEL.");
        return reasons.Count > 0 ? throw new ScriptUsageException(reasons) : new Hologram
        {
            Intensity = frame.ToGray(),
            Optics = new Optics { PixelUm = pixelUm, WavelengthNm = wavelengthNm!.Value },
            Backgrounds = backgrounds ?? [],
        };
    }

    /// <summary>Waits, by the session's clock; ends early by Ctrl-C.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task Delay(TimeSpan delay) => delay > TimeSpan.Zero
        ? Task.Delay(delay, Time, Cancellation)
        : Cancellation.IsCancellationRequested ? Task.FromCanceled(Cancellation) : Task.CompletedTask;

    /// <summary>Something for people to read, on standard output; with <see cref="Json"/> on standard error.</summary>
    public void Print(FormattableString text) => Print((object?)text);

    /// <summary>
    /// Anything for people to read, as above: numbers with a decimal point, of a list its elements; null, or nothing,
    /// is an empty line.
    /// </summary>
    public void Print(object? value = null) => (Json ? _settings.Error : _settings.Output).WriteLine(InWords(value));

    /// <summary>The result for programs: written with <see cref="Json"/> only, as JSON on standard output.</summary>
    public void Result(object value)
    {
        if (Json)
            _settings.Output.WriteLine(JsonSerializer.Serialize(value, _json));
    }

    /// <summary>
    /// How far the work is: one line of a terminal that replaces itself; nothing elsewhere. Empty text takes it away.
    /// </summary>
    public void Progress(string text)
    {
        if (_settings.ShowsProgress)
            _settings.Error.Write($"\r{text}\u001b[K");
    }

    private static string InWords(object? value) => value switch
    {
        null => "",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list => string.Join(", ", list.Cast<object?>().Select(InWords)),
        _ => value.ToString() ?? "",
    };

    /// <summary>Stops what runs and unloads the devices.</summary>
    public void Dispose() => Core.Dispose();

    /// <summary>
    /// For programs: runs <paramref name="work"/> with a session that Ctrl-C cancels, writes errors to standard error
    /// and answers the exit status: that of the work, or 1 failure, 2 wrong usage, 3 hardware.
    /// </summary>
    /// <param name="args">The program's.</param>
    /// <param name="work">Its answer is the exit status.</param>
    public static async Task<int> RunAsync(string[] args, Func<Session, Task<int>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var interrupt = new CancellationTokenSource();
        // The first Ctrl-C lets the work end well; the second ends the process.
        ConsoleCancelEventHandler handler = (_, e) =>
        {
            e.Cancel = !interrupt.IsCancellationRequested;
            interrupt.Cancel();
        };
        Console.CancelKeyPress += handler;
        try
        {
            using var session = new Session(new SessionSettings { Args = args, Cancellation = interrupt.Token });
            return await work(session).ConfigureAwait(false);
        }
        catch (ScriptHelpException help)
        {
            Console.WriteLine(help.Message);
            return 0;
        }
        catch (Exception error)
        {
            Console.Error.WriteLine(error switch
            {
                CMMError device => device.FullMessage,
                OperationCanceledException when interrupt.IsCancellationRequested => "stopped.",
                _ => error.Message,
            });
            return error switch
            {
                ScriptUsageException or RequestException or PlanException => 2,
                CMMError or AdapterLoadException or CameraInUseException => 3,
                _ => 1,
            };
        }
        finally
        {
            Console.CancelKeyPress -= handler;
        }
    }
}
