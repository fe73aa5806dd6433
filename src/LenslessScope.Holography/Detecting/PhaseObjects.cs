using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>Objects in a phase above its background, and what their phase says.</summary>
internal static class PhaseObjects
{
    // A threshold cuts off the skirt of an object; around it the phase is the background's, 0 on average.
    private const int SkirtPx = 2;

    /// <summary>Labels of the objects; numbers run from 1 without gaps.</summary>
    public static ComponentLabels Find(Image<float> phase, double noiseRad, QuantitativePhaseSettings settings)
    {
        var least = settings.ThresholdDeviations * noiseRad;
        var found = ConnectedComponents.Label(phase.Height, phase.Width,
            at => float.IsFinite(phase.Pixels[at]) &&
                (settings.Objects is { } objects ? objects.Pixels[at] != 0 : Math.Abs(phase.Pixels[at]) > least),
            Connectivity.Corners);
        return ConnectedComponents.Keep(found, component => component.Area >= settings.LeastAreaPx);
    }

    public static IReadOnlyList<PhaseObject> Measure(
        Image<float> phase, ComponentLabels labels, ComplexField field, QuantitativePhaseSettings settings)
    {
        var area = field.PixelUm * field.PixelUm;
        var skirts = SumsWithSkirt(phase, labels);
        var objects = new List<PhaseObject>();
        foreach (var component in ConnectedComponents.Measure(labels))
        {
            var (peak, sum, weight, x, y) = (0.0, 0.0, 0.0, 0.0, 0.0);
            var box = component.Bounds;
            for (var row = box.Y; row < box.Y + box.Height; row++)
                for (var column = box.X; column < box.X + box.Width; column++)
                {
                    var at = row * phase.Width + column;
                    if (labels.Labels[at] != component.Label)
                        continue;
                    double value = phase.Pixels[at];
                    peak = Math.Abs(value) > Math.Abs(peak) ? value : peak;
                    // Of one with no phase at all the middle is that of its area.
                    var share = Math.Abs(value) + 1e-12;
                    (sum, weight, x, y) = (sum + value, weight + share, x + share * column, y + share * row);
                }
            var opticalVolume = PhaseQuantity.OpticalPathNm(skirts[component.Label], field.WavelengthNm) / 1000 * area;
            objects.Add(new PhaseObject(component.Label, x / weight * field.PixelUm, y / weight * field.PixelUm,
                component.Area * area, sum / component.Area, peak, opticalVolume,
                opticalVolume / settings.RefractionIncrement,
                settings.IndexDifference is { } index ? PhaseQuantity.HeightUm(peak, field.WavelengthNm, index) : null,
                opticalVolume / settings.IndexDifference, box.TouchesBorder(phase.Height, phase.Width)));
        }
        return objects;
    }

    // Σφ over each object and the pixels around it that are of no other and not nearer to one.
    private static double[] SumsWithSkirt(Image<float> phase, ComponentLabels labels)
    {
        var owner = labels.Labels;
        for (var step = 0; step < SkirtPx; step++)
            owner = Grown(owner, phase.Height, phase.Width);
        var sums = new double[labels.Count + 1];
        for (var at = 0; at < owner.Length; at++)
            if (float.IsFinite(phase.Pixels[at]))
                sums[owner[at]] += phase.Pixels[at];
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
