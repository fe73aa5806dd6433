namespace LenslessScope.Acquisition;

/// <summary>An axis over the values of one property.</summary>
/// <param name="Name">The axis, as <see cref="Plan.Order"/> and <see cref="SkipRule"/> name it.</param>
/// <param name="Device">Label of the device; <see cref="PlanSetting.OfCamera"/> for the camera that takes the
/// frames.</param>
/// <param name="Property">The property.</param>
/// <param name="Values">In their order; at least one.</param>
public sealed record PropertyAxis(string Name, string Device, string Property, IReadOnlyList<string> Values);
