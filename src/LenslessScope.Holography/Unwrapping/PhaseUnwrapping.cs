using System.Diagnostics;
using LenslessScope.Holography.Detecting;
using LenslessScope.Holography.Unwrapping;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// From a phase between −π and π to one without jumps. Exact where the wrapped phase has no residues and neighbours
/// differ by less than π; the result differs from the wrapped phase by whole turns everywhere, whatever the method.
/// </summary>
public static class PhaseUnwrapping
{
    /// <summary>Unwraps a phase.</summary>
    /// <param name="phase">Phase in rad, see <see cref="ComplexField.Phase"/>; values beyond ±π are allowed.</param>
    /// <param name="settings">Method and mask.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">Settings and phase do not fit together; all reasons are
    /// listed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PhaseUnwrappingResult Run(
        Image<float> phase, PhaseUnwrappingSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(phase);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny(settings.Validate(phase));
        var clock = Stopwatch.StartNew();
        var wrapped = new WrappedPhase(phase, settings.Mask);
        var residues = wrapped.CountResidues();
        var parts = ConnectedComponents.Label(phase.Height, phase.Width, wrapped.Counts, Connectivity.Edges);
        var turns = settings.Method == UnwrappingMethod.LeastSquares
            ? LeastSquaresPhase.Turns(wrapped, parts.Labels, cancellation)
            : ReliabilitySorting.Turns(wrapped, cancellation);
        Centre(wrapped, turns, parts);
        var result = new Image<float>(phase.Height, phase.Width);
        for (var at = 0; at < turns.Length; at++)
            result.Pixels[at] = wrapped.Counts(at)
                ? (float)(phase.Pixels[at] + WrappedPhase.Turn * turns[at])
                : float.NaN;
        return new PhaseUnwrappingResult
        {
            Settings = settings,
            Phase = result,
            Residues = residues,
            Parts = parts.Count,
            Warnings = Warnings(residues, parts.Count),
            Elapsed = clock.Elapsed,
        };
    }

    // Whole turns are taken off each part until its median lies between −π and π.
    private static void Centre(WrappedPhase phase, int[] turns, ComponentLabels parts)
    {
        var values = new List<float>[parts.Count + 1];
        for (var at = 0; at < turns.Length; at++)
            if (parts.Labels[at] is var part and > 0)
                (values[part] ??= []).Add((float)(phase.Values[at] + WrappedPhase.Turn * turns[at]));
        var off = new int[parts.Count + 1];
        for (var part = 1; part <= parts.Count; part++)
        {
            values[part].Sort();
            off[part] = (int)Math.Round(values[part][values[part].Count / 2] / WrappedPhase.Turn);
        }
        for (var at = 0; at < turns.Length; at++)
            turns[at] -= off[parts.Labels[at]];
    }

    /// <summary>What is said of residues; null without any.</summary>
    internal static string? OfResidues(int residues) => residues == 0
        ? null
        : $"The wrapped phase has {residues} residues: places where the number of turns between neighbours is " +
            "ambiguous, by noise, undersampling or a zero of the amplitude. Near them the result may be off by 2π.";

    private static List<string> Warnings(int residues, int parts)
    {
        var warnings = new List<string>();
        if (OfResidues(residues) is { } ambiguous)
            warnings.Add(ambiguous);
        if (parts > 1)
            warnings.Add($"The mask leaves {parts} parts that do not touch; the turns between them are unknown, each " +
                "is centred separately.");
        return warnings;
    }
}
