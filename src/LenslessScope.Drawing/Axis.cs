namespace LenslessScope.Drawing;

/// <summary>One axis of a plot.</summary>
/// <param name="Quantity">What is drawn along it, for example <c>sample–sensor distance</c>.</param>
/// <param name="Unit">Its unit, for example <c>µm</c>; empty for a pure number, the default.</param>
public sealed record Axis(string Quantity, string Unit = "")
{
    /// <summary>Where the axis begins; default null: with the data.</summary>
    public double? Minimum { get; init; }

    /// <summary>Where the axis ends; default null: with the data.</summary>
    public double? Maximum { get; init; }

    /// <summary>Quantity and unit as the axis is labelled, with the power of ten taken out of its ticks.</summary>
    internal string Caption(int exponent)
    {
        var factor = exponent == 0 ? "" : $"10{NumberText.Raised(exponent)}";
        var unit = Unit.Length == 0 && exponent != 0 ? $"×{factor}" : $"{factor} {Unit}".Trim();
        return unit.Length == 0 ? Quantity : $"{Quantity} ({unit})";
    }

    /// <summary>The range that is drawn: what is asked for, else the finite data and a share of room beyond.</summary>
    internal (double Minimum, double Maximum) Extent(IEnumerable<double> data, double room)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in data.Where(double.IsFinite))
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        if (least > most)
            (least, most) = (0, 1);
        // One value only: the axis lies around it.
        if (most - least <= 1e-12 * Math.Max(Math.Abs(least), Math.Abs(most)))
        {
            var half = least == 0 ? 0.5 : Math.Abs(least) / 2;
            (least, most) = (least - half, most + half);
        }
        var margin = room * (most - least);
        var (from, to) = (Minimum ?? least - margin, Maximum ?? most + margin);
        // One end is given and the data lie wholly beyond it: the range follows the end that was asked for.
        if (from >= to)
            (from, to) = Maximum is null
                ? (from, from + Math.Max(1, Math.Abs(from)))
                : (to - Math.Max(1, Math.Abs(to)), to);
        return (from, to);
    }
}
