namespace LenslessScope.Instrument;

/// <summary>Everything wrong in a <c>.cfg</c> file.</summary>
/// <param name="Commands">How many commands it has.</param>
/// <param name="Problems">In the order of their lines.</param>
/// <param name="Notes">What to know of the file although it may load; in the order of their lines.</param>
internal sealed record ConfigurationCheck(int Commands, IReadOnlyList<ConfigurationProblem> Problems,
    IReadOnlyList<ConfigurationProblem> Notes)
{
    /// <summary>Reads the file and loads the adapters that it names, into a core of its own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="initialize">
    /// Whether the file is loaded as an instrument is: its devices are initialised and its settings made, which
    /// reaches the hardware.
    /// </param>
    /// <param name="adapters">The folders of adapters. Default: the core's own.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    public static async Task<ConfigurationCheck> RunAsync(
        string path, bool initialize, IReadOnlyList<string>? adapters = null)
    {
        var text = ConfigurationText.Read(path);
        if (text.Refusal is { } refusal)
            return new ConfigurationCheck(0, [new ConfigurationProblem(0, refusal)], []);
        var (lines, problems) = ConfigurationGrammar.Read(text.Lines);
        problems = [.. problems, .. LabelCheck.Problems(lines)];
        await using var instrument = LocalInstrument.Empty();
        if (adapters != null)
            instrument.Core.SetDeviceAdapterSearchPaths(adapters);
        var (found, notes) = await instrument.AskAsync(
            core => initialize ? LoadingCheck.Run(core, path, lines, problems) : DeviceCheck.Run(core, lines),
            CancellationToken.None).ConfigureAwait(false);
        return new ConfigurationCheck(lines.Count, [.. problems.Concat(found).OrderBy(problem => problem.Line)],
            [.. text.Notes.Concat(notes).OrderBy(note => note.Line)]);
    }
}
