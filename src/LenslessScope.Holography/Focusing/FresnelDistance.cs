namespace LenslessScope.Holography.Focusing;

/// <summary>
/// The distance that decides how a hologram looks, µm: that of the plane wave with the same fringes on the same
/// pixels. Distances z themselves with a plane wave; with a point source at L, z·L/(L − z).
/// </summary>
internal static class FresnelDistance
{
    public static double Of(double zUm, Optics optics) =>
        optics.SourceUm is { } source ? zUm * source / (source - zUm) : zUm;

    /// <summary>How far on a Fresnel distance is larger by that part, µm.</summary>
    public static double Part(double zUm, double part, Optics optics) =>
        ToZUm(Of(zUm, optics) * (1 + part), optics) - zUm;

    /// <summary>The z of a Fresnel distance.</summary>
    public static double ToZUm(double fresnelUm, Optics optics) =>
        optics.SourceUm is { } source ? fresnelUm * source / (source + fresnelUm) : fresnelUm;
}
