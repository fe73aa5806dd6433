namespace LenslessScope.Holography;

/// <summary>How a hologram from a point source is propagated back to the sample.</summary>
public enum PointSourceKernel
{
    /// <summary>
    /// The default: as the plane-wave arrangement that records the same hologram, see <see cref="Optics.Effective"/>.
    /// </summary>
    Paraxial,

    /// <summary>
    /// The Kirchhoff–Helmholtz transform, right at every numerical aperture, see <see cref="PropagationFromPoint"/>.
    /// Distances are those of that transform: a sample that is paraxially at d from the source is at d/(1 − d/L) for
    /// it, L the distance from source to sensor.
    /// </summary>
    Exact,
}
