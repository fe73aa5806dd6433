using System.Text.Json;

namespace LenslessScope.Diagnosis;

/// <summary>How a program is started that answers a probe: it calls <see cref="ProbeProcess.Answer"/>.</summary>
/// <param name="Program">The program, as the system finds it.</param>
/// <param name="Arguments">What it is given; the path of the library follows.</param>
public sealed record ProbeCommand(string Program, IReadOnlyList<string> Arguments);

/// <summary>How a probe ended.</summary>
/// <param name="Answer">What the library said; null when it said nothing.</param>
/// <param name="Fault">How the process failed; null when it ended well.</param>
internal sealed record ProbeOutcome(ProbeAnswer? Answer, string? Fault);

/// <summary>
/// Loads an adapter in another process, so that one that crashes or hangs ends only that process.
/// </summary>
public static class ProbeProcess
{
    // The adapter may print what it likes: the answer's line starts with this.
    private const string Marker = "lensless-probe:";
    private const int SignalBase = 128;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    /// <summary>In the other process: loads the library, asks it for its versions and prints the answer.</summary>
    /// <param name="path">The adapter library.</param>
    /// <param name="output">The standard output of the process.</param>
    public static void Answer(string path, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(Marker + JsonSerializer.Serialize(AdapterProbe.Ask(path), ProbeJson.Default.ProbeAnswer));
        output.Flush();
    }

    internal static async Task<ProbeOutcome> AskAsync(ProbeCommand command, string path,
        CancellationToken cancellation)
    {
        var result = await Child.RunAsync(command.Program, [.. command.Arguments, path], _limit, cancellation);
        if (result == null)
            return new ProbeOutcome(null, $"cannot be tried: '{command.Program}' does not start");
        var line = result.Out.Split('\n').LastOrDefault(text => text.Contains(Marker, StringComparison.Ordinal));
        var answer = line == null ? null
            : JsonSerializer.Deserialize(
                line[(line.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..],
                ProbeJson.Default.ProbeAnswer);
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
}
