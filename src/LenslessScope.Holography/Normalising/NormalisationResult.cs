using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>A relative amplitude and what was met on the way.</summary>
public sealed record NormalisationResult
{
    /// <summary>What was asked for.</summary>
    public required NormalisationSettings Settings { get; init; }

    /// <summary>√ of the normalised intensity: not negative, median 1. Size of the hologram.</summary>
    public required Image<float> Amplitude { get; init; }

    /// <summary>Background frames used.</summary>
    public required int BackgroundFrames { get; init; }

    /// <summary>Dark frames used.</summary>
    public required int DarkFrames { get; init; }

    /// <summary>Pixels of the hologram at or above <see cref="SaturationLevel"/>: their fringes are cut off.</summary>
    public required long SaturatedPixels { get; init; }

    /// <summary>The value that counts as saturated; null when none is known.</summary>
    public required double? SaturationLevel { get; init; }

    /// <summary>Pixels where the background is not above the dark level, so that dividing by it says nothing.</summary>
    public required long DeadBackgroundPixels { get; init; }

    /// <summary>Pixels that came out below zero and were set to it.</summary>
    public required long ClippedPixels { get; init; }

    /// <summary>What may spoil the result, in sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
