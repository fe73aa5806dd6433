using LenslessScope.Holography.Tracking;
using LenslessScope.Imaging;

namespace LenslessScope.Holography.Tests;

public sealed class ObjectTrackingTests
{
    private static readonly TrackingSettings s_settings =
        new() { GateUm = 8, FrameInterval = TimeSpan.FromSeconds(0.5) };

    [Fact]
    public void The_assignment_costs_no_more_than_the_best_of_all_permutations()
    {
        var random = new Random(1);
        foreach (var (rows, columns) in ((int, int)[])[(1, 1), (1, 4), (3, 3), (5, 5), (4, 6), (6, 6)])
            for (var trial = 0; trial < 20; trial++)
            {
                var cost = new double[rows, columns];
                for (var i = 0; i < rows; i++)
                    for (var j = 0; j < columns; j++)
                        cost[i, j] = random.Next(3) == 0 ? random.Next(4) : random.NextDouble();
                var found = Assignment.Solve(cost);

                Assert.Equal(rows, found.Distinct().Count());
                Assert.Equal(Best(cost, 0, []), Enumerable.Range(0, rows).Sum(i => cost[i, found[i]]), 1e-9);
            }
    }

    [Fact]
    public void Particles_that_cross_keep_their_tracks()
    {
        // Two lines that meet at frame 10 at nearly the same place; the positions are noisy.
        var random = new Random(2);
        var tracks = Run(20, frame =>
        [
            (Noisy(10 + 4.0 * frame), Noisy(50 + 3.0 * (frame - 10)), 700),
            (Noisy(90 - 4.0 * frame), Noisy(51 + 3.0 * (frame - 10)), 704),
        ]).Tracks;

        Assert.Equal(2, tracks.Count);
        Assert.All(tracks, track => Assert.Equal(20, track.Points.Count));
        Assert.All(tracks[0].Points, point => Assert.Equal(10 + 4.0 * point.Frame, point.Detected.XUm, 1.0));
        Assert.All(tracks[1].Points, point => Assert.Equal(90 - 4.0 * point.Frame, point.Detected.XUm, 1.0));

        double Noisy(double value) => value + 0.4 * (random.NextDouble() - 0.5);
    }

    [Fact]
    public void Depth_keeps_apart_what_meets_in_the_picture()
    {
        var tracks = Run(12, frame => [(50, 50, 600 + frame), (50.5, 50, 760 - frame)]).Tracks;
        Assert.Equal(2, tracks.Count);
        Assert.Equal(600, tracks[0].Points[0].Detected.ZUm);
        Assert.Equal(749, tracks[1].Points[^1].Detected.ZUm);
    }

    [Fact]
    public void The_whole_of_two_links_counts_not_the_nearest_pair()
    {
        // The nearest pair is 10 and 10.5; taking it would leave 4 without a partner.
        var tracks = Run(2, frame => frame == 0 ? [(10, 0, 500), (4, 0, 500)] : [(14, 0, 500), (10.5, 0, 500)]).Tracks;
        Assert.Equal(2, tracks.Count);
        Assert.Equal([14, 10.5], tracks.Select(track => track.Points[1].Detected.XUm));
    }

