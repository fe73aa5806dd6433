namespace LenslessScope.Acquisition;

/// <summary>Positions of the focus stage.</summary>
/// <param name="PositionsUm">In the order in which they are visited, µm; at least one.</param>
/// <param name="Relative">Whether they are added to where the stage is at the start of the run, or to what the position
/// says.</param>
public sealed record ZPlan(IReadOnlyList<double> PositionsUm, bool Relative);
