namespace LenslessScope.Workflows;

/// <summary>The one loop over what is to be done: input by input, or once for all of them.</summary>
internal static class WorkflowLoop
{
    /// <summary>
    /// Works on one input after the other. A failure is told and the others go on, unless results can no longer be
    /// written.
    /// </summary>
    /// <param name="inputs">The inputs; one for all where they are worked on together.</param>
    /// <param name="progress">Is told of failures and of ends.</param>
    /// <param name="work">Makes a result of the input with that number.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static (List<T> Results, List<InputFailure> Failures) ForEach<T>(
        IReadOnlyList<string?> inputs, IProgress<WorkflowProgress>? progress, Func<int, T> work)
    {
        var (results, failures) = (new List<T>(), new List<InputFailure>());
        for (var i = 0; i < inputs.Count; i++)
        {
            try
            {
                results.Add(work(i));
                progress?.Report(new InputFinished(inputs[i]));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Add(new InputFailure(inputs.Count > 1 ? inputs[i] : null, e));
                progress?.Report(new InputFailed(failures[^1]));
                if (e is OutputException)
                    break;
            }
        }
        return (results, failures);
    }

    /// <summary>The same with files: all of those that belong to results are put into the folder at the end.</summary>
    /// <param name="inputs">The inputs; one for all where they are worked on together.</param>
    /// <param name="output">Where files go; each of several inputs gets a folder of its own.</param>
    /// <param name="progress">Is told of failures and of ends.</param>
    /// <param name="work">Makes a result of the input with that number and writes its files.</param>
    /// <param name="warningsOf">What should be known of a result.</param>
    /// <param name="nameOf">Its hologram.</param>
    /// <exception cref="OutputException">The folder cannot be made or written to.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled; nothing was written.</exception>
    public static WorkflowOutcome<T> Run<T>(IReadOnlyList<string?> inputs, WorkflowOutput output,
        IProgress<WorkflowProgress>? progress, Func<int, FileSet, T> work,
        Func<T, IEnumerable<string>> warningsOf, Func<T, string>? nameOf = null)
    {
        var subfolders = OutputFolder.SubfoldersFor(inputs);
        using var folder = OutputFolder.Begin(output.Folder);
        var (results, failures) = ForEach(inputs, progress, i => work(i, new FileSet(folder, subfolders[i])));
        return new WorkflowOutcome<T>
        {
            Results = results,
            Files = results.Count > 0 ? folder.Commit() : [],
            Failures = failures,
            Warnings = [.. results.SelectMany(result => warningsOf(result)
                .Select(warning => results.Count > 1 ? $"{nameOf!(result)}: {warning}" : warning))],
        };
    }
}

/// <summary>The files of one result, in its own folder.</summary>
internal readonly record struct FileSet(OutputFolder Folder, string Subfolder)
{
    /// <inheritdoc cref="OutputFolder.Write"/>
    public void Write(Action<Func<string, string>> write) => Folder.Write(Subfolder, write);
}
