namespace LenslessScope.Holography.Focusing;

/// <summary>How sharp a field is; what was not asked for is 0.</summary>
/// <param name="Complex">Tamura coefficient of the gradient of the complex field.</param>
/// <param name="Edges">
/// Of the amplitude A and the modulus g of its gradient, √(std(g)/mean(g) · rms(g)/rms(A)): few, strong edges.
/// </param>
/// <param name="Strength">Mean square gradient of the amplitude over its mean square.</param>
internal readonly record struct Sharpness(double Complex, double Edges, double Strength);
