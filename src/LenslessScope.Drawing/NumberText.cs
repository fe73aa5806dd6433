using System.Globalization;

namespace LenslessScope.Drawing;

/// <summary>Numbers as they are printed: a true minus sign, powers of ten raised, no trailing noise.</summary>
internal static class NumberText
{
    /// <summary>A value to about three significant digits; multiples of π by name, as ends of a phase range.</summary>
    public static string Rounded(double value)
    {
        if (Math.Abs(Math.Abs(value) - Math.PI) < 1e-6)
            return value < 0 ? "−π" : "π";
        if (value == 0)
            return "0";
        // The invariant E2 form rounds mantissa and exponent together: 9.999e6 is 1.00E+007, not 10.00·10⁶.
        var parts = value.ToString("E2", CultureInfo.InvariantCulture).Split('E');
        var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return exponent is < -3 or > 5
            ? $"{Trimmed(parts[0])}·10{Raised(exponent)}"
            : Trimmed(value.ToString("F" + Math.Clamp(2 - exponent, 0, 5), CultureInfo.InvariantCulture));
    }

    /// <summary>With exactly so many decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        var text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        var zero = text.TrimStart('-').All(c => c is '0' or '.');
        return zero ? text.TrimStart('-') : text.Replace('-', '−');
    }

    /// <summary>An exponent in raised digits.</summary>
    public static string Raised(int exponent) => string.Concat(
        exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    private static string Trimmed(string text) =>
        (text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text).Replace('-', '−');
}
