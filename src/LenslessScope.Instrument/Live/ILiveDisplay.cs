using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>Where a running camera is shown.</summary>
internal interface ILiveDisplay
{
    /// <summary>How long what is shown stays as it is.</summary>
    TimeSpan Interval { get; }

    /// <param name="now">The counts up to now, with the statistics of the frame.</param>
    /// <param name="frame">The newest frame; valid during the call only.</param>
    /// <param name="framesPerSecond">Since it was shown last; null at first.</param>
    void Show(LiveSummary now, Frame frame, double? framesPerSecond);
}
