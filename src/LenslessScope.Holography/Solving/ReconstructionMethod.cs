namespace LenslessScope.Holography;

/// <summary>How the field in the sample's plane is found from what the sensor recorded, its amplitude.</summary>
public enum ReconstructionMethod
{
    /// <summary>
    /// The amplitude is propagated back with phase 0: one step, and the twin image stays in the result
    /// (D. Gabor, "A new microscopic principle", Nature 161, 777 (1948)).
    /// </summary>
    BackPropagation,

    /// <summary>
    /// Alternating projections: the measured modulus inside the sensor, a clear background outside of the objects, no
    /// amplification (T. Latychevskaia, H.-W. Fink, "Solution to the twin image problem in holography", Physical Review
    /// Letters 98, 233901 (2007)). For separate objects on clear ground.
    /// </summary>
    Support,

    /// <summary>
    /// The field of least complex total variation that explains the measurement without amplification
    /// (Y. Gao, L. Cao, "Iterative projection meets sparsity regularization: towards practical single-shot quantitative
    /// phase imaging with in-line holography", Light: Advanced Manufacturing 4, 37 (2023)).
    /// </summary>
    TotalVariation,
}
