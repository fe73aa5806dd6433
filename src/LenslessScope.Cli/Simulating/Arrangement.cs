namespace LenslessScope.Cli.Simulating;

/// <summary>How one simulated hologram is recorded.</summary>
/// <param name="ZUm">Distance from sample to sensor, µm.</param>
/// <param name="XUm">How far the sample is moved to the right, µm.</param>
/// <param name="YUm">How far it is moved downwards, µm.</param>
internal readonly record struct Arrangement(double ZUm, double XUm, double YUm);
