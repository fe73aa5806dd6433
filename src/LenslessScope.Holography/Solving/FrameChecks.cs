using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>Whether frames and settings fit together.</summary>
internal static class FrameChecks
{
    public static IReadOnlyList<string> Reasons(IReadOnlyList<SensorFrame> frames, PhaseRetrievalSettings settings)
    {
        var reasons = new List<string>(settings.Validate());
        if (frames.Count == 0)
        {
            reasons.Add("No frame was given; at least one is needed.");
            return reasons;
        }
        for (var k = 0; k < frames.Count; k++)
        {
            var number = k + 1;
            reasons.AddRange(
                frames[k].Validate().Select(reason => frames.Count == 1 ? reason : $"Frame {number}: {reason}"));
            reasons.AddRange(Unlike(frames[0], frames[k]).Select(reason => $"Frame {number} {reason}"));
        }
        if (reasons.Count == 0)
        {
            var grid = RetrievalGrid.Of(frames, settings);
            reasons.AddRange(frames.SelectMany(frame => Sampling.Refusals(
                Waves.Of(frame.Optics) with { PixelUm = frame.Optics.PixelUm / settings.Oversampling }, grid,
                new PropagationSettings { DistanceUm = frame.ZUm })).Distinct());
        }
        if (settings.Method == ReconstructionMethod.Support && frames.Count > 1)
            reasons.Add(
                $"{frames.Count} frames were given; with a support there must be one. Use the total variation for " +
                    "several.");
        if (settings.Method == ReconstructionMethod.Support && frames[0].Sites != ColourSites.All)
            reasons.Add(
                "A raw colour frame was given; with a support every pixel must count. Use the total variation.");
        var (height, width) = (frames[0].Amplitude.Height, frames[0].Amplitude.Width);
        if (settings.Support is { } support && (support.Height != height || support.Width != width))
            reasons.Add($"The support has {support.Width}×{support.Height} pixels, the frame {width}×{height}.");
        return reasons;
    }

    private static IEnumerable<string> Unlike(SensorFrame first, SensorFrame other)
    {
        if (other.Amplitude.Height != first.Amplitude.Height || other.Amplitude.Width != first.Amplitude.Width)
            yield return $"has {other.Amplitude.Width}×{other.Amplitude.Height} pixels, the first " +
                $"{first.Amplitude.Width}×{first.Amplitude.Height}. Cut them to the same size.";
        if (other.Optics.PixelUm != first.Optics.PixelUm)
            yield return $"has pixels of {other.Optics.PixelUm} µm, the first of {first.Optics.PixelUm} µm. Bring " +
                "them to the same pitch first.";
        if (other.Optics.RefractiveIndex != first.Optics.RefractiveIndex)
            yield return $"was taken in a medium of index {other.Optics.RefractiveIndex}, the first one in " +
                $"{first.Optics.RefractiveIndex}; it must be the same.";
    }
}
