using LenslessScope.Holography.Tracking;

namespace LenslessScope.Holography;

/// <summary>
/// Links the objects of successive frames to tracks: in each frame by the assignment of least total squared distance
/// from where the tracks are expected, within a gate. An object that no track takes begins one; a track that misses too
/// many frames has ended.
/// </summary>
public static class ObjectTracking
{
    /// <summary>
    /// Tracks objects; frames are taken one at a time, so that they may be computed as they are asked for.
    /// </summary>
    /// <param name="frames">
    /// For each frame its objects, see <see cref="ObjectDetectionResult.Objects"/>; frames may be empty.
    /// </param>
    /// <param name="settings">Gate, missing frames, time.</param>
    /// <param name="cancellation">Ends the tracking between two frames.</param>
    /// <exception cref="HolographyException">A setting is outside its range; all reasons are listed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TrackingResult Run(IEnumerable<IReadOnlyList<DetectedObject>> frames, TrackingSettings settings,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny(settings.Validate());
        var (all, open, frame) = (new List<OpenTrack>(), new List<OpenTrack>(), 0);
        foreach (var objects in frames)
        {
            cancellation.ThrowIfCancellationRequested();
            open.RemoveAll(track => frame - track.LastFrame > settings.MostMissing + 1);
            var assigned = GatedAssignment.Solve(open, objects, frame, settings);
            var taken = assigned.ToHashSet();
            for (var i = 0; i < assigned.Length; i++)
                if (assigned[i] >= 0)
                    open[i].Add(frame, objects[assigned[i]]);
            for (var i = 0; i < objects.Count; i++)
                if (!taken.Contains(i))
                {
                    all.Add(new OpenTrack(frame, objects[i]));
                    open.Add(all[^1]);
                }
            frame++;
        }
        var lasting = all.Where(track => track.Points.Count >= settings.LeastPoints).ToList();
        return new TrackingResult
        {
            Settings = settings,
            Frames = frame,
            Tracks = [.. lasting.Select((track, i) => track.Close(i + 1, settings.FrameInterval))],
            TooShort = all.Count - lasting.Count,
        };
    }
}
