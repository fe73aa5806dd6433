using LenslessScope.Holography.Focusing;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>A bright place of the maximum projection and its sharpness over z.</summary>
internal sealed class ObjectCandidate
{
    // In a smaller region the gradient's distribution says nothing.
    private const int LeastMarginPx = 4;

    // Measured on recordings: ripples without a focus reach a fifth of the curve's span, real peaks begin at a third.
    private const double LeastPartOfSpan = 0.25;

    // The highest point of all may stand on a slope: nothing competes with it.
    private const double LeastPartOfSpanIfHighest = 0.1;

    // Speckle and noise move the sharpness by one to two per cent whatever the distance.
    private const double LeastPartOfPeak = 0.025;

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

    /// <summary>
    /// Where it is in focus within the planes that were asked for, by a parabola through the best plane and its
    /// neighbours; at the end of the range if it is sharper beyond. Confidence is how far its peak stands out of the
    /// next.
    /// </summary>
    public (FocusOutcome Outcome, double ZUm, double Confidence) Decide(IReadOnlyList<double> planesUm, Range asked)
    {
        var (from, count) = asked.GetOffsetAndLength(_curve.Length);
        var (least, most) = (_curve.Min(), _curve.Max());
        foreach (var peak in Peak.Find(_curve))
            if (!peak.AtEnd && peak.Prominence >= LeastPartOfPeak * _curve[peak.Index] && peak.Prominence >=
                (most - least) * (_curve[peak.Index] == most ? LeastPartOfSpanIfHighest : LeastPartOfSpan))
            {
                var zUm = Vertex(planesUm, peak.Index);
                return zUm >= planesUm[from] && zUm <= planesUm[from + count - 1]
                    ? (FocusOutcome.Found, zUm, FocusVerdict.Apart(_curve, peak))
                    : (FocusOutcome.AtEndOfRange, double.NaN, 0);
            }
        var highest = Array.IndexOf(_curve, most);
        return (highest > from && highest < from + count - 1 ? FocusOutcome.NoPeak : FocusOutcome.AtEndOfRange,
            double.NaN, 0);
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
