namespace LenslessScope.Holography.Unwrapping;

/// <summary>
/// Groups of pixels whose turns relative to each other are known: disjoint sets (R. E. Tarjan, 1975), each member with
/// its whole turns above its parent.
/// </summary>
internal sealed class TurnForest
{
    // A parent is a smaller or equal tree's root or the way there; a root is its own parent and has 0 turns.
    private readonly int[] _parent;
    private readonly int[] _turns;
    private readonly int[] _size;

    public TurnForest(int count)
    {
        _parent = [.. Enumerable.Range(0, count)];
        _turns = new int[count];
        _size = new int[count];
        Array.Fill(_size, 1);
    }

    /// <summary>The group of a pixel, named by its root, and the pixel's turns above that root.</summary>
    public (int Root, int Turns) Find(int at)
    {
        var (root, total) = (at, 0);
        while (_parent[root] != root)
        {
            total += _turns[root];
            root = _parent[root];
        }
        // The path is made short: every pixel on it becomes a child of the root.
        var (node, left) = (at, total);
        while (_parent[node] != root && node != root)
        {
            var (next, step) = (_parent[node], _turns[node]);
            (_parent[node], _turns[node]) = (root, left);
            left -= step;
            node = next;
        }
        return (root, total);
    }

    /// <summary>Joins the groups of two pixels, the second one lying so many turns above the first.</summary>
    public void Join(int first, int second, int turns)
    {
        var (rootOfFirst, turnsOfFirst) = Find(first);
        var (rootOfSecond, turnsOfSecond) = Find(second);
        if (rootOfFirst == rootOfSecond)
            return;
        var between = turnsOfFirst + turns - turnsOfSecond;
        if (_size[rootOfFirst] < _size[rootOfSecond])
            (rootOfFirst, rootOfSecond, between) = (rootOfSecond, rootOfFirst, -between);
        _parent[rootOfSecond] = rootOfFirst;
        _turns[rootOfSecond] = between;
        _size[rootOfFirst] += _size[rootOfSecond];
    }
}
