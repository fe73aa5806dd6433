namespace LenslessScope.MMCore.Tests;

/// <summary>Devices of every kind load, tell their kind, and take the role that goes with it.</summary>
public sealed class DeviceKindTests : IDisposable
{
    private readonly Recorders _devices = new();

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    public static TheoryData<string, DeviceType> Kinds() => new()
    {
        { "Sensor", DeviceType.CameraDevice },
        { "LightGate", DeviceType.ShutterDevice },
        { "Switch", DeviceType.StateDevice },
        { "Lift", DeviceType.StageDevice },
        { "Table", DeviceType.XYStageDevice },
        { "Port", DeviceType.SerialDevice },
        { "Plain", DeviceType.GenericDevice },
        { "FocusFinder", DeviceType.AutoFocusDevice },
        { "Brightener", DeviceType.ImageProcessorDevice },
        { "Signal", DeviceType.SignalIODevice },
        { "Tube", DeviceType.MagnifierDevice },
        { "Modulator", DeviceType.SLMDevice },
        { "Hub", DeviceType.HubDevice },
        { "Scanner", DeviceType.GalvoDevice },
        { "PressureRegulator", DeviceType.PressurePumpDevice },
        { "Syringe", DeviceType.VolumetricPumpDevice },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_device_of_this_kind_loads_and_is_listed_by_it(string device, DeviceType kind)
    {
        var label = _devices.Load(device);

        Assert.Equal(kind, Core.GetDeviceType(label));
        Assert.Equal([label], Core.GetLoadedDevicesOfType(kind));
        Assert.Equal(DeviceInitializationState.InitializedSuccessfully, Core.GetDeviceInitializationState(label));
        Assert.Equal((Recorders.Module, device, $"Recording {device}"),
            (Core.GetDeviceLibrary(label), Core.GetDeviceName(label), Core.GetDeviceDescription(label)));
    }

    [Fact]
    public void All_kinds_are_tried() =>
        Assert.Equal(
            Enum.GetValues<DeviceType>()
                .Except([DeviceType.UnknownType, DeviceType.AnyType, DeviceType.CoreDevice]).Order(),
            Kinds().Select(row => row.Data.Item2).Order());

    [Fact]
    public void Initialising_everything_gives_roles_to_the_devices_of_their_kinds()
    {
        foreach (var kind in Kinds())
            Core.LoadDevice(kind.Data.Item1, Recorders.Module, kind.Data.Item1);

        Core.InitializeAllDevices();

        Assert.Equal(
            ["Sensor", "LightGate", "Table", "FocusFinder", "Modulator", "Scanner", "", ""],
            [Core.GetCameraDevice(), Core.GetShutterDevice(), Core.GetXYStageDevice(), Core.GetAutoFocusDevice(),
             Core.GetSLMDevice(), Core.GetGalvoDevice(), Core.GetImageProcessorDevice(), Core.GetFocusDevice()]);
    }

    [Fact]
    public async Task The_image_processor_works_on_the_frames_of_a_sequence()
    {
        Core.SetCameraDevice(_devices.Load("Sensor"));
        Core.SetImageProcessorDevice(_devices.Load("Brightener"));

        await foreach (var frame in Core.StreamSequence(2, cancellationToken: TestContext.Current.CancellationToken))
            using (frame)
                Assert.Equal(Enumerable.Range(100, 12), frame.Pixels.ToArray().Select(value => (int)value));

        Assert.Equal(["Process 4 3 1", "Process 4 3 1"], _devices.Calls("MyBrightener"));
    }

    [Fact]
    public void A_magnifier_counts()
    {
        _devices.Load("Tube");

        Assert.Equal(2.5, Core.GetMagnificationFactor());
    }

    [Fact]
    public void A_state_device_has_positions_and_labels()
    {
        var device = _devices.Load("Switch");

        Core.SetStateLabel(device, "Position-2");
        Core.DefineStateLabel(device, 1, "Dark");

        Assert.Equal((3, 2, "Position-2"),
            (Core.GetNumberOfStates(device), Core.GetState(device), Core.GetStateLabel(device)));
        Assert.Equal(["Position-0", "Dark", "Position-2"], Core.GetStateLabels(device));
        Assert.Equal(1, Core.GetStateFromLabel(device, "Dark"));
        Core.SetState(device, 1);
        Assert.Equal("Dark", Core.GetStateLabel(device));
    }

    [Fact]
    public void A_device_that_can_look_for_its_hardware_says_what_it_found()
    {
        Core.LoadDevice("S", Recorders.Module, "Switch");
        Core.LoadDevice("P", Recorders.Module, "Plain");

        Assert.True(Core.SupportsDeviceDetection("S"));
        Assert.Equal(DeviceDetectionStatus.CanCommunicate, Core.DetectDevice("S"));
        Assert.False(Core.SupportsDeviceDetection("P"));
        Assert.Equal(DeviceDetectionStatus.Unimplemented, Core.DetectDevice("P"));
    }

    [Fact]
    public void A_hub_tells_what_is_attached_to_it_and_what_is_loaded_of_that()
    {
        var hub = _devices.Load("Hub");
        Core.LoadDevice("S", Recorders.Module, "Switch");
        Core.SetParentLabel("S", hub);
        Core.InitializeDevice("S");
        _devices.Load("Signal");

        Assert.Equal(["Switch", "Signal"], Core.GetInstalledDevices(hub));
        Assert.Equal(hub, Core.GetParentLabel("S"));
        Assert.Equal(["S"], Core.GetLoadedPeripheralDevices(hub));
    }
}
