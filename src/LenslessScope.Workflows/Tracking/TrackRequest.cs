using LenslessScope.Holography;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// Asks for the objects of a series of holograms, followed over time in the order given. One hologram is in memory at a
/// time.
/// </summary>
public sealed record TrackRequest : HologramsRequest
{
    /// <summary>Where and how objects are looked for. Required, though it may be null.</summary>
    public ObjectDetectionSettings? Detection { get; init; }

    /// <summary>How objects are recognised from frame to frame. Required, though it may be null.</summary>
    public TrackingSettings? Tracking { get; init; }

    internal override double? FarthestUm => Detection?.MaxZUm;

    private protected override IEnumerable<Problem> OwnProblems() =>
    [
        .. Tracking == null
            ? [new Problem("", "Say how far objects move between two frames: `gateUm` G, for example `gateUm` 20.")]
            : Tracking.Validate().Select(reason => new Problem("", reason)),
        .. RangeProblems(Detection != null), .. StepProblems(Detection),
    ];

    internal override IEnumerable<Problem> ProblemsOf(int holograms)
    {
        if (holograms < 2)
            yield return new Problem("", "Tracking needs at least two holograms: give all frames of the series, in " +
                "order.");
    }
}
