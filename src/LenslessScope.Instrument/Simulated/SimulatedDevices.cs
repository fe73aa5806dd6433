using System.Globalization;
using System.Runtime.InteropServices;
using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>Camera and light of the adapter LenslessSim, in a core of their own.</summary>
internal sealed class SimulatedDevices : IDisposable
{
    /// <summary>The labels.</summary>
    public const string Camera = InstrumentLoading.CameraLabel, Light = "Light";

    private readonly CMMCore _core = LocalInstrument.Empty().Core;

    /// <summary>Initialised, the light apart from the exposures, frames as fast as they can be computed.</summary>
    /// <exception cref="AdapterLoadException">The adapter did not load.</exception>
    /// <exception cref="CMMError">A property was refused.</exception>
    public SimulatedDevices(int height, int width, double pixelUm)
    {
        try
        {
            AdapterLoadException.Explain(_core, () => _core.LoadDevice(Camera, "LenslessSim", "SimCamera"));
            _core.LoadDevice(Light, "LenslessSim", "SimLight");
            Set(Camera, "SensorWidth", width);
            Set(Camera, "SensorHeight", height);
            Set(Camera, "PixelSize-um", pixelUm);
            _core.InitializeAllDevices();
            _core.SetCameraDevice(Camera);
            _core.SetAutoShutter(false);
            Set(Camera, "RealTime", "Off");
        }
        catch
        {
            _core.Dispose();
            throw;
        }
    }

    public double ExposureMs => _core.GetExposure();

    /// <summary>Every property of both, by <c>LABEL.PROPERTY</c>.</summary>
    public IEnumerable<(string Device, string Property, string Value)> Properties =>
        ((string[])[Camera, Light]).SelectMany(label => _core.GetDevicePropertyNames(label)
            .Select(name => (label, name, _core.GetProperty(label, name))));

    public double Number(string device, string property) =>
        double.Parse(_core.GetProperty(device, property), CultureInfo.InvariantCulture);

    public void Set(string device, string property, string value) => _core.SetProperty(device, property, value);

    public void Set(string device, string property, double value) => _core.SetProperty(device, property, value);

    public void Set(string device, string property, long value) => _core.SetProperty(device, property, value);

    /// <exception cref="RequestException">A property is misspelt, or does not take the value.</exception>
    /// <exception cref="CMMError">A property was refused.</exception>
    public void Set(InstrumentSettings settings) => new SettingRequest(_core, settings).Apply().ThrowIfRefused();

    /// <summary>Takes a frame and writes its counts; the same frame gives the same bytes.</summary>
    public void Record(string path, OmeMetadata metadata)
    {
        using var frame = _core.SnapFrame();
        if (frame.BytesPerPixel == 1)
            OmeTiff.Write(path, new Image<byte>(frame.Height, frame.Width, frame.Pixels.ToArray()), metadata);
        else
            OmeTiff.Write(path, Words(frame), metadata);
    }

    /// <summary>A frame of 16 bits.</summary>
    public Image<ushort> Counts()
    {
        using var frame = _core.SnapFrame();
        return Words(frame);
    }

    public void Dispose() => _core.Dispose();

    private static Image<ushort> Words(Frame frame) => new(
        frame.Height, frame.Width, MemoryMarshal.Cast<byte, ushort>(frame.Pixels).ToArray());
}
