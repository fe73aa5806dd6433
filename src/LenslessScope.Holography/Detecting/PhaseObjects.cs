using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>Objects in a phase above its background, and what their phase says.</summary>
internal static class PhaseObjects
{
    // A threshold cuts off the skirt of an object; around it the phase is the background's, 0 on average.
    private const int SkirtPx = 2;

    // Of an object's pixels. A cell may hold a dark granule; bars and their bright rims do not have a phase.
    private const double MostOpaquePart = 0.1;

    // Of the field. Between the bars of a target what the opaque parts keep away is missing: the phase there is no
    // object's.
    private const double MostOpaqueField = 0.12;

    // Five deviations are passed by chance once in a million places, if noise is normal. That of a retrieval, which
    // gathers it into patches, is not; on simulated noise the largest patch reaches seven.
    private const double LeastDeviations = 8;

    /// <summary>The objects: what stands out of the background, and what is opaque.</summary>
    /// <param name="phase">In rad, 0 in the background; not a number where there is a gap.</param>
    /// <param name="gaps">Values of <see cref="PhaseGap"/>.</param>
    /// <param name="noiseRad">Deviation of single pixels of the background.</param>
    /// <param name="settings">Thresholds, or where the objects are.</param>
    public static FoundPhaseObjects Find(
        Image<float> phase, Image<byte> gaps, double noiseRad, QuantitativePhaseSettings settings)
    {
        var least = settings.ThresholdDeviations * noiseRad;
        bool Opaque(int at) => gaps.Pixels[at] == (byte)PhaseGap.Opaque;
        var candidates = ConnectedComponents.Label(phase.Height, phase.Width,
            at => settings.Objects is { } objects
                ? objects.Pixels[at] != 0 && (Opaque(at) || float.IsFinite(phase.Pixels[at]))
                : Opaque(at) || Math.Abs(phase.Pixels[at]) > least,
            Connectivity.Corners);
        var (sums, dark) = (new double[candidates.Count + 1], new int[candidates.Count + 1]);
        for (var at = 0; at < phase.Pixels.Length; at++)
            if (Opaque(at))
                dark[candidates.Labels[at]]++;
            else if (candidates.Labels[at] > 0)
                sums[candidates.Labels[at]] += phase.Pixels[at];
        var around = NoiseAround(phase, candidates, FrameNoiseOf(settings));
        var (opaque, chance) = (0, 0);
        var amongOpaque = settings.Objects == null && dark.Sum() > MostOpaqueField * phase.Pixels.Length;
        var labels = ConnectedComponents.Keep(candidates, component =>
        {
            var (hidden, seen) = (dark[component.Label], component.Area - dark[component.Label]);
            if (hidden > MostOpaquePart * component.Area)
            {
                opaque += hidden >= settings.LeastAreaPx ? 1 : 0;
                return false;
            }
            if (seen < settings.LeastAreaPx)
                return false;
            if (amongOpaque)
            {
                chance++;
                return false;
            }
            if (settings.Objects != null
                || Math.Abs(sums[component.Label]) / seen > LeastDeviations * around.OfMeanRad(seen))
                return true;
            chance++;
            return false;
        });
        return new FoundPhaseObjects(labels, opaque, chance);
    }

