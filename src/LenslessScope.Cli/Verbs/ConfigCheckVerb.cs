using System.CommandLine;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless config check F</c>: everything wrong with a hardware configuration file, at once.</summary>
internal static class ConfigCheckVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "A Micro-Manager .cfg file." };

    private static readonly Option<bool> Initialize = new("--initialize")
    {
        Description = "Also initialise the devices, to check properties that only exist afterwards. This accesses " +
            "the " +
            "hardware.",
    };

    public static Command Create()
    {
        var check = new Verb("check",
            "Lists all problems of a .cfg file with their line numbers, without touching hardware.",
            "lensless config check configs/demo.cfg",
            "lensless config check --initialize configs/demo.cfg")
        {
            File,
            Initialize,
        };
        check.Runs((parse, console, _) =>
            CheckAsync(parse.GetRequiredValue(File), parse.GetValue(Initialize), console));
        return check;
    }

    private static async Task<ExitStatus> CheckAsync(string file, bool initialize, Console console)
    {
        var (commands, all) = await ConfigurationCheck.RunAsync(file, initialize);
        console.Result(
            new { file, commands, problems = all },
            all.Count == 0
                ? [$"{file}: {commands} commands, no problems."]
                : [.. all.Select(p => p.Line == 0 ? $"{file}: {p.Message}" : $"{file}:{p.Line}: {p.Message}"),
                   $"{all.Count} problem{(all.Count == 1 ? "" : "s")} in {file}."]);
        return all.Count == 0 ? ExitStatus.Success : ExitStatus.Failure;
    }
}
