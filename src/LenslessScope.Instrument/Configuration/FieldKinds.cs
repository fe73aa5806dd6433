using System.Globalization;

namespace LenslessScope.Instrument;

/// <summary>What fields of <c>.cfg</c> lines may be, by the words of the table of commands.</summary>
internal static class FieldKinds
{
    // As the core reads them: no blanks, no thousands separators.
    private const NumberStyles Styles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Why a field cannot be of the kind; null where it can.</summary>
    public static string? ProblemOf(string kind, string field) => kind switch
    {
        "text" or "name" => null,
        "number" => Is(Number(field) != null, field, "a number"),
        "delay" => Is(Number(field) >= 0, field, "a delay in ms of at least 0"),
        "step" => Is(Number(field) >= 0, field, "a step in µm of at least 0"),
        "size" => Is(Number(field) > 0, field, "a pixel size in µm above 0"),
        "position" => Is(Integer(field) >= 0, field, "a position, counted from 0"),
        "direction" => Is(Integer(field) is -1 or 0 or 1, field, "one of -1, 0, 1"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The table of commands has no such kind."),
    };

    private static string? Is(bool itIs, string field, string what) => itIs ? null : $"'{field}' is not {what}.";

    private static double? Number(string field) =>
        double.TryParse(field, Styles, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;

    private static long? Integer(string field) =>
        long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null;
}
