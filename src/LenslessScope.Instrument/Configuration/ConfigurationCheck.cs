namespace LenslessScope.Instrument;

/// <summary>Everything wrong in a <c>.cfg</c> file.</summary>
/// <param name="Commands">How many commands it has.</param>
/// <param name="Problems">In the order of their lines.</param>
internal sealed record ConfigurationCheck(int Commands, IReadOnlyList<ConfigurationProblem> Problems)
{
    /// <summary>Reads the file and loads the adapters that it names, into a core of its own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="initialize">Whether the devices are initialised too, which reaches the hardware.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    public static async Task<ConfigurationCheck> RunAsync(string path, bool initialize)
    {
        var (lines, problems) = ConfigurationGrammar.Read(TextFile.Lines(path));
        await using var instrument = LocalInstrument.Empty();
        var found = await instrument.AskAsync(core => new DeviceCheck(core, initialize).Problems(lines),
            CancellationToken.None).ConfigureAwait(false);
        return new ConfigurationCheck(lines.Count,
            [.. problems.Concat(LabelCheck.Problems(lines)).Concat(found).OrderBy(problem => problem.Line)]);
    }
}
