namespace LenslessScope.Cli;

/// <summary>The command line asks for something impossible. Carries all reasons, not the first one.</summary>
internal sealed class UsageException(IReadOnlyList<string> reasons)
    : Exception(string.Join(Environment.NewLine, reasons))
{
    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>Refuses when there are reasons to.</summary>
    public static void ThrowIfAny(IEnumerable<string> reasons)
    {
        var all = reasons.ToList();
        if (all.Count > 0)
            throw new UsageException(all);
    }
}
