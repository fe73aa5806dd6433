using System.Collections;

namespace LenslessScope.Workflows;

/// <summary>Makes lists of requests, which are values: equal when their items are, and never changed.</summary>
internal static class ValueList
{
    /// <summary>A copy of the items.</summary>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items) => items as ValueList<T> ?? new ValueList<T>([.. items]);
}

/// <summary>A list that is equal to another one of equal items in the same order.</summary>
internal sealed class ValueList<T>(T[] items) : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", _items)}]";

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
