namespace LenslessScope.MMCore;

/// <summary>What a move of a focus stage towards larger positions does.</summary>
public enum FocusDirection
{
    /// <summary>Away from the sample.</summary>
    FocusDirectionAwayFromSample = -1,
    /// <summary>Not known.</summary>
    FocusDirectionUnknown = 0,
    /// <summary>Towards the sample.</summary>
    FocusDirectionTowardSample = 1,
}
