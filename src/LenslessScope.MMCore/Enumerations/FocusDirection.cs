namespace LenslessScope.MMCore;

/// <summary>What a move of a focus stage towards larger positions does.</summary>
public enum FocusDirection
{
    /// <summary>Away from the sample.</summary>
    AwayFromSample = -1,
    /// <summary>Not known.</summary>
    Unknown = 0,
    /// <summary>Towards the sample.</summary>
    TowardSample = 1,
}
