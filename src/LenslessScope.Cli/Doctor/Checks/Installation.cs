using LenslessScope.Cli.Doctor.Adapters;

namespace LenslessScope.Cli.Doctor.Checks;

/// <summary>The whole installation, adapters included.</summary>
internal static class Installation
{
    public static async Task<(IReadOnlyList<Finding> Findings,
        IReadOnlyList<AdapterReport> Adapters)> CheckAsync(CancellationToken cancellation)
    {
        List<Finding> findings =
        [
            .. await Machine.CheckAsync(cancellation),
            await Clock.CheckAsync(TimeProvider.System, cancellation),
            .. Storage.Check(Environment.GetEnvironmentVariable),
            .. RuntimeLibraries.Check(),
            .. CameraNodes.Check(),
        ];
        try
        {
            var folders = AdapterFile.SearchPaths();
            var files = AdapterFile.AllIn(folders);
            if (files.Count == 0)
                findings.Add(Finding.Warning("adapters", $"there is none in {string.Join(", ", folders)}",
                    "scripts/build makes those of this project."));
            var examination = await AdapterExamination.PrepareAsync(cancellation);
            var adapters = new List<AdapterReport>();
            foreach (var file in files)
                adapters.Add(await examination.ExamineAsync(file, withPackages: false, cancellation));
            return ([.. findings, .. adapters.Select(Summary)], adapters);
        }
        catch (DllNotFoundException)
        {
            return (findings, []); // the finding about the core says it
        }
    }

    private static Finding Summary(AdapterReport adapter)
    {
        var wrong = adapter.Findings.Where(finding => finding.Health != Health.Ok).ToList();
        return new Finding(adapter.Health, $"adapter {adapter.Name}",
            wrong.Count == 0 ? adapter.Path : string.Join("; ",
                wrong.Select(finding => $"{finding.Subject}: {finding.Message}")),
            wrong.Count == 0 ? null : $"lensless doctor {adapter.Path}");
    }
}
