using System.CommandLine;
using LenslessScope.Cli.Doctor;
using LenslessScope.Diagnosis;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless doctor [LIBRARY…]</c>: why an adapter does not load, or a check of the installation.</summary>
internal static class DoctorVerb
{
    private static readonly Argument<string[]> Libraries = new("LIBRARY")
    {
        Description = "Adapters by name (LenslessSim) or by file. Default: check the whole " +
            "installation.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
        Validators = { Options.RefuseUnknownOptions },
    };

    /// <summary>How the doctor calls itself, to load a library in a process of its own.</summary>
    private static readonly Option<string?> Probe = new(ThisCommand.ProbeOption) { Hidden = true };

    public static Command Create()
    {
        var verb = new Verb("doctor", "Tells why a device adapter does not load, or checks the whole installation.",
            "lensless doctor",
            "lensless doctor LenslessSim",
            "lensless doctor ./.libs/libmmgr_dal_MyCamera.so.0",
            "lensless doctor --json ./libmmgr_dal_MyCamera.so.0 | jq -r '.libraries[].makefileLine'")
        {
            Libraries,
            Probe,
        };
        verb.Runs((parse, console, cancellation) => parse.GetValue(Probe) is { } path
            ? Task.FromResult(Answer(path, console))
            : parse.GetRequiredValue(Libraries) is { Length: > 0 } libraries
                ? ExamineAsync(libraries, console, cancellation)
                : CheckInstallationAsync(console, cancellation));
        return verb;
    }

    private static ExitStatus Answer(string path, Console console)
    {
        ProbeProcess.Answer(path, console.Out);
        return ExitStatus.Success;
    }

    private static async Task<ExitStatus> ExamineAsync(string[] libraries, Console console,
        CancellationToken cancellation)
    {
        var (files, problems) = AdapterFile.Locate(libraries);
        if (problems.Count > 0)
            throw new UnreadableFileException([.. problems.Select(OptionWords.Of)]);
        var examination = await AdapterExamination.PrepareAsync(ThisCommand.Probe(), cancellation);
        var reports = new List<AdapterReport>();
        foreach (var file in files)
        {
            console.Progress($"Examining {file} …");
            reports.Add(FindingWords.WithOptions(
                await examination.ExamineAsync(file, withPackages: true, cancellation)));
        }
        console.Progress("");
        console.Result(new { healthy = reports.TrueForAll(report => report.Health != Health.Problem),
            libraries = reports },
            reports.SelectMany(AdapterWords.Of));
        return StatusOf(reports.Select(report => report.Health));
    }

    private static async Task<ExitStatus> CheckInstallationAsync(Console console, CancellationToken cancellation)
    {
        console.Progress("Checking the installation …");
        var installation = await Installation.CheckAsync(ThisCommand.Probe(), cancellation);
        console.Progress("");
        var adapters = installation.Adapters.Select(FindingWords.WithOptions).ToList();
        var findings = installation.Findings.Select(FindingWords.WithOptions)
            .Concat(adapters.Select(adapter => adapter.Summary($"lensless doctor {adapter.Path}"))).ToList();
        var problems = findings.Count(finding => finding.Health == Health.Problem);
        var warnings = findings.Count(finding => finding.Health == Health.Warning);
        console.Result(new { healthy = problems == 0, findings, adapters },
            [.. findings.SelectMany(FindingWords.Of),
                $"{problems} problem{(problems == 1 ? "" : "s")}, {warnings} warning{(warnings == 1 ? "" : "s")}."]);
        return StatusOf(findings.Select(finding => finding.Health));
    }

    private static ExitStatus StatusOf(IEnumerable<Health> healths) =>
        healths.Contains(Health.Problem) ? ExitStatus.Failure : ExitStatus.Success;
}
