namespace LenslessScope.Holography.Solving;

/// <summary>An iteration towards the field in the sample's plane.</summary>
internal unsafe interface IFieldSolver : IDisposable
{
    /// <summary>
    /// Iterates until the change falls below the tolerance, which it answers with true, or the iterations are used up.
    /// </summary>
    bool Run(int iterations, double tolerance, List<RetrievalStep> curve, Action<RetrievalStep> report,
        CancellationToken cancellation);

    /// <summary>A row of the field on the padded grid, interleaved.</summary>
    float* Row(int row);

    /// <summary>The weight of the total variation at the end; 0 without one.</summary>
    double Weight { get; }
}
