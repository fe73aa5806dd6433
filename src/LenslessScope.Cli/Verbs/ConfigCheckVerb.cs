using System.CommandLine;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless config check F</c>: everything wrong with a hardware configuration file, at once.</summary>
internal static class ConfigCheckVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "A Micro-Manager .cfg file." };

    private static readonly Option<bool> Initialize = new("--initialize")
    {
        Description = "Also load the file as every verb does: initialise the devices, make the settings, apply " +
            "System/Startup. This accesses the hardware.",
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
        var (commands, all, notes) = await ConfigurationCheck.RunAsync(file, initialize);
        console.Result(
            new { file, commands, problems = all, notes },
            all.Count == 0
                ? [$"{file}: {commands} commands, no problems."]
                : [.. all.Select(problem => problem.At(file)),
                   $"{all.Count} problem{(all.Count == 1 ? "" : "s")} in {file}."]);
        foreach (var note in notes)
            console.Notice(note.At(file));
        return all.Count == 0 ? ExitStatus.Success : ExitStatus.Failure;
    }
}
