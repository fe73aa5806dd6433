using System.Diagnostics;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// What the phase says of detected objects: optical path, height, dry mass.
/// Objects of about one distance are layers; in the middle of each layer the field is found without its twin image
/// (<see cref="ReconstructionMethod.TotalVariation"/>) and measured (<see cref="QuantitativePhase"/>). Without
/// background frames nothing is measured, see <see cref="MassTrust"/>.
/// </summary>
public static class ObjectPhase
{
    /// <summary>Maximum number of layers; each costs a phase retrieval.</summary>
    public const int MostLayers = 8;

    // Off by 10 µm, the error of a retrieved field rises by a third; the phase's sum, which masses need, by less.
    private const double ThickestLayerUm = 20;

    /// <summary>Measures the objects of a hologram.</summary>
    /// <param name="hologram">The hologram, its background and dark frames, its optics.</param>
    /// <param name="detected">Its objects.</param>
    /// <param name="normalisation">How it is normalised.</param>
    /// <param name="retrieval">How the field is looked for; its method is replaced.</param>
    /// <param name="settings">Unwrapping, threshold, material. A mask of objects is not used.</param>
    /// <param name="progress">Told of every iteration, on the calling thread.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">
    /// The objects lie in too many layers, or a setting is outside its range; all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ObjectPhaseResult Run(Hologram hologram, ObjectDetectionResult detected,
        NormalisationSettings normalisation, PhaseRetrievalSettings retrieval, QuantitativePhaseSettings settings,
        IProgress<RetrievalProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        ArgumentNullException.ThrowIfNull(detected);
        ArgumentNullException.ThrowIfNull(retrieval);
        ArgumentNullException.ThrowIfNull(settings);
        var clock = Stopwatch.StartNew();
        if (MassTrust.Of(hologram, ReconstructionMethod.TotalVariation) is var doubt and not MassGap.None)
            return new ObjectPhaseResult
            {
                Phases = new PhaseObject?[detected.Objects.Count],
                Gaps = [.. detected.Objects.Select(_ => doubt)],
                PlanesUm = [],
                Warnings = [MassTrust.Reason(doubt)!],
                Elapsed = clock.Elapsed,
            };
        var layers = Layers(detected.Objects);
        if (layers.Count > MostLayers)
            throw new HolographyException(FormattableString.Invariant(
                $"The objects lie in {layers.Count} layers of at most {ThickestLayerUm} µm; each takes a phase ") +
                $"retrieval, and at most {MostLayers} are allowed. Narrow the range of z to the objects that matter.");
        var phases = new PhaseObject?[detected.Objects.Count];
        var opaque = new bool[detected.Objects.Count];
        var unlit = PhaseGaps.Unlit(hologram);
        var planes = new List<double>();
        var warnings = new List<string>();
        foreach (var layer in layers)
        {
            planes.Add(layer[layer.Count / 2].ZUm);
            var reconstructed = Reconstruction.Run(hologram, new ReconstructionSettings
            {
                ZUm = planes[^1],
                Normalisation = normalisation,
                Method = ReconstructionMethod.TotalVariation,
                Retrieval = retrieval,
                Threads = detected.Settings.Threads,
            }, retrievalProgress: progress, cancellation: cancellation);
            var measured = QuantitativePhase.Run(reconstructed.Field!,
                settings with { Objects = null, Unlit = unlit, Frame = reconstructed.Normalisation.Amplitude },
                cancellation);
            Assign(layer, detected.Labels, measured, phases);
            FindOpaque(layer, detected.Labels, measured, opaque);
            warnings.AddRange(measured.Warnings.Select(
                warning => FormattableString.Invariant($"In the plane at {planes[^1]:0.0} µm: {warning}")));
        }
        var gaps = phases.Select((phase, i) =>
            phase != null ? MassGap.None : opaque[i] ? MassGap.Opaque : MassGap.NotDistinct).ToList();
        foreach (var group in gaps.Where(gap => gap != MassGap.None).GroupBy(gap => gap).OrderBy(group => group.Key))
            warnings.Add($"{group.Count()} of {phases.Length} objects have no mass. {MassTrust.Reason(group.Key)}");
        return new ObjectPhaseResult
        {
            Phases = phases, Gaps = gaps, PlanesUm = planes, Warnings = warnings, Elapsed = clock.Elapsed,
        };
    }

    // Objects come sorted by distance.
    private static List<List<DetectedObject>> Layers(IReadOnlyList<DetectedObject> objects)
    {
        var layers = new List<List<DetectedObject>>();
        foreach (var found in objects.OrderBy(o => o.ZUm))
        {
            if (layers.Count == 0 || found.ZUm - layers[^1][0].ZUm > ThickestLayerUm)
                layers.Add([]);
            layers[^1].Add(found);
        }
        return layers;
    }

    // An object has the phase object that covers most of it; where several have the same one, the object covered most.
    private static void Assign(
        List<DetectedObject> layer, Image<int> labels, QuantitativePhaseResult measured, PhaseObject?[] phases)
    {
        var inLayer = layer.Select(o => o.Id).ToHashSet();
        var shared = new Dictionary<(int Object, int Phase), int>();
        for (var at = 0; at < labels.Pixels.Length; at++)
        {
            var pair = (labels.Pixels[at], measured.Labels.Pixels[at]);
            if (pair.Item2 > 0 && inLayer.Contains(pair.Item1))
                shared[pair] = shared.GetValueOrDefault(pair) + 1;
        }
        var given = new HashSet<int>();
        foreach (var (pair, _) in shared.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key.Object))
            if (phases[pair.Object - 1] == null && given.Add(pair.Phase))
                phases[pair.Object - 1] = measured.Objects[pair.Phase - 1];
    }

    // The brightest part of an opaque object in dark field is its rim: a few pixels without light are enough.
    private static void FindOpaque(
        List<DetectedObject> layer, Image<int> labels, QuantitativePhaseResult measured, bool[] opaque)
    {
        var inLayer = layer.Select(o => o.Id).ToHashSet();
        for (var at = 0; at < labels.Pixels.Length; at++)
            if (measured.Gaps.Pixels[at] == (byte)PhaseGap.Opaque && inLayer.Contains(labels.Pixels[at]))
                opaque[labels.Pixels[at] - 1] = true;
    }
}

/// <summary>What the phase says of detected objects.</summary>
public sealed record ObjectPhaseResult
{
    /// <summary>
    /// For each detected object, in their order, what its phase says; null where it has none of its own.
    /// </summary>
    public required IReadOnlyList<PhaseObject?> Phases { get; init; }

    /// <summary>For each detected object, in their order, why it has no mass; none where it has one.</summary>
    public required IReadOnlyList<MassGap> Gaps { get; init; }

    /// <summary>The distances at which fields were found, µm.</summary>
    public required IReadOnlyList<double> PlanesUm { get; init; }

    /// <summary>What makes the quantities doubtful, in sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}
