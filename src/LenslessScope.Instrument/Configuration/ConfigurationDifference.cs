namespace LenslessScope.Instrument;

/// <summary>
/// What two configurations say differently: <paramref name="A"/> or <paramref name="B"/> is null where one of them does
/// not say it.
/// </summary>
internal sealed record ConfigurationDifference(string Part, string Name, string? A, string? B)
{
    /// <summary>All differences of meaning, in the order of the first configuration, then of the second.</summary>
    public static IReadOnlyList<ConfigurationDifference> Between(
        IReadOnlyList<ConfigurationFact> a, IReadOnlyList<ConfigurationFact> b)
    {
        var inA = a.ToDictionary(fact => (fact.Part, fact.Name), fact => fact.Value);
        var inB = b.ToDictionary(fact => (fact.Part, fact.Name), fact => fact.Value);
        return [.. inA.Keys.Concat(inB.Keys).Distinct()
            .Select(key => new ConfigurationDifference(
                key.Part, key.Name, inA.GetValueOrDefault(key), inB.GetValueOrDefault(key)))
            .Where(d => d.A == null || d.B == null || !Same(d.A, d.B))];
    }

    // A value may be a list of numbers.
    private static bool Same(string a, string b)
    {
        var (first, second) = (a.Split(','), b.Split(','));
        return first.Length == second.Length
            && first.Zip(second).All(pair => PropertyValue.Same(pair.First, pair.Second));
    }
}
