using LenslessScope.Instrument;

namespace LenslessScope.Cli;

/// <summary>The command line asks for something impossible. Carries all reasons, not only the first.</summary>
internal sealed class UsageException(IReadOnlyList<string> reasons)
    : Exception(string.Join(Environment.NewLine, reasons))
{
    public IReadOnlyList<string> Reasons { get; } = reasons;

    /// <summary>Refuses when there are problems, in the words of the command.</summary>
    public static void ThrowIfAny(IEnumerable<Problem> problems) => ThrowIfAny(problems.Select(OptionWords.Of));

    /// <summary>Refuses when there is a problem.</summary>
    public static void ThrowIf(Problem? problem)
    {
        if (problem != null)
            throw new UsageException([OptionWords.Of(problem)]);
    }

    /// <summary>Refuses when there are reasons to.</summary>
    public static void ThrowIfAny(IEnumerable<string> reasons)
    {
        var all = reasons.ToList();
        if (all.Count > 0)
            throw new UsageException(all);
    }
}
