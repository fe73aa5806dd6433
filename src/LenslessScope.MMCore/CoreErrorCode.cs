namespace LenslessScope.MMCore;

/// <summary>Numbers of the core's errors, as in Micro-Manager. A device's own numbers are another series.</summary>
public static class CoreErrorCode
{
    /// <summary>No error.</summary>
    public const int Ok = 0;

    /// <summary>An error without a number of its own.</summary>
    public const int Generic = 1;

    /// <summary>No device has this label.</summary>
    public const int NoDevice = 2;

    /// <summary>A property could not be set.</summary>
    public const int SetPropertyFailed = 3;

    /// <summary>An adapter library lacks an exported function.</summary>
    public const int LibraryFunctionNotFound = 4;

    /// <summary>An adapter library has another module interface version.</summary>
    public const int ModuleVersionMismatch = 5;

    /// <summary>An adapter library has another device interface version.</summary>
    public const int DeviceVersionMismatch = 6;

    /// <summary>No module has this name.</summary>
    public const int UnknownModule = 7;

    /// <summary>An adapter library could not be loaded.</summary>
    public const int LoadLibraryFailed = 8;

    /// <summary>A device could not be created.</summary>
    public const int CreateFailed = 9;

    /// <summary>An adapter library has no function to create devices.</summary>
    public const int CreateNotFound = 10;

    /// <summary>An adapter library has no function to delete devices.</summary>
    public const int DeleteNotFound = 11;

    /// <summary>A device could not be deleted.</summary>
    public const int DeleteFailed = 12;

    /// <summary>The device is of another type than required.</summary>
    public const int UnexpectedDevice = 13;

    /// <summary>A device could not be unloaded.</summary>
    public const int DeviceUnloadFailed = 14;

    /// <summary>No camera has been chosen.</summary>
    public const int CameraNotAvailable = 15;

    /// <summary>The label is in use already.</summary>
    public const int DuplicateLabel = 16;

    /// <summary>The label is empty, reserved, or holds a comma.</summary>
    public const int InvalidLabel = 17;

    /// <summary>The device is not a state device.</summary>
    public const int InvalidStateDevice = 19;

    /// <summary>There is no such preset or setting.</summary>
    public const int NoConfiguration = 20;

    /// <summary>There is no setting with this index.</summary>
    public const int InvalidConfigurationIndex = 21;

    /// <summary>A device reported an error; its text and number are in the message.</summary>
    public const int DeviceGeneric = 22;

    /// <summary>There is no such property block.</summary>
    public const int InvalidPropertyBlock = 23;

    /// <summary>Unexpected exception in native code.</summary>
    public const int UnhandledException = 24;

    /// <summary>A device was busy longer than its timeout.</summary>
    public const int DevicePollingTimeout = 25;

    /// <summary>The device is not a shutter.</summary>
    public const int InvalidShutterDevice = 26;

    /// <summary>The device is not a serial port.</summary>
    public const int InvalidSerialDevice = 27;

    /// <summary>The device is not a stage of one axis.</summary>
    public const int InvalidStageDevice = 28;

    /// <summary>The device is not of the kind required.</summary>
    public const int InvalidSpecificDevice = 29;

    /// <summary>The device is not an XY stage.</summary>
    public const int InvalidXYStageDevice = 30;

    /// <summary>A file could not be opened.</summary>
    public const int FileOpenFailed = 31;

    /// <summary>A line of a configuration file has a wrong number of fields.</summary>
    public const int InvalidCfgEntry = 32;

    /// <summary>A text holds characters that are not allowed.</summary>
    public const int InvalidContents = 33;

    /// <summary>The core has no such property.</summary>
    public const int InvalidCoreProperty = 34;

    /// <summary>The core does not take this value.</summary>
    public const int InvalidCoreValue = 35;

    /// <summary>There is no such group of presets.</summary>
    public const int NoConfigGroup = 36;

    /// <summary>The camera gave no image.</summary>
    public const int CameraBufferReadFailed = 37;

    /// <summary>A group of this name exists already.</summary>
    public const int DuplicateConfigGroup = 38;

    /// <summary>A configuration file could not be loaded; the message names the line.</summary>
    public const int InvalidConfigurationFile = 39;

    /// <summary>The circular buffer could not be allocated.</summary>
    public const int CircularBufferFailedToInitialize = 40;

    /// <summary>The circular buffer holds no frame.</summary>
    public const int CircularBufferEmpty = 41;

    /// <summary>There is no continuous focus.</summary>
    public const int ContFocusNotAvailable = 42;

    /// <summary>There is no autofocus device.</summary>
    public const int AutoFocusNotAvailable = 43;

    /// <summary>A group or preset has an invalid name.</summary>
    public const int BadConfigName = 44;

    /// <summary>A frame has another size than the circular buffer expects.</summary>
    public const int CircularBufferIncompatibleImage = 45;

    /// <summary>Not possible while a sequence runs.</summary>
    public const int NotAllowedDuringSequenceAcquisition = 46;

    /// <summary>Out of memory.</summary>
    public const int OutOfMemory = 47;

    /// <summary>The sequence of images is invalid.</summary>
    public const int InvalidImageSequence = 48;

    /// <summary>A text or pointer is null.</summary>
    public const int NullPointerException = 49;

    /// <summary>A device of a hub could not be created.</summary>
    public const int CreatePeripheralFailed = 50;

    /// <summary>The state cache has no value of this property.</summary>
    public const int PropertyNotInCache = 51;

    /// <summary>An affine transform has not six elements.</summary>
    public const int BadAffineTransform = 52;
}
