namespace LenslessScope.Acquisition;

/// <summary>The axes that every plan has, as <see cref="Plan.Order"/> and <see cref="SkipRule.Axis"/> name
/// them.</summary>
public static class AxisName
{
    /// <summary>Time points.</summary>
    public const string Time = "time";

    /// <summary>Places on the XY stage.</summary>
    public const string Position = "position";

    /// <summary>Channels.</summary>
    public const string Channel = "channel";

    /// <summary>Exposure times (bracketing).</summary>
    public const string Exposure = "exposure";

    /// <summary>Positions of the focus stage.</summary>
    public const string Z = "z";

    /// <summary>The axes of a plan from the slowest to the fastest, where its order says nothing.</summary>
    internal static IEnumerable<string> DefaultOrder(Plan plan) =>
        [Time, Position, .. plan.Axes.Select(axis => axis.Name), Channel, Exposure, Z];
}
