using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>
/// Passes over a volume: the maximum projection, whose bright places are candidates; the sharpness of each candidate in
/// every plane; what there is of each in the plane where it is sharpest; and again for what else is bright there.
/// </summary>
internal sealed class ObjectSearch(
    DarkFieldVolume volume, ObjectDetectionSettings settings, Optics optics, double leastFactor,
    IProgress<ObjectDetectionProgress>? progress)
{
    // Planes nearer than this part of the depth of field show the same.
    private const double SamePlane = 0.25;

    /// <summary>The planes of the range that was asked for.</summary>
    public IReadOnlyList<double> Asked { get; } = settings.Planes(volume.DepthOfFieldUm);

    private readonly (IReadOnlyList<double> Before, IReadOnlyList<double> After) _beyond =
        settings.PlanesBeyond(leastFactor, optics, volume.DepthOfFieldUm);

    public Image<float> Projection { get; } = new(volume.Height, volume.Width);

    public double Threshold { get; private set; }

    /// <summary>Part of the field that is bright in any plane.</summary>
    public double Covered { get; private set; }

    public int Candidates { get; private set; }

    public int BeyondRange { get; private set; }

    public int TwinFringes { get; private set; }

    public IReadOnlyList<ObjectCore> Run()
    {
        // The threshold and whether something is sharpest in a plane are told from those beyond the range, too.
        double[] all = [.. _beyond.Before, .. Asked, .. _beyond.After];
        Sweep(all, (0, 0.3), _ => volume.Maximise(Projection));
        var (median, deviation) = Deviation.Of(Projection.Pixels);
        Threshold = median + settings.ThresholdDeviations * deviation;
        var bright = ConnectedComponents.Label(
            volume.Height, volume.Width, at => Projection.Pixels[at] > Threshold, Connectivity.Corners);
        Covered = (double)bright.Labels.Count(static label => label > 0) / bright.Labels.Length;
        var (cores, others, beyond) = Judge(
            all, ConnectedComponents.Keep(bright, component => component.Area >= settings.LeastAreaPx), (0.3, 0.7));
        BeyondRange = beyond;
        // Objects whose fringes touch: each is judged for itself, or what is bright in one's plane would pass for
        // another.
        var apart = new ComponentLabels(volume.Height, volume.Width, new int[bright.Labels.Length], others.Count);
        for (var i = 0; i < others.Count; i++)
            foreach (var at in others[i])
                apart.Labels[at] = i + 1;
        var (more, _, _) = Judge(all, ConnectedComponents.Keep(apart, component => component.Area > 0), (0.7, 1));
        Tell(1, Asked[^1]);
        var (kept, fringes) = ObjectCore.Merge([.. cores, .. more], volume);
        TwinFringes = fringes;
        return kept;
    }

    // The sharpness of each component in every plane, then what there is of it in the plane where it is sharpest.
    private (List<ObjectCore> Cores, List<int[]> Others, int BeyondRange) Judge(
        double[] planes, ComponentLabels labels, (double From, double To) share)
    {
        var (cores, others) = (new List<ObjectCore>(), new List<int[]>());
        var candidates = ConnectedComponents.Measure(labels)
            .Select(component => new ObjectCandidate(component, volume.Height, volume.Width, planes.Length)).ToList();
        Candidates += candidates.Count;
        if (candidates.Count == 0)
            return (cores, others, 0);
        var middle = share.From + 0.8 * (share.To - share.From);
        Sweep(planes, (share.From, middle), plane =>
            Parallel.ForEach(candidates, candidate => candidate.Judge(plane, volume.Sharpness(candidate.Region))));
        var asked = new Range(_beyond.Before.Count, ^_beyond.After.Count);
        var decided = candidates
            .Select(candidate => (Candidate: candidate, Focus: candidate.Decide(planes, asked))).ToList();
        var focused = decided.Where(pair => pair.Focus.Outcome == FocusOutcome.Found)
            .OrderBy(pair => pair.Focus.ZUm).ToList();
        var planeUm = double.NegativeInfinity;
        for (var i = 0; i < focused.Count; i++)
        {
            var (candidate, (_, zUm, confidence)) = focused[i];
            if (zUm - planeUm > SamePlane * volume.DepthOfFieldUm(zUm))
                volume.MoveTo(planeUm = zUm);
            var (core, beside) = ObjectCore.Of(candidate, zUm, confidence, volume, labels, Threshold,
                settings.LeastAreaPx);
            if (core != null)
                cores.Add(core);
            others.AddRange(beside);
            Tell(middle + (share.To - middle) * (i + 1.0) / focused.Count, zUm);
        }
        return (cores, others, decided.Count(pair => pair.Focus.Outcome == FocusOutcome.AtEndOfRange));
    }

    private void Sweep(IReadOnlyList<double> planes, (double From, double To) share, Action<int> look)
    {
        for (var plane = 0; plane < planes.Count; plane++)
        {
            volume.MoveTo(planes[plane]);
            look(plane);
            Tell(share.From + (share.To - share.From) * (plane + 1.0) / planes.Count, planes[plane]);
        }
    }

    private void Tell(double fraction, double zUm) => progress?.Report(new ObjectDetectionProgress(fraction, zUm));
}
