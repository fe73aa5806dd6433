using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace LenslessScope.Acquisition;

/// <summary>Steps by the names of their axes. The names are shared by all frames of a plan, which keeps long plans
/// light.</summary>
internal sealed class AxisSteps(string[] names, long[] steps) : IReadOnlyDictionary<string, long>
{
    public IEnumerable<string> Keys => names;

    public IEnumerable<long> Values => steps;

    public int Count => names.Length;

    public long this[string key] => TryGetValue(key, out var step) ? step
        : throw new KeyNotFoundException($"The plan has no axis '{key}' with more than one step; it has: " +
            $"{string.Join(", ", names)}.");

    public bool ContainsKey(string key) => Array.IndexOf(names, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out long value)
    {
        var i = Array.IndexOf(names, key);
        value = i < 0 ? 0 : steps[i];
        return i >= 0;
    }

    public IEnumerator<KeyValuePair<string, long>> GetEnumerator() =>
        names.Zip(steps, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", this.Select(step => $"{step.Key} {step.Value}"));
}
