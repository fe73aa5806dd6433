using System.Diagnostics;
using LenslessScope.Holography.Detecting;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// From a field in the sample's plane to quantities: the phase is unwrapped where there is light (see
/// <see cref="PhaseGaps"/>), the tilt of its background taken off, objects that stand out of its noise are found, and
/// their optical path, height and dry mass computed (see <see cref="PhaseQuantity"/>). The field should be free of the
/// twin image, see <see cref="PhaseRetrieval"/>; a back-propagated one shows half of the phase and its twin.
/// </summary>
public static class QuantitativePhase
{
    /// <summary>Measures a field.</summary>
    /// <param name="field">In the plane of the sample.</param>
    /// <param name="settings">Unwrapping, objects, material.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">
    /// Settings and field do not fit together, or the field has no light; all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static QuantitativePhaseResult Run(
        ComplexField field, QuantitativePhaseSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(settings);
        var wrapped = field.Phase();
        HolographyException.ThrowIfAny([.. settings.Validate(field), .. settings.Unwrapping.Validate(wrapped)]);
        var clock = Stopwatch.StartNew();
        var gaps = PhaseGaps.Of(field, settings.Unlit);
        if (!Array.Exists(gaps.Pixels, static gap => gap == 0))
            throw new HolographyException("The field has no light anywhere, and so no phase. The amplitude of its " +
                "background must be 1: check how the hologram was normalised.");
        var unwrapped = PhaseUnwrapping.Run(
            wrapped, settings.Unwrapping with { Mask = Measured(gaps, settings.Unwrapping.Mask) }, cancellation);
        var (plane, noise) = BackgroundPlane.Fit(unwrapped.Phase, settings.Objects, settings.RemoveTilt);
        cancellation.ThrowIfCancellationRequested();
        var phase = new Image<float>(field.Height, field.Width);
        for (var at = 0; at < phase.Pixels.Length; at++)
            phase.Pixels[at] = (float)(unwrapped.Phase.Pixels[at] - plane.At(at / phase.Width, at % phase.Width));
        var found = PhaseObjects.Find(phase, gaps, noise, settings);
        return new QuantitativePhaseResult
        {
            Settings = settings,
            Phase = phase,
            Background = plane,
            BackgroundNoiseRad = noise,
            Unwrapping = unwrapped,
            Gaps = gaps,
            Opaque = found.Opaque,
            Chance = found.Chance,
            Labels = new Image<int>(field.Height, field.Width, found.Labels.Labels),
            Objects = PhaseObjects.Measure(phase, found.Labels, field, settings),
            Warnings = [.. Unwrapped(unwrapped, settings), .. Warnings(found.Labels)],
            Elapsed = clock.Elapsed,
        };
    }

    // Null where every pixel counts.
    private static Image<byte>? Measured(Image<byte> gaps, Image<byte>? mask)
    {
        if (!Array.Exists(gaps.Pixels, static gap => gap != 0))
            return mask;
        var measured = new Image<byte>(gaps.Height, gaps.Width);
        for (var at = 0; at < measured.Pixels.Length; at++)
            measured.Pixels[at] = gaps.Pixels[at] == 0 ? mask?.Pixels[at] ?? 1 : (byte)0;
        return measured;
    }

    // That opaque objects divide the phase into parts is no news; that a mask of the caller's does is.
    private static IEnumerable<string> Unwrapped(PhaseUnwrappingResult unwrapped, QuantitativePhaseSettings settings) =>
        settings.Unwrapping.Mask != null
            ? unwrapped.Warnings
            : PhaseUnwrapping.OfResidues(unwrapped.Residues) is { } ambiguous ? [ambiguous] : [];

    private static IEnumerable<string> Warnings(ComponentLabels labels)
    {
        var covered = (double)labels.Labels.Count(static label => label > 0) / labels.Labels.Length;
        if (covered > 0.5)
            yield return FormattableString.Invariant(
                $"Objects cover {covered:0 %} of the field: what counts as background may be an object. Give a ") +
                "mask of objects, or a field with more empty area.";
    }
}