    [Fact]
    public void Births_and_deaths_begin_and_end_tracks()
    {
        var tracks = Run(12, frame =>
        [
            .. frame < 5 ? [(20.0, 20.0, 500.0)] : Array.Empty<(double, double, double)>(),
            .. frame >= 4 ? [(80.0 + frame, 20.0, 500.0)] : Array.Empty<(double, double, double)>(),
        ]).Tracks;
        Assert.Equal([(0, 4), (4, 11)], tracks.Select(track => (track.Points[0].Frame, track.Points[^1].Frame)));
        Assert.Equal([1, 2], tracks.Select(track => track.Id));
        Assert.All(tracks, track => Assert.All(track.Points, point => Assert.Equal(track.Id, point.TrackId)));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void A_track_survives_as_many_missing_frames_as_allowed(int missing, int tracks)
    {
        var result = Run(12, frame => frame >= 4 && frame < 4 + missing ? [] : [(10 + 3.0 * frame, 30, 500)]);
        Assert.Equal(tracks, result.Tracks.Count);
        Assert.Equal(tracks == 1 ? missing : 0, result.Tracks[0].Missing);
        Assert.Equal(12, result.Frames);
    }

    [Fact]
    public void What_jumps_farther_than_the_gate_is_another_object()
    {
        Assert.Equal(2, Run(10, frame => [(frame < 5 ? 20 : 29, 20, 500)]).Tracks.Count);
        Assert.Single(Run(10, frame => [(frame < 5 ? 20 : 27, 20, 500)]).Tracks);
        Assert.Equal(2, Run(10, frame => [(20, 20, frame < 5 ? 500 : 517)]).Tracks.Count);
        Assert.Single(Run(10, frame => [(20, 20, frame < 5 ? 500 : 515)]).Tracks);
    }

    [Fact]
    public void Short_tracks_are_left_out_and_counted()
    {
        var result = Run(10, frame => frame == 3 ? [(20, 20, 500), (90, 90, 500)] : [(20, 20, 500)]);
        Assert.Single(result.Tracks);
        Assert.Equal(1, result.TooShort);
    }

    [Fact]
    public void Speeds_are_ways_over_times_gaps_included()
    {
        // 3, 4 and 12 µm a frame: 13 µm.
        var track = Assert.Single(
            Run(5, frame => frame == 2 ? [] : [(3.0 * frame, 4.0 * frame, 500 + 12.0 * frame)]).Tracks);
        Assert.Null(track.Points[0].SpeedUmPerS);
        Assert.All(track.Points.Skip(1), point => Assert.Equal(26, point.SpeedUmPerS!.Value, 1e-9));
        Assert.Equal((52.0, 52.0), (track.PathUm, track.DisplacementUm));
        Assert.Equal((26.0, 26.0), (track.MeanSpeedUmPerS, track.NetSpeedUmPerS));

        var timeless = ObjectTracking.Run([[At(1, (0, 0, 500))], [At(1, (3, 4, 500))]],
            s_settings with { FrameInterval = null });
        Assert.Null(timeless.Tracks[0].MeanSpeedUmPerS);
        Assert.Null(timeless.Tracks[0].Points[1].SpeedUmPerS);
        Assert.Equal(5, timeless.Tracks[0].PathUm);
    }

    [Fact]
    public void Random_motion_is_expected_where_it_was()
    {
        // After a step to the right it goes back: ahead of it by its velocity there is another object.
        IReadOnlyList<IReadOnlyList<DetectedObject>> frames =
            [[At(1, (20, 20, 500))], [At(1, (26, 20, 500))], [At(1, (24, 20, 500)), At(2, (33, 20, 500))]];
        double Third(TrackMotion motion) =>
            ObjectTracking.Run(frames, s_settings with { Motion = motion }).Tracks[0].Points[2].Detected.XUm;
        Assert.Equal(24, Third(TrackMotion.Random));
        Assert.Equal(33, Third(TrackMotion.Steady));
    }

    [Fact]
    public void Many_particles_in_a_flow_are_all_followed()
    {
        var random = new Random(3);
        var starts = Enumerable.Range(0, 150)
            .Select(i => (X: 12.0 * (i % 15), Y: 12.0 * (i / 15), Z: 500 + 200 * random.NextDouble())).ToArray();
        var result = Run(15, frame => [.. starts.OrderBy(_ => random.Next())
            .Select(start => (start.X + 2.5 * frame + Noise(), start.Y + Noise(), start.Z + Noise()))]);
        Assert.Equal(150, result.Tracks.Count);
        Assert.All(result.Tracks, track =>
        {
            Assert.Equal(15, track.Points.Count);
            Assert.Equal(35, track.Points[^1].Detected.XUm - track.Points[0].Detected.XUm, 2.0);
        });

        double Noise() => 0.8 * (random.NextDouble() - 0.5);
    }

    [Fact]
    public void Frames_are_taken_one_at_a_time_and_a_cancelled_tracking_ends()
    {
        using var cancel = new CancellationTokenSource();
        var taken = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => ObjectTracking.Run(Frames(), s_settings, cancel.Token));
        Assert.Equal(4, taken);

        IEnumerable<IReadOnlyList<DetectedObject>> Frames()
        {
            for (; ; taken++)
            {
                if (taken == 4)
                    cancel.Cancel();
                yield return [At(1, (10, 10, 500))];
            }
        }
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var bad = Assert.Throws<HolographyException>(() => ObjectTracking.Run([], new TrackingSettings
        {
            GateUm = double.NaN,
            AxialGateUm = 0,
            Motion = (TrackMotion)5,
            MostMissing = -1,
            LeastPoints = 0,
            FrameInterval = TimeSpan.Zero,
        }));
        Assert.Equal(6, bad.Reasons.Count);
    }

    private static TrackingResult Run(int frames, Func<int, (double X, double Y, double Z)[]> at) => ObjectTracking.Run(
        Enumerable.Range(0, frames).Select(frame => at(frame).Select((p, i) => At(i + 1, p)).ToArray()), s_settings);

    private static DetectedObject At(int id, (double X, double Y, double Z) place) =>
        new(id, place.X, place.Y, place.Z, 5, 20, 1, 1, false, new Roi(0, 0, 9, 9));

    private static double Best(double[,] cost, int row, HashSet<int> taken)
    {
        if (row == cost.GetLength(0))
            return 0;
        var best = double.PositiveInfinity;
        for (var column = 0; column < cost.GetLength(1); column++)
            if (taken.Add(column))
            {
                best = Math.Min(best, cost[row, column] + Best(cost, row + 1, taken));
                taken.Remove(column);
            }
        return best;
    }
}
