using LenslessScope.Acquisition;
using LenslessScope.Drawing;
using LenslessScope.Holography;
using LenslessScope.Instrument;
using LenslessScope.MMCore;
using LenslessScope.Scripting;

namespace LenslessScope.Cli;

/// <summary>The one place where exceptions become messages and exit statuses.</summary>
internal static class Faults
{
    /// <summary>Set to see where an unexpected error came from.</summary>
    private const string TraceVariable = "LENSLESS_TRACE";

    /// <summary>
    /// Writes what went wrong; <paramref name="subject"/> is the file it went wrong with, of several.
    /// </summary>
    public static ExitStatus Report(Exception exception, string verb, TextWriter error, string? subject = null)
    {
        var (status, lines) = Describe(exception, verb);
        foreach (var line in lines)
            error.WriteLine(OptionWords.In(subject == null || line.Contains(subject, StringComparison.Ordinal)
                ? $"{verb}: {line}" : $"{verb}: {subject}: {line}"));
        if (Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 })
            error.WriteLine(exception);
        return status;
    }

    private static (ExitStatus Status, IReadOnlyList<string> Lines) Describe(Exception exception, string verb) =>
        exception is ScriptFailedException script ? DescribeScript(script, verb)
        : Expected(exception, verb) ?? (ExitStatus.Failure,
            [$"unexpected error, {exception.GetType().Name}: {exception.Message}",
             $"This is a bug. Set {TraceVariable}=1 to see where it happened, and report it."]);

    // What would be unexpected of this program is an error of the script's.
    private static (ExitStatus Status, IReadOnlyList<string> Lines) DescribeScript(
        ScriptFailedException script, string verb)
    {
        var cause = script.InnerException!;
        var (status, lines) = Expected(cause, verb)
            ?? (ExitStatus.Failure, [$"{cause.GetType().Name}: {cause.Message}"]);
        return (status, [.. lines.Select(line => $"{script.Place}: {line}")]);
    }

    private static (ExitStatus Status, IReadOnlyList<string> Lines)? Expected(Exception exception, string verb) =>
        exception switch
    {
        UsageException usage => (ExitStatus.Usage, [.. usage.Reasons, $"'{verb} --help' shows all options."]),
        RequestException request => (ExitStatus.Usage,
            [.. request.Problems.Select(OptionWords.Of), $"'{verb} --help' shows all options."]),
        ScriptUsageException usage => (ExitStatus.Usage, usage.Reasons),
        ScriptCompilationException script =>
            (ExitStatus.Failure, [.. script.Diagnostics.Select(found => found.ToString())]),
        AdapterLoadException adapter => (ExitStatus.Hardware, [adapter.Message, WhereAdaptersAre(adapter)]),
        CMMError device => (ExitStatus.Hardware, [device.FullMessage]),
        CameraInUseException camera => (ExitStatus.Hardware, [camera.Message]),
        // A camera delivers frames that cannot be read: of an unknown pixel type, or too large.
        NotSupportedException camera => (ExitStatus.Hardware, [camera.Message]),
        OperationCanceledException => (ExitStatus.Failure, ["stopped; no unfinished files were left behind."]),
        HolographyException hologram => (ExitStatus.Failure, hologram.Reasons),
        PlanException plan => (ExitStatus.Usage, [.. plan.Message.Split(Environment.NewLine)]),
        RunRefusedException run => (ExitStatus.Failure, run.Reasons),
        UnreadableFileException unreadable => (ExitStatus.Failure, unreadable.Reasons),
        IOException or UnauthorizedAccessException or DllNotFoundException or DrawingException =>
            (ExitStatus.Failure, [exception.Message]),
        _ => null,
    };

    private static string WhereAdaptersAre(AdapterLoadException adapter) =>
        $"Adapters are searched for in {string.Join(", ", adapter.Searched)}. 'lensless devices' lists those that " +
        "are installed, 'lensless doctor' tells why one does not load.";
}