    /// <summary>What the phase says of each object.</summary>
    /// <param name="phase">In rad, 0 in the background; not a number where there is a gap.</param>
    /// <param name="labels">The objects.</param>
    /// <param name="field">Pitch and wavelength.</param>
    /// <param name="settings">The material.</param>
    public static IReadOnlyList<PhaseObject> Measure(
        Image<float> phase, ComponentLabels labels, ComplexField field, QuantitativePhaseSettings settings)
    {
        var area = field.PixelUm * field.PixelUm;
        var owner = WithSkirt(labels);
        var skirts = Sums(phase, owner, labels.Count);
        var around = NoiseAround(phase, labels with { Labels = owner }, FrameNoiseOf(settings));
        var objects = new List<PhaseObject>();
        foreach (var component in ConnectedComponents.Measure(labels))
        {
            var (peak, sum, weight, x, y, seen) = (0.0, 0.0, 0.0, 0.0, 0.0, 0);
            var box = component.Bounds;
            for (var row = box.Y; row < box.Y + box.Height; row++)
                for (var column = box.X; column < box.X + box.Width; column++)
                {
                    var at = row * phase.Width + column;
                    if (labels.Labels[at] != component.Label || !float.IsFinite(phase.Pixels[at]))
                        continue;
                    double value = phase.Pixels[at];
                    peak = Math.Abs(value) > Math.Abs(peak) ? value : peak;
                    // Of one with no phase at all the middle is that of its area.
                    var share = Math.Abs(value) + 1e-12;
                    (sum, weight, x, y) = (sum + value, weight + share, x + share * column, y + share * row);
                    seen++;
                }
            var (total, pixels) = skirts[component.Label];
            var opticalVolume = VolumeUm3(total);
            var error = VolumeUm3(pixels * around.OfMeanRad(pixels));
            objects.Add(new PhaseObject(component.Label, x / weight * field.PixelUm, y / weight * field.PixelUm,
                component.Area * area, sum / seen, peak, opticalVolume, error,
                opticalVolume / settings.RefractionIncrement, error / settings.RefractionIncrement,
                settings.IndexDifference is { } index ? PhaseQuantity.HeightUm(peak, field.WavelengthNm, index) : null,
                opticalVolume / settings.IndexDifference, box.TouchesBorder(phase.Height, phase.Width)));
        }
        return objects;

        double VolumeUm3(double sumRad) => PhaseQuantity.OpticalPathNm(sumRad, field.WavelengthNm) / 1000 * area;
    }

    private static double FrameNoiseOf(QuantitativePhaseSettings settings) =>
        settings.Frame is { } frame ? FrameNoise.Of(frame) : 0;

    // What is left of candidates beside them is still theirs.
    private static PhaseNoise NoiseAround(Image<float> phase, ComponentLabels labels, double frameNoise)
    {
        var owner = WithSkirt(labels);
        return new PhaseNoise(phase, frameNoise, at => owner[at] == 0 && float.IsFinite(phase.Pixels[at]));
    }

    private static int[] WithSkirt(ComponentLabels labels)
    {
        var owner = labels.Labels;
        for (var step = 0; step < SkirtPx; step++)
            owner = Grown(owner, labels.Height, labels.Width);
        return owner;
    }

    // Σφ over each object and the pixels around it that are of no other and not nearer to one, and their number.
    private static (double SumRad, int Pixels)[] Sums(Image<float> phase, int[] owner, int count)
    {
        var sums = new (double SumRad, int Pixels)[count + 1];
        for (var at = 0; at < owner.Length; at++)
            if (float.IsFinite(phase.Pixels[at]))
                sums[owner[at]] = (sums[owner[at]].SumRad + phase.Pixels[at], sums[owner[at]].Pixels + 1);
        return sums;
    }

    private static int[] Grown(int[] owner, int height, int width)
    {
        var grown = (int[])owner.Clone();
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
            {
                if (owner[row * width + column] != 0)
                    continue;
                for (var y = Math.Max(0, row - 1); y <= Math.Min(height - 1, row + 1); y++)
                    for (var x = Math.Max(0, column - 1); x <= Math.Min(width - 1, column + 1); x++)
                        if (owner[y * width + x] is var label and > 0)
                            grown[row * width + column] = label;
            }
        return grown;
    }
}

/// <summary>What was found in a phase.</summary>
/// <param name="Labels">The objects; numbers run from 1 without gaps.</param>
/// <param name="Opaque">How many others let no light through.</param>
/// <param name="Chance">How many others may be noise.</param>
internal sealed record FoundPhaseObjects(ComponentLabels Labels, int Opaque, int Chance);
