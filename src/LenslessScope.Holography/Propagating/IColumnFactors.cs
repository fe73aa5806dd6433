namespace LenslessScope.Holography.Propagating;

/// <summary>What a spectrum is multiplied by between the transforms, column by column.</summary>
internal unsafe interface IColumnFactors
{
    /// <summary>Rows and columns of the padded grid that the factors are for.</summary>
    (int Height, int Width) Size { get; }

    /// <summary>
    /// The factors of the column of frequency index <paramref name="kx"/> (0 to width − 1, the upper half being
    /// the negative frequencies) for ky = 0 … height − 1: complex, interleaved, and already divided by height · width,
    /// as the transforms are unscaled.
    /// </summary>
    /// <param name="kx">Frequency index.</param>
    /// <param name="scratch">Room for 2 · height floats, aligned.</param>
    /// <returns>Either the scratch or memory of the factors' own; valid until the scratch is used again. Null:
    /// all zero.
    /// </returns>
    float* Column(int kx, float* scratch);
}
