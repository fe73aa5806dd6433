using System.Globalization;
using System.Numerics;
using System.Text;
using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>Collects what is wrong in a plan, in words that are the same everywhere.</summary>
internal sealed class ProblemList
{
    /// <summary>
    /// Bytes of a name of files, in UTF-8: of 255 that file systems allow, with room for parts and endings.
    /// </summary>
    internal const int MostNameBytes = 200;

    private readonly List<PlanProblem> _problems = [];

    public IReadOnlyList<PlanProblem> Problems => _problems;

    public void Add(string path, string message) => _problems.Add(new PlanProblem(path, message));

    public void Range<T>(string path, T value, T least, T most, string unit = "") where T : INumber<T>
    {
        if (!(value >= least && value <= most))
            Add(path, $"{Text(value)}{unit} is out of range; it must be {Text(least)} to {Text(most)}{unit}.");
    }

    /// <summary>A quantity above 0.</summary>
    public void Above0(string path, double? value, double most, string unit)
    {
        if (value is { } given && !(given > 0 && given <= most))
            Add(path, $"{Text(given)} {unit} is out of range; it must be anything above 0 and up to {Text(most)} " +
                $"{unit}.");
    }

    /// <summary>A place on a stage.</summary>
    public void Place(string path, double? um) => Range(path, um ?? 0, -1e7, 1e7, " um");

    /// <summary>A text that devices and files can hold.</summary>
    public void Word(string path, string? text, string what, string forbidden = "")
    {
        if (string.IsNullOrWhiteSpace(text))
            Add(path, $"{what} is missing.");
        else if (text.Where(c => char.IsControl(c) || forbidden.Contains(c)).Select(c => c.ToString())
            .FirstOrDefault() is { } odd)
            Add(path, $"{Quoted(text)} is not valid as {Low(what)}: it contains {Quoted(odd)}.");
        else
            WellFormed(path, text);
    }

    /// <summary>A text that can be written to a file and read back.</summary>
    public void WellFormed(string path, string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || text[i] == '\0')
            {
                Add(path, $"U+{(int)text[i]:X4} is half a character, or none: it cannot be written to a " +
                    "file.");
                return;
            }
        if (text.EnumerateRunes().Where(rune => !SeriesDescription.CanKeep(rune)).Select(rune => (int?)rune.Value)
            .FirstOrDefault() is { } odd)
            Add(path, $"The character U+{odd:X4} cannot be kept in the files of a run, whose metadata are XML. " +
                "Remove it.");
    }

    /// <summary>The name of a file, on any file system.</summary>
    public void FileName(string path, string? text, string what)
    {
        Word(path, text, what, "/\\:*?\"<>|");
        if (text == null)
            return;
        if (Encoding.UTF8.GetByteCount(text) is > MostNameBytes and var bytes)
            Add(path, $"{what} has {bytes} bytes in UTF-8 ({text.Length} characters); at most {MostNameBytes} are " +
                "allowed, because it names files.");
        if (text is [' ' or '.', ..] or [.., ' ' or '.'])
            Add(path, $"{Quoted(text)} is not valid as {Low(what)}: it names files, so it must not begin " +
                "or end with a space or a dot.");
    }

    /// <summary>Values that must differ from each other.</summary>
    public void Distinct<T>(IEnumerable<T> values, Func<int, string> path, Func<T, string> text,
        IEqualityComparer<T>? same = null)
        where T : notnull
    {
        var first = new Dictionary<T, int>(same);
        foreach (var (i, value) in values.Index())
            if (!first.TryAdd(value, i))
                Add(path(i), $"{text(value)} appears twice: {path(first[value])} is the same.");
    }

    private static bool IsVisible(char c) => !char.IsControl(c) && !char.IsSurrogate(c);

    private static string Low(string what) => char.ToLowerInvariant(what[0]) + what[1..];

    public static string Text<T>(T value) where T : INumber<T> => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>A text in quotes, its control characters made visible.</summary>
    public static string Quoted(string text)
    {
        var shown = text.Length > 60 ? text[..57] + "…" : text;
        return $"'{string.Concat(shown.Select(c => IsVisible(c) ? c.ToString() : $"\\u{(int)c:x4}"))}'";
    }

    /// <summary>The names that exist, for those who gave another one.</summary>
    public static string There(IEnumerable<string> names) =>
        names.Take(20).ToList() is { Count: > 0 } some ? $"There are: {string.Join(", ", some)}." : "There are none.";
}
