namespace LenslessScope.Holography;

/// <summary>How a hologram from a point source is propagated back to the sample.</summary>
public enum PointSourceKernel
{
    /// <summary>
    /// The default: as the plane-wave arrangement that records the same hologram, see <see cref="Optics.Effective"/>.
    /// </summary>
    Paraxial,

    /// <summary>
    /// The Kirchhoff–Helmholtz transform, right on the axis at every numerical aperture, see
    /// <see cref="PropagationFromPoint"/>.
    /// </summary>
    Exact,
}
