using LenslessScope.Diagnosis;

namespace LenslessScope.Cli.Doctor;

/// <summary>Findings as the command tells them.</summary>
internal static class FindingWords
{
    /// <summary>The same finding, with the command's options for the parameters that it names.</summary>
    public static Finding WithOptions(Finding finding) => finding with
    {
        Next = finding.Next == null ? null : OptionWords.In(finding.Next),
        Details = [.. finding.Details.Select(OptionWords.In)],
    };

    /// <inheritdoc cref="WithOptions(Finding)"/>
    public static AdapterReport WithOptions(AdapterReport report) =>
        report with { Findings = [.. report.Findings.Select(WithOptions)] };

    /// <summary>For people: the finding, its details, and its next step, on lines of their own.</summary>
    public static IEnumerable<string> Of(Finding finding) =>
        [$"{Word(finding.Health),-8} {finding.Subject}: {finding.Message}",
            .. finding.Details.Select(line => $"{"",-8} {line}"),
            .. finding.Next == null ? [] : finding.Next.Split('\n').Select(line => $"{"",-8} → {line}")];

    private static string Word(Health health) =>
        health switch { Health.Ok => "ok", Health.Warning => "warning", _ => "PROBLEM" };
}
