namespace LenslessScope.Holography;

/// <summary>One object in one frame of a track. In the order of a table's columns.</summary>
/// <param name="TrackId">Of the track.</param>
/// <param name="Frame">Number of the frame, from 0.</param>
/// <param name="Detected">The object; its id is that within the frame.</param>
/// <param name="SpeedUmPerS">
/// Speed from the point before, µm/s; null at the start of a track and without a time between frames.
/// </param>
public sealed record TrackPoint(int TrackId, int Frame, DetectedObject Detected, double? SpeedUmPerS);

/// <summary>One object over time.</summary>
public sealed record Track
{
    /// <summary>From 1, by the first frame, then by the object's id in it.</summary>
    public required int Id { get; init; }

    /// <summary>Its points by frame; frames in which it was missing have none.</summary>
    public required IReadOnlyList<TrackPoint> Points { get; init; }

    /// <summary>Frames within the track in which the object was missing.</summary>
    public required int Missing { get; init; }

    /// <summary>Length of the way from point to point, µm; noise of the positions lengthens it.</summary>
    public required double PathUm { get; init; }

    /// <summary>Distance from the first point to the last, µm.</summary>
    public required double DisplacementUm { get; init; }

    /// <summary>The way over its time, µm/s; null for one point and without a time between frames.</summary>
    public required double? MeanSpeedUmPerS { get; init; }

    /// <summary>The displacement over its time, µm/s; null for one point and without a time between frames.</summary>
    public required double? NetSpeedUmPerS { get; init; }
}

/// <summary>All tracks of a series.</summary>
public sealed record TrackingResult
{
    /// <summary>What was asked for.</summary>
    public required TrackingSettings Settings { get; init; }

    /// <summary>Frames in the series.</summary>
    public required int Frames { get; init; }

    /// <summary>All tracks that are long enough, by id.</summary>
    public required IReadOnlyList<Track> Tracks { get; init; }

    /// <summary>Tracks that were shorter than asked for.</summary>
    public required int TooShort { get; init; }
}
