using System.Text.Json.Serialization;

namespace LenslessScope.Diagnosis;

/// <summary>How bad a finding is.</summary>
public enum Health
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
/// <param name="Next">
/// What to do about it, on one line or more; null when nothing is to be done. Parameters that it speaks of stand in
/// backquotes, as <c>`roi`</c>, so that each face can put its own words for them.
/// </param>
public sealed record Finding(Health Health, string Subject, string Message, string? Next = null)
{
    /// <summary>
    /// Further lines for people, which name parameters as <see cref="Next"/> does; programs find the same in the
    /// report's other fields.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>All is well.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="message">What was found.</param>
    public static Finding Ok(string subject, string message) => new(Health.Ok, subject, message);

    /// <summary>Something is worth knowing.</summary>
    /// <inheritdoc cref="Problem" path="/param"/>
    public static Finding Warning(string subject, string message, string? next = null) =>
        new(Health.Warning, subject, message, next);

    /// <summary>Something will not work.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="message">What was found.</param>
    /// <param name="next">What to do about it; null when there is nothing to be done.</param>
    public static Finding Problem(string subject, string message, string? next = null) =>
        new(Health.Problem, subject, message, next);
}
