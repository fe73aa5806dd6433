namespace LenslessScope.Holography.Detecting;

/// <summary>The pixels of one object in its own plane, at least half as bright as its peak; in pixels of the hologram.</summary>
internal sealed record ObjectCore(
    double ZUm, double Confidence, ObjectCandidate Candidate, double Row, double Column, double Peak, IReadOnlyList<int> Pixels)
{
    // The maximum projection is widest where the object was out of focus on one side; a little beyond it belongs to it, too.
    private const int NeighbourhoodPx = 2;

    /// <summary>Radius of a disc of the same area, pixels.</summary>
    public double RadiusPx => Math.Sqrt(Pixels.Count / Math.PI);

    /// <summary>
    /// What stands out in the plane where the candidate is sharpest; none if its bright pixels were fringes of something
    /// else, which are dim there.
    /// </summary>
    public static IEnumerable<ObjectCore> Of(ObjectCandidate candidate, double zUm, double confidence,
        DarkFieldVolume volume, ComponentLabels labels, double threshold, int leastAreaPx)
    {
        var region = candidate.Region;
        var modulus = volume.Modulus(region);
        var near = Neighbourhood(candidate, labels);
        var peak = 0f;
        for (var at = 0; at < near.Length; at++)
            if (near[at])
                peak = Math.Max(peak, modulus.Pixels[at]);
        if (peak < threshold)
            yield break;
        // The brightest half; several objects of one plane whose fringes touch come apart again here.
        var level = Math.Max(threshold, peak / 2);
        var cores = ConnectedComponents.Label(region.Height, region.Width, at => modulus.Pixels[at] >= level, Connectivity.Corners);
        foreach (var core in ConnectedComponents.Measure(cores))
        {
            var pixels = Enumerable.Range(0, near.Length).Where(at => cores.Labels[at] == core.Label).ToArray();
            var brightest = pixels.MaxBy(at => modulus.Pixels[at]);
            if (pixels.Length < Math.Max(1, leastAreaPx / 2) || !near[brightest])
                continue;
            double sum = 0, row = 0, column = 0;
            foreach (var at in pixels)
            {
                double weight = modulus.Pixels[at];
                (sum, row, column) = (sum + weight, row + weight * (at / region.Width), column + weight * (at % region.Width));
            }
            yield return new ObjectCore(zUm, confidence, candidate, region.Y + row / sum, region.X + column / sum,
                modulus.Pixels[brightest],
                [.. pixels.Select(at => (region.Y + at / region.Width) * labels.Width + region.X + at % region.Width)]);
        }
    }

    /// <summary>
    /// One core for each object: of those nearer than a radius and a depth of field, the brightest.
    /// </summary>
    public static IReadOnlyList<ObjectCore> Merge(IEnumerable<ObjectCore> cores, Func<double, double> depthOfFieldUm)
    {
        var kept = new List<ObjectCore>();
        foreach (var core in cores.OrderByDescending(core => core.Peak).ThenBy(core => core.Pixels[0]))
            if (!kept.Exists(other => Math.Abs(other.ZUm - core.ZUm) <= depthOfFieldUm(core.ZUm) &&
                double.Hypot(other.Row - core.Row, other.Column - core.Column) <= Math.Max(other.RadiusPx, core.RadiusPx)))
                kept.Add(core);
        return [.. kept.OrderBy(core => core.ZUm)];
    }

    private static bool[] Neighbourhood(ObjectCandidate candidate, ComponentLabels labels)
    {
        var region = candidate.Region;
        var near = new bool[region.Height * region.Width];
        for (var at = 0; at < near.Length; at++)
        {
            var (row, column) = (region.Y + at / region.Width, region.X + at % region.Width);
            for (var y = Math.Max(0, row - NeighbourhoodPx); y <= Math.Min(labels.Height - 1, row + NeighbourhoodPx); y++)
                for (var x = Math.Max(0, column - NeighbourhoodPx); x <= Math.Min(labels.Width - 1, column + NeighbourhoodPx); x++)
                    near[at] |= labels.Labels[y * labels.Width + x] == candidate.Component.Label;
        }
        return near;
    }
}
