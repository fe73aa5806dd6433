using System.Runtime.InteropServices;
using System.Text.Json;

namespace LenslessScope.Cli.Doctor.Adapters;

/// <summary>How a probe ended.</summary>
/// <param name="Answer">What the library said; null when it said nothing.</param>
/// <param name="Fault">How the process failed; null when it ended well.</param>
internal sealed record ProbeOutcome(ProbeAnswer? Answer, string? Fault);

/// <summary>
/// Runs <see cref="AdapterProbe"/> in another process, so that an adapter that crashes or hangs ends only that one.
/// </summary>
internal static class ProbeProcess
{
    /// <summary>The option by which the command calls itself.</summary>
    public const string OptionName = "--probe";

    // The adapter may print what it likes: the answer's line starts with this.
    private const string Marker = "lensless-probe:";
    private const int SignalBase = 128;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    /// <summary>In the other process: asks, and prints the answer.</summary>
    public static void Answer(string path, TextWriter output)
    {
        output.WriteLine(Marker + JsonSerializer.Serialize(AdapterProbe.Ask(path)));
        output.Flush();
    }

    public static async Task<ProbeOutcome> AskAsync(string path, CancellationToken cancellation)
    {
        var (program, arguments) = ThisCommand();
        var result = await Child.RunAsync(program, [.. arguments, "doctor", OptionName, path], _limit, cancellation);
        if (result == null)
            return new ProbeOutcome(null, $"cannot be tried: '{program}' does not start");
        var line = result.Out.Split('\n').LastOrDefault(text => text.Contains(Marker, StringComparison.Ordinal));
        var answer = line == null ? null
            : JsonSerializer.Deserialize<ProbeAnswer>(line[(line.IndexOf(Marker, StringComparison.Ordinal) +
            Marker.Length)..]);
        return new ProbeOutcome(answer, result.ExitCode switch
        {
            null => $"did not end within {_limit.TotalSeconds:0} s",
            0 when answer == null => "ended the program when it was loaded",
            0 => null,
            > SignalBase and var code => $"crashed with signal {code - SignalBase}{SignalName(code - SignalBase)}",
            var code => $"ended the program with status {code}",
        });
    }

    private static string SignalName(int? signal) => signal switch
    {
        4 => " (illegal instruction)",
        6 => " (abort)",
        7 => " (bus error)",
        8 => " (arithmetic error)",
        11 => " (segmentation fault)",
        _ => "",
    };

    /// <summary>This very command: the runtime with the command's assembly, whatever program has loaded that.</summary>
    private static (string Program, string[] Arguments) ThisCommand()
    {
        var assembly = typeof(Program).Assembly.Location;
        if (assembly.Length == 0)
            return (Environment.ProcessPath!, []);
        // The runtime's folder is ROOT/shared/Microsoft.NETCore.App/VERSION.
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return (Path.Combine(root, "dotnet"), [assembly]);
    }
}
