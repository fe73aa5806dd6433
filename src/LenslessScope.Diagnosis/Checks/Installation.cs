namespace LenslessScope.Diagnosis;

/// <summary>What a check of the installation found.</summary>
/// <param name="Findings">About the computer, its libraries, disks and cameras.</param>
/// <param name="Adapters">One report for each adapter in the core's folders.</param>
public sealed record InstallationReport(IReadOnlyList<Finding> Findings, IReadOnlyList<AdapterReport> Adapters);

/// <summary>The whole installation, adapters included.</summary>
public static class Installation
{
    /// <summary>Looks at everything; changes nothing.</summary>
    /// <param name="probe">Loads an adapter in a process of its own.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static async Task<InstallationReport> CheckAsync(ProbeCommand probe, CancellationToken cancellation)
    {
        List<Finding> findings =
        [
            .. await Machine.CheckAsync(cancellation),
            await Clock.CheckAsync(TimeProvider.System, cancellation),
            .. Storage.Check(Environment.GetEnvironmentVariable),
            .. RuntimeLibraries.Check(),
            .. CameraAccess.Check(),
        ];
        try
        {
            var folders = AdapterFile.SearchPaths();
            var files = AdapterFile.AllIn(folders);
            if (files.Count == 0)
                findings.Add(Finding.Warning("adapters", $"there are none in {string.Join(", ", folders)}",
            "scripts/build builds those of this project."));
            var examination = await AdapterExamination.PrepareAsync(probe, cancellation);
            var adapters = new List<AdapterReport>();
            foreach (var file in files)
                adapters.Add(await examination.ExamineAsync(file, withPackages: false, cancellation));
            return new InstallationReport(findings, adapters);
        }
        catch (DllNotFoundException)
        {
            return new InstallationReport(findings, []); // the finding about the core says it
        }
    }
}
