using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>What <c>stack.json</c> says.</summary>
internal sealed record StackReport(
    string Hologram,
    IReadOnlyList<double> PlanesUm,
    double StepUm,
    int Bits,
    int CountsPerAmplitude,
    long ClippedPixels,
    Optics Optics,
    NormalisationSettings Normalisation,
    IReadOnlyList<string> Backgrounds,
    IReadOnlyList<string> Darks,
    IReadOnlyList<string> Warnings,
    double ElapsedSeconds,
    Making Made);
