using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Tests;

/// <summary>
/// The simulated instrument of the adapter LenslessSim, loaded from a <c>.cfg</c> in a folder of its own; both are gone
/// afterwards. Pixels of 1.55 µm, 10 bits; frames come as fast as they can be computed.
/// </summary>
internal sealed class SimulatedInstrument : IDisposable
{
    public const string Camera = "Camera", Light = "Light", Stage = "ZStage";

    private readonly TemporaryFolder _folder = new();

    /// <summary>Loads it.</summary>
    /// <param name="height">Rows of the sensor.</param>
    /// <param name="width">Columns of the sensor.</param>
    /// <param name="faithful">
    /// Whether its holograms can be believed: several samples a pixel, and light of 3 nm. Otherwise it is fast.
    /// </param>
    public SimulatedInstrument(int height = 64, int width = 96, bool faithful = false)
        : this($"""
            Property,Core,Initialize,0
            Device,{Camera},LenslessSim,SimCamera
            Device,{Light},LenslessSim,SimLight
            Device,{Stage},LenslessSim,SimZStage
            Property,{Camera},SensorWidth,{width}
            Property,{Camera},SensorHeight,{height}
            {(faithful ? "#" : "")}Property,{Camera},Oversampling,1
            Property,Core,Initialize,1
            Property,Core,Camera,{Camera}
            Property,Core,Shutter,{Light}
            Property,Core,Focus,{Stage}
            Property,Core,AutoShutter,1
            Property,{Camera},RealTime,Off
            {(faithful ? "#" : "")}Property,{Camera},Exposure,5
            {(faithful ? "#" : "")}Property,{Light},Bandwidth-nm,0
            ConfigGroup,Channel,Green,{Light},Wavelength-nm,532
            ConfigGroup,Channel,Blue,{Light},Wavelength-nm,450
            ConfigGroup,Sample,Empty,{Camera},Sample,Empty
            ConfigGroup,Sample,Cells,{Camera},Sample,Cells
            ConfigPixelSize,Sensor,{Camera},Binning,1
            PixelSize_um,Sensor,1.55
            """)
    {
    }

    /// <summary>Loads another instrument.</summary>
    /// <param name="configuration">Its <c>.cfg</c>.</param>
    /// <param name="adapters">The folders of its adapters. Default: those of the simulated one.</param>
    public SimulatedInstrument(string configuration, IEnumerable<string>? adapters = null)
    {
        Cfg = _folder.Write("instrument.cfg", configuration);
        if (adapters != null)
            Core.SetDeviceAdapterSearchPaths(adapters);
        Core.LoadSystemConfiguration(Cfg);
    }

    public CMMCore Core { get; } = new();

    /// <summary>The file it was loaded from.</summary>
    public string Cfg { get; }

    /// <summary>The folder of that file, for what a test writes.</summary>
    public string Folder => _folder.Path;

    /// <summary>Leaves the light on or off, instead of on while a frame is exposed.</summary>
    public void Shine(bool on)
    {
        Core.SetAutoShutter(false);
        Core.SetProperty(Light, "State", on ? 1L : 0L);
    }

    /// <summary>One frame.</summary>
    public Image<ushort> Snap()
    {
        using var frame = Core.SnapFrame();
        return new Image<ushort>(frame.Height, frame.Width, frame.PixelsAs<ushort>().ToArray());
    }

    public void Dispose()
    {
        Core.Dispose();
        _folder.Dispose();
    }
}
