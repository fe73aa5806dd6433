using System.Diagnostics;
using LenslessScope.Holography.Detecting;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// From a field in the sample's plane to quantities: the phase is unwrapped, the tilt of its background taken off,
/// objects are found, and their optical path, height and dry mass computed (see <see cref="PhaseQuantity"/>). The field
/// should be free of the twin image, see <see cref="PhaseRetrieval"/>; a back-propagated one shows half of the phase
/// and its twin.
/// </summary>
public static class QuantitativePhase
{
    /// <summary>Measures a field.</summary>
    /// <param name="field">In the plane of the sample.</param>
    /// <param name="settings">Unwrapping, objects, material.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">Settings and field do not fit together; all reasons are
    /// listed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static QuantitativePhaseResult Run(
        ComplexField field, QuantitativePhaseSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(settings);
        var wrapped = field.Phase();
        HolographyException.ThrowIfAny([.. settings.Validate(field), .. settings.Unwrapping.Validate(wrapped)]);
        var clock = Stopwatch.StartNew();
        var unwrapped = PhaseUnwrapping.Run(wrapped, settings.Unwrapping, cancellation);
        var (plane, noise) = BackgroundPlane.Fit(unwrapped.Phase, settings.Objects, settings.RemoveTilt);
        cancellation.ThrowIfCancellationRequested();
        var phase = new Image<float>(field.Height, field.Width);
        for (var at = 0; at < phase.Pixels.Length; at++)
            phase.Pixels[at] = (float)(unwrapped.Phase.Pixels[at] - plane.At(at / phase.Width, at % phase.Width));
        var labels = PhaseObjects.Find(phase, noise, settings);
        return new QuantitativePhaseResult
        {
            Settings = settings,
            Phase = phase,
            Background = plane,
            BackgroundNoiseRad = noise,
            Unwrapping = unwrapped,
            Labels = new Image<int>(field.Height, field.Width, labels.Labels),
            Objects = PhaseObjects.Measure(phase, labels, field, settings),
            Warnings = [.. unwrapped.Warnings, .. Warnings(labels)],
            Elapsed = clock.Elapsed,
        };
    }

    private static IEnumerable<string> Warnings(ComponentLabels labels)
    {
        var covered = (double)labels.Labels.Count(static label => label > 0) / labels.Labels.Length;
        if (covered > 0.5)
            yield return FormattableString.Invariant(
                $"Objects cover {covered:0 %} of the field: what counts as background may be an object. Give a ") +
                "mask of objects, or a field with more empty area.";
    }
}
