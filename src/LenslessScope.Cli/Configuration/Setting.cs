using System.Globalization;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Configuration;

/// <summary>A property of a device and a value that it has, or shall have.</summary>
internal sealed record Setting(string Device, string Property, string Value)
{
    /// <summary>As on the command line, <c>LABEL.PROPERTY</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => $"{Device}.{Property}";

    /// <summary>As on the command line, <c>LABEL.PROPERTY=VALUE</c>.</summary>
    public override string ToString() => $"{Name}={Value}";

    /// <summary><c>LABEL.PROPERTY=VALUE</c>; null if it is not that, or no device of the core has the label.</summary>
    public static Setting? Parse(CMMCore core, string text)
    {
        // Values may hold equals signs, the names of properties in practice do not.
        var equals = text.IndexOf('=');
        return equals >= 0 && PropertyName.Split(core, text[..equals]) is var (device, property)
            ? new Setting(device, property, text[(equals + 1)..])
            : null;
    }

    /// <summary>
    /// Whether two texts are one value to a device: equal, or numbers that are, as 8 and 8.0000. Numbers with leading
    /// zeros are taken for names, as of serial ports.
    /// </summary>
    public static bool SameValue(string a, string b) =>
        a == b || (IsPlainNumber(a, out var first) && IsPlainNumber(b, out var second) && first == second);

    private static bool IsPlainNumber(string text, out decimal value)
    {
        var digits = text.AsSpan().TrimStart('-');
        var named = digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !named;
    }
}
