namespace LenslessScope.Holography;

/// <summary>Why there is no mass.</summary>
public enum MassGap
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>There are no background frames.</summary>
    NoBackground,

    /// <summary>Back-propagation leaves the twin image in the phase.</summary>
    TwinImage,

    /// <summary>The object lets no light through.</summary>
    Opaque,

    /// <summary>The object's phase does not stand out of the noise, or is that of a larger object.</summary>
    NotDistinct,
}

/// <summary>Whether the phase of a hologram is good enough for masses, heights and volumes.</summary>
public static class MassTrust
{
    /// <summary>
    /// Why no object of a hologram can have a mass. Without background frames the illumination is guessed from the
    /// hologram itself, objects among it: their phase has halos as large as itself, of the other sign. After
    /// back-propagation half of the phase is that of the twin image.
    /// </summary>
    /// <param name="hologram">The hologram.</param>
    /// <param name="method">How its field was found.</param>
    public static MassGap Of(Hologram hologram, ReconstructionMethod method)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        return hologram.Backgrounds.Count == 0 ? MassGap.NoBackground
            : method == ReconstructionMethod.BackPropagation ? MassGap.TwinImage
            : MassGap.None;
    }

    /// <summary>The same in words, with what to do; null for <see cref="MassGap.None"/>.</summary>
    public static string? Reason(MassGap gap) => gap switch
    {
        MassGap.NoBackground => "Masses, volumes and heights need background frames: without them the illumination " +
            "is guessed from the hologram itself, and the phase has halos that look like objects. Record frames " +
            "without a sample under the same light, 16 or more.",
        MassGap.TwinImage => "Masses, volumes and heights need a phase without the twin image: after " +
            "back-propagation only half of it is the object's. Use the total variation, the default.",
        MassGap.Opaque => "They are opaque: where no light comes through there is no phase.",
        MassGap.NotDistinct =>
            "Their phase does not stand out of the noise, or it merges with that of a larger object.",
        _ => null,
    };
}
