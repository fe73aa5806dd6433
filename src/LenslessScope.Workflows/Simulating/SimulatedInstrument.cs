using LenslessScope.Imaging;
using LenslessScope.Instrument;
using static LenslessScope.Instrument.SimulatedDevices;

namespace LenslessScope.Workflows;

/// <summary>
/// The simulated instrument of the adapter LenslessSim, which shares no code with the reconstruction.
/// </summary>
internal sealed class SimulatedInstrument : IDisposable
{
    private readonly SimulationRequest _request;
    private readonly SimulatedDevices _devices;

    /// <exception cref="AdapterLoadException">The adapter did not load.</exception>
    /// <exception cref="RequestException">A property is misspelt.</exception>
    /// <exception cref="MMCore.CMMError">A property was refused.</exception>
    public SimulatedInstrument(SimulationRequest request)
    {
        _request = request;
        _devices = new SimulatedDevices(request.Height, request.Width, request.PixelUm);
        try
        {
            _devices.Set(Camera, "BitDepth", request.Bits);
            if (request.Bits == 8)
                _devices.Set(Camera, "PixelType", "8bit");
            _devices.Set(Camera, "SampleSeed", request.Seed);
            if (request.Picture != null)
            {
                _devices.Set(Camera, "SampleFile", Path.GetFullPath(request.Picture));
                _devices.Set(Camera, "SampleFilePixelSize-um", request.PicturePixelUm);
            }
            _devices.Set(Camera, "RefractiveIndex", request.RefractiveIndex);
            _devices.Set(Camera, "SourceDiameter-um", request.SourceDiameterUm);
            _devices.Set(Camera, "SourceDistance-um", request.SourceDistanceUm);
            _devices.Set(Light, "Wavelength-nm", request.WavelengthNm);
            _devices.Set(Light, "Bandwidth-nm", request.BandwidthNm);
            SwitchLight(true);
            _devices.Set(new InstrumentSettings { Properties = request.Properties });
            _devices.Set(Camera, "Seed", request.Seed);
        }
        catch
        {
            _devices.Dispose();
            throw;
        }
    }

    public double ExposureMs => _devices.ExposureMs;

    /// <summary>What the further properties may have changed.</summary>
    public double WavelengthNm => _devices.Number(Light, "Wavelength-nm");

    /// <summary>Every property of camera and light.</summary>
    public IReadOnlyDictionary<string, string> Properties => new SortedDictionary<string, string>(
        _devices.Properties.Where(at => at.Property is not ("FrameNumber" or "Shows" or "SampleX-um" or "SampleY-um" or
                "SampleDistance-um" or "TrueZ-um" or "State" or "Sample"))
            .ToDictionary(at => $"{at.Device}.{at.Property}", at => at.Value), StringComparer.Ordinal);

    public void Arrange(Arrangement arrangement)
    {
        _devices.Set(Camera, "Sample", _request.Sample);
        _devices.Set(Camera, "SampleDistance-um", arrangement.ZUm);
        _devices.Set(Camera, "SampleX-um", arrangement.XUm);
        _devices.Set(Camera, "SampleY-um", arrangement.YUm);
    }

    /// <summary>Takes the sample out.</summary>
    public void Clear() => _devices.Set(Camera, "Sample", "Empty");

    public void SwitchLight(bool on) => _devices.Set(Light, "State", on ? 1L : 0L);

    /// <summary>Takes a frame and writes its counts; the same frame gives the same bytes.</summary>
    public void Record(string path) => _devices.Record(path, new OmeMetadata
    {
        Name = "hologram", PixelUm = _request.PixelUm, WavelengthNm = WavelengthNm, ExposureMs = ExposureMs,
        Description = $"Simulated, seed {_request.Seed}.",
    });

    /// <summary>
    /// What a reconstruction should find: amplitude, phase in rad, and which object covers each pixel.
    /// </summary>
    public (Image<float> Amplitude, Image<float> Phase, Image<ushort> Objects) Truth()
    {
        var amplitude = Shown("TruthAmplitude");
        var phase = Shown("TruthPhase");
        var objects = Shown("TruthObjects");
        _devices.Set(Camera, "Shows", "Hologram");
        return (Scaled(amplitude, count => count / 65535f),
            Scaled(phase, count => (count - 32768) * MathF.PI / 32768), objects);
    }

    public void Dispose() => _devices.Dispose();

    private Image<ushort> Shown(string what)
    {
        _devices.Set(Camera, "Shows", what);
        return _devices.Counts();
    }

    private static Image<float> Scaled(Image<ushort> counts, Converter<ushort, float> scale) =>
        new(counts.Height, counts.Width, Array.ConvertAll(counts.Pixels, scale));
}
