using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>Which pixels are neighbours.</summary>
internal enum Connectivity
{
    /// <summary>Four: those that share an edge.</summary>
    Edges,

    /// <summary>Eight: those that share an edge or a corner.</summary>
    Corners,
}

/// <summary>
/// Pixels with the number of their component, from 1 in the order of their first pixel; 0 belongs to none.
/// </summary>
internal sealed record ComponentLabels(int Height, int Width, int[] Labels, int Count);

/// <summary>One component: its label, its number of pixels and the rectangle around it.</summary>
internal readonly record struct Component(int Label, int Area, Roi Bounds);

/// <summary>Connected pixels, found by filling from each pixel that is not labelled yet.</summary>
internal static class ConnectedComponents
{
    public static ComponentLabels Label(int height, int width, Func<int, bool> belongs, Connectivity connectivity)
    {
        var labels = new int[height * width];
        var open = new Stack<int>();
        var count = 0;
        for (var start = 0; start < labels.Length; start++)
        {
            if (labels[start] != 0 || !belongs(start))
                continue;
            labels[start] = ++count;
            open.Push(start);
            while (open.TryPop(out var at))
            {
                var (row, column) = (at / width, at % width);
                for (var y = Math.Max(0, row - 1); y <= Math.Min(height - 1, row + 1); y++)
                    for (var x = Math.Max(0, column - 1); x <= Math.Min(width - 1, column + 1); x++)
                    {
                        if (connectivity == Connectivity.Edges && y != row && x != column)
                            continue;
                        var next = y * width + x;
                        if (labels[next] != 0 || !belongs(next))
                            continue;
                        labels[next] = count;
                        open.Push(next);
                    }
            }
        }
        return new ComponentLabels(height, width, labels, count);
    }

    /// <summary>Area and bounds of every component, in the order of labels.</summary>
    public static IReadOnlyList<Component> Measure(ComponentLabels labels)
    {
        var boxes = new (int Area, int Left, int Top, int Right, int Bottom)[labels.Count + 1];
        Array.Fill(boxes, (0, int.MaxValue, int.MaxValue, -1, -1));
        for (var at = 0; at < labels.Labels.Length; at++)
        {
            var (row, column) = (at / labels.Width, at % labels.Width);
            ref var box = ref boxes[labels.Labels[at]];
            box = (box.Area + 1, Math.Min(box.Left, column), Math.Min(box.Top, row), Math.Max(box.Right, column),
                Math.Max(box.Bottom, row));
        }
        return [.. boxes.Skip(1).Select((box, i) =>
            new Component(
                i + 1, box.Area, new Roi(box.Left, box.Top, box.Right - box.Left + 1, box.Bottom - box.Top + 1)))];
    }

    /// <summary>Only the components that are wanted, renumbered in the same order.</summary>
    public static ComponentLabels Keep(ComponentLabels labels, Predicate<Component> wanted)
    {
        var numbers = new int[labels.Count + 1];
        var count = 0;
        foreach (var component in Measure(labels))
            if (wanted(component))
                numbers[component.Label] = ++count;
        return labels with { Labels = Array.ConvertAll(labels.Labels, label => numbers[label]), Count = count };
    }

    /// <summary>Whether a rectangle holds pixels of the picture's border.</summary>
    public static bool TouchesBorder(this Roi box, int height, int width) =>
        box.X == 0 || box.Y == 0 || box.X + box.Width == width || box.Y + box.Height == height;
}
