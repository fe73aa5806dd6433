namespace LenslessScope.Holography.Solving;

/// <summary>An iteration towards the field in the sample's plane.</summary>
internal interface IFieldSolver : IDisposable
{
    /// <summary>
    /// Iterates until the change falls below the tolerance, which it answers with true, or the iterations are used up.
    /// </summary>
    bool Run(int iterations, double tolerance, List<RetrievalStep> curve, Action<RetrievalStep> report,
        CancellationToken cancellation);

    /// <summary>Copies the beginning of a row of the field, interleaved, once the iterations are over.</summary>
    void CopyRow(int row, Span<float> target);

    /// <summary>The weight of the total variation at the end; 0 without one.</summary>
    double Weight { get; }
}
