
namespace LenslessScope.Workflows;

/// <summary>What <c>truth.json</c> says: how every file was made and what should be found in the holograms.</summary>
internal sealed record TruthReport(
    IReadOnlyList<TruthReport.HologramPart> Holograms,
    IReadOnlyList<string> Backgrounds,
    IReadOnlyList<string> Darks,
    TruthReport.TruthPart Truth,
    IReadOnlyList<TrueObject> Objects,
    SimulationRequest Settings,
    IReadOnlyDictionary<string, string> Properties,
    Making Made)
{
    /// <summary>One hologram; its noise is that of the frame of this number since the seed was set.</summary>
    internal sealed record HologramPart(string File, double ZUm, double ShiftXUm, double ShiftYUm, int NoiseFrame);

    /// <summary>The truth, with the sample as in the first hologram.</summary>
    internal sealed record TruthPart(string Amplitude, string Phase, string Objects, double ZUm, double ShiftXUm,
        double ShiftYUm);
}
