namespace LenslessScope.Acquisition;

/// <summary>A place on the XY stage.</summary>
/// <param name="Name">Names the file; unlike all others.</param>
/// <param name="XUm">µm; null in all positions to stay.</param>
/// <param name="YUm">µm; null in all positions to stay.</param>
/// <param name="ZUm">What a relative <see cref="ZPlan"/> is added to, or the focus stage's position where there is no
/// <see cref="ZPlan"/>, µm; null for where the stage was before the first frame.</param>
public sealed record PlanPosition(string Name, double? XUm = null, double? YUm = null, double? ZUm = null);
