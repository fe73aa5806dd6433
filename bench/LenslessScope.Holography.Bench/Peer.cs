using System.Diagnostics;
using System.Globalization;

namespace LenslessScope.Holography.Bench;

/// <summary>
/// Another library in a process of its own that stays, so that its calls can be timed in turn with ours: a line "NAME
/// THREADS" asks for one run, the answer is its milliseconds of processor and wall.
/// </summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    private Peer(string name, Process process) => (Name, _process) = (name, process);

    public string Name { get; }

    /// <summary>Starts a peer; null, with a line on the error stream, when it cannot be had.</summary>
    public static Peer? Start(string name, string advice, params string[] command)
    {
        try
        {
            var start = new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            var process = Process.Start(start)!;
            if (process.StandardOutput.ReadLine() == "ready")
                return new Peer(name, process);
            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            Console.Error.WriteLine(problem.Message);
        }
        Console.Error.WriteLine($"{name} is left out. {advice}");
        return null;
    }

    public Taken Run(string what, int threads)
    {
        _process.StandardInput.WriteLine($"{what} {threads}");
        var answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"{Name} ended while running {what}.");
        var parts = answer.Split(' ');
        return new Taken(
            double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
