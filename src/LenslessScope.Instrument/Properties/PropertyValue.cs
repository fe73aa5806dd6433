using System.Globalization;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>Why a property does not take a value.</summary>
public enum ValueFault
{
    /// <summary>It holds a comma, which separates the fields of a <c>.cfg</c> file.</summary>
    HasComma,

    /// <summary>It is not among the values that the property is limited to.</summary>
    NotAllowed,

    /// <summary>It is not a number, and the property takes numbers.</summary>
    NotANumber,

    /// <summary>It has decimals, and the property takes whole numbers.</summary>
    NotWhole,

    /// <summary>It is below or above the limits of the property.</summary>
    OutsideLimits,
}

/// <summary>The rule of values: what a property takes, whoever wants to set it.</summary>
public static class PropertyValue
{
    /// <summary>
    /// Why a property does not take a value, told from what the device says of itself; null if it takes it. An allowed
    /// value is meant to the letter, as devices compare it: <c>2.0</c> is not <c>2</c>.
    /// </summary>
    /// <param name="property">What it takes. Limits may depend on other properties.</param>
    /// <param name="value">As the device would be given it.</param>
    public static ValueFault? FaultOf(PropertyFacts property, string value)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Contains(','))
            return ValueFault.HasComma;
        if (property.Allowed.Count > 0)
            return property.Allowed.Contains(value) ? null : ValueFault.NotAllowed;
        if (!property.IsNumber)
            return null;
        if (!TryNumber(value, out var number))
            return ValueFault.NotANumber;
        // Devices cut decimals off without a word.
        if (property.Type == PropertyType.Integer && number != Math.Floor(number))
            return ValueFault.NotWhole;
        return number < property.Low || number > property.High ? ValueFault.OutsideLimits : null;
    }

    /// <summary>
    /// Whether two texts are one value when they are read: equal, or numbers that are, as 8 and 8.0000. Numbers with
    /// leading zeros are taken for names, as of serial ports.
    /// </summary>
    public static bool Same(string a, string b) =>
        a == b || (IsPlainNumber(a, out var first) && IsPlainNumber(b, out var second) && first == second);

    /// <summary>
    /// Reads a number as devices write it: decimal point, no group separators, so that a decimal comma is refused and
    /// not read as ten times the value.
    /// </summary>
    internal static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool IsPlainNumber(string text, out decimal value)
    {
        var digits = text.AsSpan().TrimStart('-');
        var named = digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !named;
    }
}
