using System.Text.Json.Serialization;

namespace LenslessScope.Cli.Doctor;

/// <summary>How bad a finding is.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Works, or works in part; worth knowing.</summary>
    Warning,

    /// <summary>Something will not work.</summary>
    Problem,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Health">How it is.</param>
/// <param name="Subject">What was looked at, in a word or two.</param>
/// <param name="Message">What was found.</param>
/// <param name="Next">What to do about it; null when nothing is to be done.</param>
internal sealed record Finding(Health Health, string Subject, string Message, string? Next = null)
{
    /// <summary>Further lines for people; programs find the same in the report's other fields.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Details { get; init; } = [];

    public static Finding Ok(string subject, string message) => new(Health.Ok, subject, message);

    public static Finding Warning(string subject, string message, string? next = null) =>
        new(Health.Warning, subject, message, next);

    public static Finding Problem(string subject, string message, string? next = null) =>
        new(Health.Problem, subject, message, next);

    /// <summary>For people: the finding, its details, and its next step, on lines of their own.</summary>
    public IEnumerable<string> InWords() =>
        [$"{Word,-8} {Subject}: {Message}", .. Details.Select(line => $"{"",-8} {line}"),
            .. Next == null ? [] : Next.Split('\n').Select(line => $"{"",-8} → {line}")];

    private string Word => Health switch { Health.Ok => "ok", Health.Warning => "warning", _ => "PROBLEM" };
}
