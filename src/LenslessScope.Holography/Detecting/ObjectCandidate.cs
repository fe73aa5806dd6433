using LenslessScope.Holography.Focusing;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>A bright place of the maximum projection and its sharpness over z.</summary>
internal sealed class ObjectCandidate
{
    // In a smaller region the gradient's distribution says nothing.
    private const int LeastMarginPx = 4;

    private readonly double[] _curve;

    public ObjectCandidate(Component component, int height, int width, int planes)
    {
        Component = component;
        var box = component.Bounds;
        // The object and twice its margin: half of its size to each side.
        var margin = Math.Max(LeastMarginPx, Math.Max(box.Width, box.Height) / 2);
        var (x, y) = (Math.Max(0, box.X - margin), Math.Max(0, box.Y - margin));
        Region = new Roi(x, y, Math.Min(width, box.X + box.Width + margin) - x,
            Math.Min(height, box.Y + box.Height + margin) - y);
        _curve = new double[planes];
    }

    public Component Component { get; }

    public Roi Region { get; }

    public void Judge(int plane, double sharpness) => _curve[plane] = sharpness;

    /// <summary>Where it is in focus, by a parabola through the best plane and its neighbours.</summary>
    public (FocusOutcome Outcome, double ZUm, double Confidence) Decide(IReadOnlyList<double> planesUm)
    {
        var verdict = FocusVerdict.Of(_curve, ..);
        if (verdict.Outcome != FocusOutcome.Found)
            return (verdict.Outcome, double.NaN, 0);
        var peak = verdict.Candidates[0];
        return (FocusOutcome.Found, Vertex(planesUm, peak.Index), FocusVerdict.Confidence(_curve, peak));
    }

    // Of the parabola through three points that need not be evenly spaced, by divided differences.
    private double Vertex(IReadOnlyList<double> z, int at)
    {
        var (z0, z1, z2) = (z[at - 1], z[at], z[at + 1]);
        var before = (_curve[at] - _curve[at - 1]) / (z1 - z0);
        var after = (_curve[at + 1] - _curve[at]) / (z2 - z1);
        var bend = (after - before) / (z2 - z0);
        return bend < 0 ? Math.Clamp((z0 + z1) / 2 - before / (2 * bend), z0, z2) : z1;
    }
}
