using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>Distances from sample to sensor, from one to another.</summary>
/// <param name="From">The least, µm; above 0.</param>
/// <param name="To">The largest, µm; above the least, up to 10⁸.</param>
public readonly record struct DistanceRange(double From, double To)
{
    internal IEnumerable<Problem> Problems(string parameter)
    {
        if (!(From > 0 && From < To && To <= 1e8))
            yield return new Problem(parameter, $"{this} is not a range: a range begins above 0 and ends above its " +
                "beginning, at 100000000 µm at most, as in 500:1500.");
    }

    /// <summary>As <c>500:1500</c>.</summary>
    public override string ToString() => $"{From}:{To}";
}
