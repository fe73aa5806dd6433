namespace LenslessScope.Acquisition;

/// <summary>What complete.json holds: when a run ended, with how many frames of how many.</summary>
internal sealed record RunStamp(DateTimeOffset Time, int Frames, long Expected);
