namespace LenslessScope.Holography.Tracking;

/// <summary>
/// Tracks and objects linked so that the sum of squared distances, in units of the gate, is least; a track that gets
/// none counts like one at the gate. Groups that no pair within the gate connects are solved separately.
/// </summary>
internal static class GatedAssignment
{
    // What lies outside of the gate: dearer than anything that leaving tracks without object could save.
    private const double Forbidden = 1e6;

    /// <summary>For each track the index of its object, −1 for none.</summary>
    public static int[] Solve(IReadOnlyList<OpenTrack> tracks, IReadOnlyList<DetectedObject> objects, int frame,
        TrackingSettings settings)
    {
        var reach = tracks.Select(track => objects
            .Select((o, i) => (Object: i, Cost: track.SquaredDistance(o, frame, settings)))
            .Where(pair => pair.Cost <= 1).ToDictionary(pair => pair.Object, pair => pair.Cost)).ToArray();
        var result = new int[tracks.Count];
        Array.Fill(result, -1);
        foreach (var (rows, columns) in Groups(reach, objects.Count))
        {
            // Behind the objects stands one "none" for each track.
            var cost = new double[rows.Count, columns.Count + rows.Count];
            for (var i = 0; i < rows.Count; i++)
                for (var j = 0; j < columns.Count + rows.Count; j++)
                    cost[i, j] = j >= columns.Count ? 1 : reach[rows[i]].GetValueOrDefault(columns[j], Forbidden);
            var assigned = Assignment.Solve(cost);
            for (var i = 0; i < rows.Count; i++)
                if (assigned[i] < columns.Count)
                    result[rows[i]] = columns[assigned[i]];
        }
        return result;
    }

    private static IEnumerable<(List<int> Tracks, List<int> Objects)> Groups(
        Dictionary<int, double>[] reach, int objects)
    {
        var tracksOf = new List<int>[objects];
        for (var track = 0; track < reach.Length; track++)
            foreach (var o in reach[track].Keys)
                (tracksOf[o] ??= []).Add(track);
        var done = new bool[reach.Length];
        for (var start = 0; start < reach.Length; start++)
        {
            if (done[start] || reach[start].Count == 0)
                continue;
            var (group, members) = (new List<int> { start }, new SortedSet<int>());
            done[start] = true;
            for (var i = 0; i < group.Count; i++)
                foreach (var o in reach[group[i]].Keys)
                    if (members.Add(o))
                        foreach (var other in tracksOf[o])
                            if (!done[other])
                            {
                                done[other] = true;
                                group.Add(other);
                            }
            yield return (group, [.. members]);
        }
    }
}
