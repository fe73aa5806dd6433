namespace LenslessScope.Scripting;

/// <summary>What a <see cref="Session"/> is given by the program that runs it.</summary>
public sealed record SessionSettings
{
    /// <summary>The words after the script's name. Default: none.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>Where results go. Default: standard output.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Where progress and notices go. Default: standard error.</summary>
    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>
    /// Whether <see cref="Error"/> is a terminal, on which progress can be shown. Default: as standard error is.
    /// </summary>
    public bool ShowsProgress { get; init; } = !Console.IsErrorRedirected;

    /// <summary>Whether results are written as JSON. Default: false.</summary>
    public bool Json { get; init; }

    /// <summary>The clock. Default: that of the system.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Ends the script early. Default: never.</summary>
    public CancellationToken Cancellation { get; init; }
}
