using System.Runtime.InteropServices;
using LenslessScope.Imaging;
using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Workflows;

/// <summary>
/// The simulated instrument of the adapter LenslessSim, which shares no code with the reconstruction.
/// </summary>
internal sealed class SimulatedInstrument : IDisposable
{
    private const string Camera = InstrumentLoading.CameraLabel;
    private const string Light = "Light";

    private readonly SimulationRequest _request;
    private readonly CMMCore _core = new();

    /// <exception cref="AdapterLoadException">The adapter did not load.</exception>
    /// <exception cref="RequestException">A property is misspelt.</exception>
    /// <exception cref="CMMError">A property was refused.</exception>
    public SimulatedInstrument(SimulationRequest request)
    {
        _request = request;
        try
        {
            AdapterLoadException.Explain(_core, () => _core.LoadDevice(Camera, "LenslessSim", "SimCamera"));
            _core.LoadDevice(Light, "LenslessSim", "SimLight");
            _core.SetProperty(Camera, "SensorWidth", request.Width);
            _core.SetProperty(Camera, "SensorHeight", request.Height);
            _core.SetProperty(Camera, "PixelSize-um", request.PixelUm);
            _core.InitializeAllDevices();
            _core.SetCameraDevice(Camera);
            _core.SetAutoShutter(false);
            _core.SetProperty(Camera, "RealTime", "Off");
            _core.SetProperty(Camera, "BitDepth", request.Bits);
            if (request.Bits == 8)
                _core.SetProperty(Camera, "PixelType", "8bit");
            _core.SetProperty(Camera, "SampleSeed", request.Seed);
            if (request.Picture != null)
            {
                _core.SetProperty(Camera, "SampleFile", Path.GetFullPath(request.Picture));
                _core.SetProperty(Camera, "SampleFilePixelSize-um", request.PicturePixelUm);
            }
            _core.SetProperty(Camera, "RefractiveIndex", request.RefractiveIndex);
            _core.SetProperty(Camera, "SourceDiameter-um", request.SourceDiameterUm);
            _core.SetProperty(Camera, "SourceDistance-um", request.SourceDistanceUm);
            _core.SetProperty(Light, "Wavelength-nm", request.WavelengthNm);
            _core.SetProperty(Light, "Bandwidth-nm", request.BandwidthNm);
            _core.SetProperty(Light, "State", 1L);
            var settings = new SettingRequest(_core, [], request.Properties);
            RequestException.ThrowIfAny(settings.Problems);
            settings.Apply();
            _core.SetProperty(Camera, "Seed", request.Seed);
        }
        catch
        {
            _core.Dispose();
            throw;
        }
    }

    public double ExposureMs => _core.GetExposure();

    /// <summary>What the further properties may have changed.</summary>
    public double WavelengthNm =>
        double.Parse(_core.GetProperty(Light, "Wavelength-nm"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Every property of camera and light.</summary>
    public IReadOnlyDictionary<string, string> Properties => new SortedDictionary<string, string>(
        ((string[])[Camera, Light]).SelectMany(label => _core.GetDevicePropertyNames(label)
            .Where(name => name is not ("FrameNumber" or "Shows" or "SampleX-um" or "SampleY-um" or
                "SampleDistance-um" or "TrueZ-um" or "State" or "Sample"))
            .Select(name => (Name: $"{label}.{name}", Value: _core.GetProperty(label, name))))
        .ToDictionary(property => property.Name, property => property.Value), StringComparer.Ordinal);

    public void Arrange(Arrangement arrangement)
    {
        _core.SetProperty(Camera, "Sample", _request.Sample);
        _core.SetProperty(Camera, "SampleDistance-um", arrangement.ZUm);
        _core.SetProperty(Camera, "SampleX-um", arrangement.XUm);
        _core.SetProperty(Camera, "SampleY-um", arrangement.YUm);
    }

    /// <summary>Takes the sample out.</summary>
    public void Clear() => _core.SetProperty(Camera, "Sample", "Empty");

    public void SwitchLight(bool on) => _core.SetProperty(Light, "State", on ? 1L : 0L);

    /// <summary>Takes a frame and writes its counts; the same frame gives the same bytes.</summary>
    public void Record(string path)
    {
        using var frame = _core.SnapFrame();
        var metadata = new OmeMetadata
        {
            Name = "hologram", PixelUm = _request.PixelUm, WavelengthNm = WavelengthNm, ExposureMs = ExposureMs,
            Description = $"Simulated, seed {_request.Seed}.",
        };
        if (frame.PixelType == PixelType.GRAY8)
            OmeTiff.Write(path, new Image<byte>(frame.Height, frame.Width, frame.Pixels.ToArray()), metadata);
        else
            OmeTiff.Write(path, Words(frame), metadata);
    }

    /// <summary>
    /// What a reconstruction should find: amplitude, phase in rad, and which object covers each pixel.
    /// </summary>
    public (Image<float> Amplitude, Image<float> Phase, Image<ushort> Objects) Truth()
    {
        var amplitude = Shown("TruthAmplitude");
        var phase = Shown("TruthPhase");
        var objects = Shown("TruthObjects");
        _core.SetProperty(Camera, "Shows", "Hologram");
        return (Scaled(amplitude, count => count / 65535f),
            Scaled(phase, count => (count - 32768) * MathF.PI / 32768), objects);
    }

    public void Dispose() => _core.Dispose();

    private Image<ushort> Shown(string what)
    {
        _core.SetProperty(Camera, "Shows", what);
        using var frame = _core.SnapFrame();
        return Words(frame);
    }

    private static Image<ushort> Words(Frame frame) => new(
        frame.Height, frame.Width, MemoryMarshal.Cast<byte, ushort>(frame.Pixels).ToArray());

    private static Image<float> Scaled(Image<ushort> counts, Converter<ushort, float> scale) =>
        new(counts.Height, counts.Width, Array.ConvertAll(counts.Pixels, scale));
}
