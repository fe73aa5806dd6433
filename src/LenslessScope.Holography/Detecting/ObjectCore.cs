using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>
/// The pixels of one object in its own plane, at least half as bright as its peak; in pixels of the hologram.
/// </summary>
internal sealed record ObjectCore(
    double ZUm, double Confidence, Roi Region, double Row, double Column, double Peak, IReadOnlyList<int> Pixels)
{
    // The maximum projection is widest where the object was out of focus on one side; a little beyond it belongs to it,
    // too.
    private const int NeighbourhoodPx = 2;

    // Measured on simulated particles: rings reach a third of their object's brightness.
    private const double TwinFringe = 0.5;

    /// <summary>Radius of a disc of the same area, pixels.</summary>
    public double RadiusPx => Math.Sqrt(Pixels.Count / Math.PI);

    /// <summary>
    /// The brightest object in the plane where the candidate is sharpest; null if its bright pixels were fringes of
    /// something else, which are dim there. The others are what else is bright there, apart from it: perhaps objects,
    /// too.
    /// </summary>
    public static (ObjectCore? Core, IReadOnlyList<int[]> Others) Of(
        ObjectCandidate candidate, double zUm, double confidence,
        DarkFieldVolume volume, ComponentLabels labels, double threshold, int leastAreaPx)
    {
        var region = candidate.Region;
        var modulus = volume.Modulus(region).Pixels;
        var near = Neighbourhood(candidate, labels);
        var brightest = -1;
        for (var at = 0; at < near.Length; at++)
            if (near[at] && (brightest < 0 || modulus[at] > modulus[brightest]))
                brightest = at;
        if (modulus[brightest] < threshold)
            return (null, []);
        var level = Math.Max(threshold, modulus[brightest] / 2);
        var parts = ConnectedComponents.Label(region.Height, region.Width, at => modulus[at] >= level,
            Connectivity.Corners);
        var pixels = new List<int>[parts.Count + 1];
        for (var at = 0; at < near.Length; at++)
            if (parts.Labels[at] is var part and > 0)
                (pixels[part] ??= []).Add(at);
        var own = pixels[parts.Labels[brightest]];
        // Half of the area: the projection is wider than the object.
        var least = Math.Max(1, leastAreaPx / 2);
        var others = pixels.Skip(1).Where(part => part != own && part.Count >= least && part.Exists(at => near[at]));
        return (own.Count < least ? null : Measure(), [.. others.Select(part => part.Select(Global).ToArray())]);

        int Global(int at) => (region.Y + at / region.Width) * labels.Width + region.X + at % region.Width;

        ObjectCore Measure()
        {
            double sum = 0, row = 0, column = 0;
            foreach (var at in own)
            {
                double weight = modulus[at];
                (sum, row) = (sum + weight, row + weight * (at / region.Width));
                column += weight * (at % region.Width);
            }
            return new ObjectCore(zUm, confidence, region, region.Y + row / sum, region.X + column / sum,
                modulus[brightest], [.. own.Select(Global)]);
        }
    }

    /// <summary>
    /// One core for each object: of those nearer than a radius and a depth of field, the brightest. Left out, too, and
    /// counted, are places less than half as bright as an object within the first Fresnel zone of its twin image, which
    /// is out of focus by twice the distance: its rings look like small objects.
    /// </summary>
    public static (IReadOnlyList<ObjectCore> Kept, int TwinFringes) Merge(
        IEnumerable<ObjectCore> cores, DarkFieldVolume volume)
    {
        var (kept, fringes) = (new List<ObjectCore>(), 0);
        foreach (var core in cores.OrderByDescending(core => core.Peak).ThenBy(core => core.Pixels[0]))
        {
            if (kept.Exists(other => Math.Abs(other.ZUm - core.ZUm) <= volume.DepthOfFieldUm(core.ZUm) &&
                other.DistancePx(core) <= Math.Max(other.RadiusPx, core.RadiusPx)))
                continue;
            if (kept.Exists(other => core.Peak < TwinFringe * other.Peak &&
                other.DistancePx(core) <= other.RadiusPx + volume.FresnelRadiusPx(2 * other.ZUm, other.ZUm)))
                fringes++;
            else
                kept.Add(core);
        }
        return ([.. kept.OrderBy(core => core.ZUm)], fringes);
    }

    /// <summary>Whether it is nearer to the border of the picture than its diameter.</summary>
    public bool TouchesBorder(int height, int width) =>
        Math.Min(Math.Min(Row, Column), Math.Min(height - 1 - Row, width - 1 - Column)) < 2 * RadiusPx;

    private double DistancePx(ObjectCore other) => double.Hypot(Row - other.Row, Column - other.Column);

    private static bool[] Neighbourhood(ObjectCandidate candidate, ComponentLabels labels)
    {
        var region = candidate.Region;
        var near = new bool[region.Height * region.Width];
        for (var at = 0; at < near.Length; at++)
        {
            var (row, column) = (region.Y + at / region.Width, region.X + at % region.Width);
            for (var y = Math.Max(0, row - NeighbourhoodPx);
                y <= Math.Min(labels.Height - 1, row + NeighbourhoodPx); y++)
                for (var x = Math.Max(0, column - NeighbourhoodPx);
                    x <= Math.Min(labels.Width - 1, column + NeighbourhoodPx); x++)
                    near[at] |= labels.Labels[y * labels.Width + x] == candidate.Component.Label;
        }
        return near;
    }
}
