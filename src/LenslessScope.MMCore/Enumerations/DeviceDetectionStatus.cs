namespace LenslessScope.MMCore;

/// <summary>What a device says of its hardware before it is initialised.</summary>
public enum DeviceDetectionStatus
{
    /// <summary>The device cannot tell.</summary>
    Unimplemented = -2,
    /// <summary>A setting that it needs, for example its port, is missing or wrong.</summary>
    Misconfigured = -1,
    /// <summary>The hardware does not answer.</summary>
    CanNotCommunicate = 0,
    /// <summary>The hardware answers.</summary>
    CanCommunicate = 1,
}
