namespace LenslessScope.MMCore;

/// <summary>Kinds of devices, with Micro-Manager's names and numbers.</summary>
public enum DeviceType
{
    /// <summary>Not known.</summary>
    UnknownType = 0,
    /// <summary>Any kind, where a kind is asked for.</summary>
    AnyType = 1,
    /// <summary>Camera.</summary>
    CameraDevice = 2,
    /// <summary>Shutter, or a light source that can be switched.</summary>
    ShutterDevice = 3,
    /// <summary>Device with numbered positions, for example a filter wheel.</summary>
    StateDevice = 4,
    /// <summary>Stage of one axis.</summary>
    StageDevice = 5,
    /// <summary>Stage of two axes.</summary>
    XYStageDevice = 6,
    /// <summary>Serial port.</summary>
    SerialDevice = 7,
    /// <summary>Device with properties only.</summary>
    GenericDevice = 8,
    /// <summary>Autofocus.</summary>
    AutoFocusDevice = 9,
    /// <summary>The core itself, label "Core".</summary>
    CoreDevice = 10,
    /// <summary>Processor of images.</summary>
    ImageProcessorDevice = 11,
    /// <summary>Analogue or digital signal.</summary>
    SignalIODevice = 12,
    /// <summary>Magnifier; enters the pixel size.</summary>
    MagnifierDevice = 13,
    /// <summary>Spatial light modulator.</summary>
    SLMDevice = 14,
    /// <summary>Hub of peripheral devices.</summary>
    HubDevice = 15,
    /// <summary>Galvanometer scanner.</summary>
    GalvoDevice = 16,
    /// <summary>Pump that holds a pressure.</summary>
    PressurePumpDevice = 17,
    /// <summary>Pump that delivers a volume.</summary>
    VolumetricPumpDevice = 18,
}
