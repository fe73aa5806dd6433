namespace LenslessScope.Instrument;

/// <summary>A <c>.cfg</c> file as it was read, with the problems that show without any device.</summary>
internal sealed record ConfigurationFile(
    string Path, ConfigurationContent Content, IReadOnlyList<ConfigurationProblem> Problems)
{
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    public static ConfigurationFile Read(string path)
    {
        var (lines, problems) = ConfigurationGrammar.Read(TextFile.Lines(path));
        return new ConfigurationFile(path, ConfigurationContent.Of(lines),
            [.. problems.Concat(LabelCheck.Problems(lines)).OrderBy(problem => problem.Line)]);
    }

    /// <summary>The problems, each with the place where.</summary>
    public IEnumerable<string> ProblemsInWords => Problems.Select(problem =>
        problem.Line == 0 ? $"{Path}: {problem.Message}" : $"{Path}:{problem.Line}: {problem.Message}");
}
