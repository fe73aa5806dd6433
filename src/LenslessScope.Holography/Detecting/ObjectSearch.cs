using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>
/// Three passes over a volume: the maximum projection, whose bright places are candidates; the sharpness of each candidate
/// in every plane; and what there is of each in the plane where it is sharpest.
/// </summary>
internal sealed class ObjectSearch(
    DarkFieldVolume volume, ObjectDetectionSettings settings, IProgress<ObjectDetectionProgress>? progress)
{
    // Planes nearer than this part of the depth of field show the same.
    private const double SamePlane = 0.25;

    public IReadOnlyList<double> Planes { get; } = settings.Planes(volume.DepthOfFieldUm);

    public Image<float> Projection { get; } = new(volume.Height, volume.Width);

    public double Threshold { get; private set; }

    /// <summary>Part of the field that is bright in any plane.</summary>
    public double Covered { get; private set; }

    public int Candidates { get; private set; }

    public int BeyondRange { get; private set; }

    public IReadOnlyList<ObjectCore> Run()
    {
        Sweep(0, _ => volume.Maximise(Projection));
        var (median, deviation) = Deviation.Of(Projection.Pixels);
        Threshold = median + settings.ThresholdDeviations * deviation;
        var labels = ConnectedComponents.Label(
            volume.Height, volume.Width, at => Projection.Pixels[at] > Threshold, Connectivity.Corners);
        Covered = (double)labels.Labels.Count(static label => label > 0) / labels.Labels.Length;
        var candidates = ConnectedComponents.Measure(labels).Where(component => component.Area >= settings.LeastAreaPx)
            .Select(component => new ObjectCandidate(component, volume.Height, volume.Width, Planes.Count)).ToList();
        Candidates = candidates.Count;
        if (candidates.Count > 0)
            Sweep(1, plane => Parallel.ForEach(candidates, candidate => candidate.Judge(plane, volume.Sharpness(candidate.Region))));
        return ObjectCore.Merge(Cores(candidates, labels), volume.DepthOfFieldUm);
    }

    private void Sweep(int pass, Action<int> look)
    {
        for (var plane = 0; plane < Planes.Count; plane++)
        {
            volume.MoveTo(Planes[plane]);
            look(plane);
            progress?.Report(new ObjectDetectionProgress((pass + (plane + 1.0) / Planes.Count) / 3, Planes[plane]));
        }
    }

    private List<ObjectCore> Cores(List<ObjectCandidate> candidates, ComponentLabels labels)
    {
        var decided = candidates.Select(candidate => (Candidate: candidate, Focus: candidate.Decide(Planes))).ToList();
        BeyondRange = decided.Count(pair => pair.Focus.Outcome == FocusOutcome.AtEndOfRange);
        var focused = decided.Where(pair => pair.Focus.Outcome == FocusOutcome.Found).OrderBy(pair => pair.Focus.ZUm).ToList();
        var cores = new List<ObjectCore>();
        var planeUm = double.NegativeInfinity;
        for (var i = 0; i < focused.Count; i++)
        {
            var (candidate, (_, zUm, confidence)) = focused[i];
            if (zUm - planeUm > SamePlane * volume.DepthOfFieldUm(zUm))
                volume.MoveTo(planeUm = zUm);
            cores.AddRange(ObjectCore.Of(candidate, zUm, confidence, volume, labels, Threshold, settings.LeastAreaPx));
            progress?.Report(new ObjectDetectionProgress((2 + (i + 1.0) / focused.Count) / 3, zUm));
        }
        return cores;
    }
}
