namespace LenslessScope.Acquisition;

/// <summary>A plan cannot be used. All reasons at once, with the place of each.</summary>
public sealed class PlanException : Exception
{
    /// <summary>All reasons.</summary>
    /// <param name="problems">At least one.</param>
    /// <param name="file">The file that the plan is in; null when it is in none.</param>
    public PlanException(IReadOnlyList<PlanProblem> problems, string? file = null)
        : base(string.Join(Environment.NewLine, (problems ?? [])
            .Select(p => file == null ? p.ToString() : $"{file}:{p}"))) =>
        (Problems, File) = (problems ?? [], file);

    /// <summary>Everything that is wrong; at least one.</summary>
    public IReadOnlyList<PlanProblem> Problems { get; }

    /// <summary>The file that the plan is in; null when it is in none.</summary>
    public string? File { get; }

    internal static void ThrowIfAny(IReadOnlyList<PlanProblem> problems)
    {
        if (problems.Count > 0)
            throw new PlanException(problems);
    }
}
