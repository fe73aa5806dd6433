namespace LenslessScope.Acquisition;

/// <summary>A place in a stack: time, channel, z, each from 0. Exposures and axes of one's own count as
/// channels.</summary>
public readonly record struct StackPlace(int T, int C, int Z);
