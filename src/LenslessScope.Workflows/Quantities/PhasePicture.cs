using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>A phase in colours, grey where there is none.</summary>
internal static class PhasePicture
{
    public static TonedPicture Of(Image<float> phase, Image<byte> gaps) => Tone.Map(
        PhaseGaps.Without(phase, gaps), Contrast.Symmetric(percentile: 99.5), ColourMap.Diverging);

    /// <summary>What is said below it; nothing where no pixel is grey.</summary>
    public static string[] Legend(Image<byte> gaps)
    {
        string[] reasons =
        [
            .. Has(PhaseGap.Opaque) ? ["opaque"] : Array.Empty<string>(),
            .. Has(PhaseGap.Unlit) ? ["not lit"] : Array.Empty<string>(),
        ];
        return reasons.Length == 0 ? [] : [$"grey: no phase ({string.Join(" or ", reasons)})"];

        bool Has(PhaseGap gap) => Array.IndexOf(gaps.Pixels, (byte)gap) >= 0;
    }
}
