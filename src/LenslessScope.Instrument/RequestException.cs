namespace LenslessScope.Instrument;

/// <summary>Something impossible was asked for. Carries all problems, not only the first.</summary>
public sealed class RequestException : Exception
{
    /// <summary>For several problems.</summary>
    /// <param name="problems">At least one.</param>
    public RequestException(IReadOnlyList<Problem> problems)
        : base(string.Join(Environment.NewLine, problems ?? [])) => Problems = problems ?? [];

    /// <summary>For a problem of the request as a whole.</summary>
    public RequestException(string message)
        : this([new Problem("", message)])
    {
    }

    /// <summary>All problems; at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Refuses when there are problems.</summary>
    /// <param name="problems">None, or all there are.</param>
    public static void ThrowIfAny(IEnumerable<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        // What several values have in common is wrong with each of them.
        var all = problems.Distinct().ToList();
        if (all.Count > 0)
            throw new RequestException(all);
    }
}
