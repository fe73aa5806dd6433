namespace LenslessScope.Instrument;

/// <summary>A <c>.cfg</c> file as it was read, with the problems that show without any device.</summary>
/// <param name="Path">The file.</param>
/// <param name="Content">What it says.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Notes">What to know of it although it can be loaded.</param>
internal sealed record ConfigurationFile(string Path, ConfigurationContent Content,
    IReadOnlyList<ConfigurationProblem> Problems, IReadOnlyList<ConfigurationProblem> Notes)
{
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    public static ConfigurationFile Read(string path)
    {
        var text = ConfigurationText.ReadSound(path);
        var (lines, problems) = ConfigurationGrammar.Read(text.Lines);
        return new ConfigurationFile(path, ConfigurationContent.Of(lines),
            [.. problems.Concat(LabelCheck.Problems(lines)).OrderBy(problem => problem.Line)], text.Notes);
    }

    /// <summary>The problems, each with the place where.</summary>
    public IEnumerable<string> ProblemsInWords => Problems.Select(problem => problem.At(Path));

    /// <summary>The notes, each with the place where.</summary>
    public IEnumerable<string> NotesInWords => Notes.Select(note => note.At(Path));
}
