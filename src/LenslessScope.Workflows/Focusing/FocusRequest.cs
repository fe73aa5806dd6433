using LenslessScope.Holography;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>
/// Asks for the distance from sample to sensor at which holograms are sharp, each hologram for itself. The answer is in
/// the outcome; no file is written but the plot.
/// </summary>
public sealed record FocusRequest : HologramsRequest
{
    /// <summary>The search. Required, though it may be null.</summary>
    public FocusSettings? Focus { get; init; }

    /// <summary>
    /// The PNG file which the focus curve is drawn into, for one hologram only. Null (default): it is not drawn.
    /// </summary>
    public string? Plot { get; init; }

    internal override double? FarthestUm => Focus?.MaxZUm;

    private protected override IEnumerable<Problem> OwnProblems()
    {
        foreach (var problem in RangeProblems(Focus != null).Concat(KernelProblems(Focus?.Kernel ?? default)))
            yield return problem;
        if (Plot is not { } plot)
            yield break;
        if (!plot.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            yield return new Problem("plot", $"'{plot}' must end in .png, the format of the plot.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(plot))))
            yield return new Problem("plot", $"'{plot}': there is no such folder. Create it first.");
    }

    internal override IEnumerable<Problem> ProblemsOf(int holograms)
    {
        if (Plot != null && holograms > 1)
            yield return new Problem("plot", $"draws a single curve, but {holograms} holograms are given. Give one, " +
                "or leave `plot` out.");
    }
}
