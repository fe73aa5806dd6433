namespace LenslessScope.Holography;

/// <summary>One iteration of a phase retrieval.</summary>
/// <param name="Iteration">From 1.</param>
/// <param name="Misfit">
/// Root mean square of |Ax| − √I over the measured pixels, before the iteration's step. Where the weight of the total
/// variation is found, it jumps once, when most of what the field does not explain is added to what was measured.
/// </param>
/// <param name="Change">‖Δx‖/‖x‖ of the iteration's step.</param>
public readonly record struct RetrievalStep(int Iteration, double Misfit, double Change);

/// <summary>How far a phase retrieval has come.</summary>
/// <param name="Step">The last iteration, of the size that is worked on.</param>
/// <param name="MostIterations">After which that ends at the latest.</param>
public readonly record struct RetrievalProgress(RetrievalStep Step, int MostIterations)
{
    /// <summary>Pixels to a sample, along an axis: 4, 2, and at last 1.</summary>
    public int Binning { get; init; }

    /// <summary>How much of all work is done, at least; 0 to 1.</summary>
    public double Fraction { get; init; }
}

/// <summary>A retrieved field and how it was found.</summary>
public sealed record PhaseRetrievalResult
{
    /// <summary>What was asked for.</summary>
    public required PhaseRetrievalSettings Settings { get; init; }

    /// <summary>
    /// The field in the sample's plane, |t| ≤ 1 (1.1 where <see cref="SensorFrame.LightIsKnown"/> is false),
    /// background near 1, over the area of the frame (with oversampling on a finer grid), at the wavelength of the
    /// first frame.
    /// </summary>
    public required ComplexField Field { get; init; }

    /// <summary>The weight of the total variation at the end, given or found; 0 with a support.</summary>
    public required double Weight { get; init; }

    /// <summary>
    /// What the frames' amplitudes were multiplied by, below 1 where a frame proved to be normalised too bright for
    /// a sample that does not amplify; one for each frame.
    /// </summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>Every iteration at full size.</summary>
    public required IReadOnlyList<RetrievalStep> Curve { get; init; }

    /// <summary>
    /// Fourier transforms of the padded grid that the work was worth: those of coarser sizes count by their samples.
    /// </summary>
    public required double Transforms { get; init; }

    /// <summary>Whether the change fell below the tolerance before the iterations were used up.</summary>
    public required bool Converged { get; init; }

    /// <summary>Rows of the padded grid.</summary>
    public required int PaddedHeight { get; init; }

    /// <summary>Columns of the padded grid.</summary>
    public required int PaddedWidth { get; init; }

    /// <summary>What limits the result, in sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}
