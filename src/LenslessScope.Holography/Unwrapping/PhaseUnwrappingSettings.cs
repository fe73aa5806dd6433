using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>How turns of 2π are found.</summary>
public enum UnwrappingMethod
{
    /// <summary>
    /// Pixels are joined in the order of their reliability, how little the wrapped phase bends there; errors of noisy
    /// places do not spread (M. A. Herráez, D. R. Burton, M. J. Lalor, M. A. Gdeisat, "Fast two-dimensional
    /// phase-unwrapping algorithm based on sorting by reliability following a noncontinuous path", Applied Optics 41,
    /// 7437 (2002)).
    /// </summary>
    ReliabilitySorting,

    /// <summary>
    /// The phase whose differences come nearest to the wrapped ones, made congruent with the wrapped phase (D. C.
    /// Ghiglia, L. A. Romero, "Robust two-dimensional weighted and unweighted phase unwrapping that uses fast
    /// transforms and iterative methods", Journal of the Optical Society of America A 11, 107 (1994)). Smoother where
    /// residues are many; spreads their errors.
    /// </summary>
    LeastSquares,
}

/// <summary>How a phase is unwrapped, see <see cref="PhaseUnwrapping"/>.</summary>
public sealed record PhaseUnwrappingSettings
{
    /// <summary>Default <see cref="UnwrappingMethod.ReliabilitySorting"/>.</summary>
    public UnwrappingMethod Method { get; init; } = UnwrappingMethod.ReliabilitySorting;

    /// <summary>
    /// Where the phase counts (not 0), of its size; elsewhere the result holds no numbers. Null (default): everywhere.
    /// </summary>
    public Image<byte>? Mask { get; init; }

    /// <summary>Everything wrong with the settings for that phase, one message each; empty when all is well.</summary>
    public IReadOnlyList<string> Validate(Image<float> phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        var reasons = new List<string>();
        if (!Enum.IsDefined(Method))
            reasons.Add(
                $"The unwrapping method is {Method}; it must be {nameof(UnwrappingMethod.ReliabilitySorting)} or " +
                $"{nameof(UnwrappingMethod.LeastSquares)}.");
        if (Mask is { } mask && (mask.Height, mask.Width) != (phase.Height, phase.Width))
            reasons.Add($"The mask has {mask.Width}×{mask.Height} pixels, the phase {phase.Width}×{phase.Height}; " +
                "they must have one size.");
        else if (Mask is { } empty && Array.TrueForAll(empty.Pixels, static pixel => pixel == 0))
            reasons.Add("The mask is 0 everywhere: no phase is left. It must differ from 0 where the phase counts.");
        else if (FirstNotFinite(phase) is var at and >= 0)
            reasons.Add($"The phase is {phase.Pixels[at]} at column {at % phase.Width}, row {at / phase.Width}; " +
                "every pixel that counts must be a finite number of radians. Leave such pixels out with a mask.");
        return reasons;
    }

    private int FirstNotFinite(Image<float> phase)
    {
        for (var i = 0; i < phase.Pixels.Length; i++)
            if (!float.IsFinite(phase.Pixels[i]) && (Mask == null || Mask.Pixels[i] != 0))
                return i;
        return -1;
    }
}
