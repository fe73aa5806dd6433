using System.ComponentModel;
using System.Diagnostics;

namespace LenslessScope.Diagnosis;

/// <summary>
/// What a program that was run to its end said. <paramref name="ExitCode"/> is null when it had to be stopped.
/// </summary>
internal sealed record ChildResult(int? ExitCode, string Out, string Error);

/// <summary>Runs other programs, with a limit to their time.</summary>
internal static class Child
{
    /// <summary>Runs a program to its end; null when there is no such program.</summary>
    public static async Task<ChildResult?> RunAsync(string program, IEnumerable<string> arguments, TimeSpan limit,
        CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Texts of programs are looked into: they have to be in English.
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var error = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new ChildResult(process.ExitCode, await output, await error);
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return new ChildResult(null, "", "");
        }
    }
}
