namespace LenslessScope.Holography.Focusing;

/// <summary>How sharp a field is; what was not asked for is 0.</summary>
/// <param name="Complex">Tamura coefficient of the gradient of the complex field.</param>
/// <param name="Spread">Tamura coefficient of the gradient of the amplitude: few strong edges.</param>
/// <param name="Strength">Mean square gradient of the amplitude over its mean square.</param>
internal readonly record struct Sharpness(double Complex, double Spread, double Strength);
