namespace LenslessScope.MMCore;

/// <summary>How far a device has come.</summary>
public enum DeviceInitializationState
{
    /// <summary>Loaded; only properties that are set before initialisation can be used.</summary>
    Uninitialized = 0,
    /// <summary>Ready.</summary>
    InitializedSuccessfully = 1,
    /// <summary>Initialisation failed; unload the device and load it again to try once more.</summary>
    InitializationFailed = 2,
}
