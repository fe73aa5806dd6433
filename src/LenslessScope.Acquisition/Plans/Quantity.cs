using System.Globalization;

namespace LenslessScope.Acquisition;

/// <summary>Times, lengths and numbers as plans write them: a number with a decimal point, a blank, the unit.</summary>
internal static class Quantity
{
    /// <summary>What is allowed, in words.</summary>
    public const string TimeForm = "a time with its unit (d, h, min, s, ms, us), as in 10 min or 2.5 s",
        LengthForm = "a length with its unit (nm, um, mm), as in 12.5 um", WholeForm = "a whole number",
            NumberForm = "a number with a decimal point";

    private static readonly (string Name, long Ticks)[] TimeUnits =
    [
        ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("min", TimeSpan.TicksPerMinute),
        ("s", TimeSpan.TicksPerSecond), ("ms", TimeSpan.TicksPerMillisecond), ("us", TimeSpan.TicksPerMicrosecond),
    ];

    /// <summary>The time in the largest unit in which it is a whole number; exact.</summary>
    public static string Text(TimeSpan time)
    {
        if (time == TimeSpan.Zero)
            return "0 s";
        foreach (var (name, ticks) in TimeUnits)
            if (time.Ticks % ticks == 0)
                return $"{time.Ticks / ticks} {name}";
        return $"{(time.Ticks / (decimal)TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture)} us";
    }

    /// <summary>A number with its unit; exact.</summary>
    public static string Text(double value, string unit) => $"{value.ToString("R", CultureInfo.InvariantCulture)} " +
        $"{unit}";

    /// <summary>Rounded to 0.1 µs, the resolution of all times here.</summary>
    public static TimeSpan? Time(string text)
    {
        var (number, unit) = Split(text);
        var ticks = TimeUnits.FirstOrDefault(u => u.Name == unit).Ticks;
        if (ticks == 0 || !TryDecimal(number, out var value)
            || Math.Abs(value) > TimeSpan.MaxValue.Ticks / (decimal)ticks)
            return null;
        return new TimeSpan((long)decimal.Round(value * ticks));
    }

    /// <summary>A time in ms.</summary>
    public static double? Milliseconds(string text) =>
        In(text, [("ms", 1m), ("us", 0.001m), ("s", 1000m), ("min", 60_000m), ("h", 3_600_000m), ("d", 86_400_000m)]);

    /// <summary>A length in µm.</summary>
    public static double? Micrometres(string text) => In(text, [("um", 1m), ("nm", 0.001m), ("mm", 1000m)]);

    /// <summary>A length in nm.</summary>
    public static double? Nanometres(string text) => In(text, [("nm", 1m), ("um", 1000m), ("mm", 1_000_000m)]);

    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) ? value : null;

    public static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static bool? YesOrNo(string text) => text switch { "true" => true, "false" => false, _ => null };

    private static double? In(string text, (string Name, decimal Factor)[] units)
    {
        var (number, unit) = Split(text);
        var factor = units.FirstOrDefault(u => u.Name == unit).Factor;
        if (factor == 0 || Number(number) is not { } value)
            return null;
        // In decimal, so that 0.3 mm are 300 um and not nearly so.
        return factor == 1 ? value
            : TryDecimal(number, out var exact) && Math.Abs(exact) < 1e20m ? (double)(exact * factor)
            : value * (double)factor;
    }

    private static bool TryDecimal(string number, out decimal value) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    // Both characters for micro are in use.
    private static (string Number, string Unit) Split(string text)
    {
        var end = text.Length;
        while (end > 0 && char.IsLetter(text[end - 1]))
            end--;
        return (text[..end].TrimEnd(' '), text[end..].Replace('µ', 'u').Replace('\u03bc', 'u'));
    }
}
