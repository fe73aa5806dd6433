using LenslessScope.Holography.Detecting;
using LenslessScope.Holography.Normalising;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>Why a pixel has no phase.</summary>
public enum PhaseGap : byte
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>The object lets no light through.</summary>
    Opaque,

    /// <summary>Neither hologram nor background has light there.</summary>
    Unlit,
}

/// <summary>
/// Where the phase of a field means nothing, as there is no light to have one. There it is whatever noise and residues
/// of the twin image make of it.
/// </summary>
public static class PhaseGaps
{
    // Of a field without its twin image noise and residues reach a tenth of the background's amplitude, and what is
    // opaque a fifth, since fringes beyond the sensor's edge are missing.
    private const double OpaqueBelow = 0.3;

    // Parts of a target's bars that happen to be a little brighter are not worth a phase.
    private const int LeastIslandPx = 10;

    // Wide enough to average fringes and the cores of a fibre bundle.
    private const double SmoothingPx = 6;
    private const double UnlitBelow = 0.07;
    private const double LitPart = 0.9;

    /// <summary>The gaps of a field. A new image of the field's size, with values of <see cref="PhaseGap"/>.</summary>
    /// <param name="field">In the plane of the sample; its background has the amplitude 1.</param>
    /// <param name="unlit">Where there is no light (not 0), of the field's size, see <see cref="Unlit"/>; or
    /// null.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static Image<byte> Of(ComplexField field, Image<byte>? unlit = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (unlit != null && (unlit.Height, unlit.Width) != (field.Height, field.Width))
            throw new ArgumentException(
                $"The map of light has {unlit.Width}×{unlit.Height} pixels, the field {field.Width}×{field.Height}; " +
                "they must have one size.", nameof(unlit));
        var gaps = new Image<byte>(field.Height, field.Width);
        var samples = field.Samples;
        for (var at = 0; at < gaps.Pixels.Length; at++)
        {
            var (real, imaginary) = ((double)samples[2 * at], (double)samples[2 * at + 1]);
            var opaque = real * real + imaginary * imaginary < OpaqueBelow * OpaqueBelow;
            var gap = unlit is { } map && map.Pixels[at] != 0 ? PhaseGap.Unlit
                : opaque ? PhaseGap.Opaque : PhaseGap.None;
            gaps.Pixels[at] = (byte)gap;
        }
        FillIslands(gaps);
        return gaps;
    }

    /// <summary>
    /// Where neither the hologram nor its background has light: less than 0.07 of the bright parts, dark level
    /// subtracted. Null when there is light everywhere. A new image, 1 where there is none.
    /// </summary>
    /// <param name="hologram">The hologram with its background and dark frames; all of one size.</param>
    public static Image<byte>? Unlit(Hologram hologram)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        var unlit = DarkParts(hologram.Intensity, hologram.Darks);
        foreach (var background in hologram.Backgrounds)
        {
            if (unlit == null)
                return null;
            var dark = DarkParts(background, hologram.Darks);
            for (var at = 0; at < unlit.Pixels.Length; at++)
                unlit.Pixels[at] &= dark?.Pixels[at] ?? 0;
        }
        return unlit is { } map && Array.Exists(map.Pixels, static pixel => pixel != 0) ? unlit : null;
    }

    /// <summary>A phase as pictures show it: not a number where there is a gap. A new image.</summary>
    /// <param name="phase">In rad.</param>
    /// <param name="gaps">Of the phase's size, with values of <see cref="PhaseGap"/>.</param>
    public static Image<float> Without(Image<float> phase, Image<byte> gaps)
    {
        ArgumentNullException.ThrowIfNull(phase);
        ArgumentNullException.ThrowIfNull(gaps);
        var shown = new Image<float>(phase.Height, phase.Width);
        for (var at = 0; at < shown.Pixels.Length; at++)
            shown.Pixels[at] = gaps.Pixels[at] == 0 ? phase.Pixels[at] : float.NaN;
        return shown;
    }

    private static Image<byte>? DarkParts(Image<float> frame, IReadOnlyList<Image<float>> darks)
    {
        var light = new Image<float>(frame.Height, frame.Width);
        for (var at = 0; at < light.Pixels.Length; at++)
            light.Pixels[at] = frame.Pixels[at] - darks.Sum(dark => dark.Pixels[at] / darks.Count);
        var smooth = GaussianBlur.Run(light, SmoothingPx, new ParallelOptions());
        var sorted = (float[])smooth.Pixels.Clone();
        Array.Sort(sorted);
        var least = UnlitBelow * sorted[(int)(LitPart * (sorted.Length - 1))];
        if (!(sorted[0] < least))
            return null;
        return new Image<byte>(
            frame.Height, frame.Width, Array.ConvertAll(smooth.Pixels, pixel => pixel < least ? (byte)1 : (byte)0));
    }

    private static void FillIslands(Image<byte> gaps)
    {
        var parts = ConnectedComponents.Label(
            gaps.Height, gaps.Width, at => gaps.Pixels[at] == (byte)PhaseGap.None, Connectivity.Edges);
        var areas = ConnectedComponents.Measure(parts);
        for (var at = 0; at < gaps.Pixels.Length; at++)
            if (parts.Labels[at] is var part and > 0 && areas[part - 1].Area < LeastIslandPx)
                gaps.Pixels[at] = (byte)PhaseGap.Opaque;
    }
}
