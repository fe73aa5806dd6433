using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>A frame on its way to the disk. Whoever takes it disposes the pixels.</summary>
/// <param name="Planned">Which frame of the plan.</param>
/// <param name="Pixels">The frame as the camera gave it, or the mean of several.</param>
/// <param name="Record">What else is known of it.</param>
internal sealed record TakenFrame(PlannedFrame Planned, Frame Pixels, FrameRecord Record);
