namespace LenslessScope.Holography.Tracking;

/// <summary>A track that may still go on.</summary>
internal sealed class OpenTrack
{
    // Over which the velocity is taken: more smooth the noise, fewer follow turns.
    private const int VelocityPoints = 4;

    private readonly List<(int Frame, DetectedObject Object)> _points = [];

    public OpenTrack(int frame, DetectedObject first) => Add(frame, first);

    public IReadOnlyList<(int Frame, DetectedObject Object)> Points => _points;

    public int LastFrame => _points[^1].Frame;

    public void Add(int frame, DetectedObject next) => _points.Add((frame, next));

    /// <summary>Squared distance of an object from where the track is expected, in units of the gate.</summary>
    public double SquaredDistance(DetectedObject other, int frame, TrackingSettings settings)
    {
        var frames = frame - LastFrame;
        var (x, y, z) = Expected(frames, settings.Motion);
        var (dx, dy, dz) = (other.XUm - x, other.YUm - y, other.ZUm - z);
        var (gate, axial) = (settings.GateUm * frames, settings.AxialUm * frames);
        return (dx * dx + dy * dy) / (gate * gate) + dz * dz / (axial * axial);
    }

    /// <summary>The finished track.</summary>
    public Track Close(int id, TimeSpan? interval)
    {
        var points = new List<TrackPoint>();
        var path = 0.0;
        for (var i = 0; i < _points.Count; i++)
        {
            var (frame, found) = _points[i];
            var step = i == 0 ? 0 : Distance(_points[i - 1].Object, found);
            path += step;
            points.Add(new TrackPoint(id, frame, found,
                i == 0 ? null : step / ((frame - _points[i - 1].Frame) * interval?.TotalSeconds)));
        }
        var frames = LastFrame - _points[0].Frame;
        var seconds = frames > 0 ? frames * interval?.TotalSeconds : null;
        var displacement = Distance(_points[0].Object, _points[^1].Object);
        return new Track
        {
            Id = id,
            Points = points,
            Missing = frames + 1 - points.Count,
            PathUm = path,
            DisplacementUm = displacement,
            MeanSpeedUmPerS = path / seconds,
            NetSpeedUmPerS = displacement / seconds,
        };
    }

    private (double X, double Y, double Z) Expected(int frames, TrackMotion motion)
    {
        var (last, lastObject) = _points[^1];
        if (motion == TrackMotion.Random || _points.Count < 2)
            return (lastObject.XUm, lastObject.YUm, lastObject.ZUm);
        var (first, firstObject) = _points[Math.Max(0, _points.Count - VelocityPoints)];
        var share = (double)frames / (last - first);
        return (lastObject.XUm + share * (lastObject.XUm - firstObject.XUm),
            lastObject.YUm + share * (lastObject.YUm - firstObject.YUm),
            lastObject.ZUm + share * (lastObject.ZUm - firstObject.ZUm));
    }

    private static double Distance(DetectedObject a, DetectedObject b) =>
        double.Hypot(double.Hypot(a.XUm - b.XUm, a.YUm - b.YUm), a.ZUm - b.ZUm);
}
