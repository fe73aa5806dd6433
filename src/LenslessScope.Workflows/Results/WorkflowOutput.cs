using System.Reflection;

namespace LenslessScope.Workflows;

/// <summary>Where the results of a workflow go, and what they say of how they were made.</summary>
/// <param name="Folder">
/// The folder; created if it is missing. Older results of the same names are replaced, and only once all new ones are
/// there.
/// </param>
public sealed record WorkflowOutput(string Folder)
{
    /// <summary>
    /// The words that the workflow was asked for with, so that it can be asked for again. Default: none.
    /// </summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Tells when a result was made. Default: the system's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    private static string Version { get; } =
        typeof(WorkflowOutput).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    internal Making Made() => new(Version, Time.GetLocalNow(), Environment.CurrentDirectory, Command);
}
