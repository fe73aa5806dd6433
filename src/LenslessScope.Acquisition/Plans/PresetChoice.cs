namespace LenslessScope.Acquisition;

/// <summary>A preset of a group.</summary>
public readonly record struct PresetChoice(string Group, string Preset);
