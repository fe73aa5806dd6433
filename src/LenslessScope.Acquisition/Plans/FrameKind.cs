namespace LenslessScope.Acquisition;

/// <summary>What a frame is for.</summary>
public enum FrameKind
{
    /// <summary>Of the sample.</summary>
    Image,

    /// <summary>Without a sample.</summary>
    Background,

    /// <summary>Without light.</summary>
    Dark,
}
