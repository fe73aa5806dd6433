namespace LenslessScope.Workflows;

/// <summary>How one simulated hologram is recorded.</summary>
/// <param name="ZUm">Distance from sample to sensor, µm; 20 to 10 000.</param>
/// <param name="XUm">How far the sample is moved to the right, µm; −1000 to 1000.</param>
/// <param name="YUm">How far it is moved downwards, µm; −1000 to 1000.</param>
public readonly record struct Arrangement(double ZUm, double XUm, double YUm);
