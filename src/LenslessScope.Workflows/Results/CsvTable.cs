using System.Globalization;
using System.Text;

namespace LenslessScope.Workflows;

/// <summary>
/// Tables as comma-separated values (RFC 4180): a header with units, decimal points whatever the machine's language,
/// empty fields where there is no value.
/// </summary>
internal static class CsvTable
{
    public static void Write(string path, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header))
            text.AppendJoin(',', row.Select(Field)).Append('\n');
        File.WriteAllText(path, text.ToString());
    }

    private static string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            double number => number.ToString("0.######", CultureInfo.InvariantCulture),
            bool flag => flag ? "1" : "0",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
    }
}
