namespace LenslessScope.Workflows;

/// <summary>How a result was made: the same command in the same folder makes it again.</summary>
/// <param name="Lensless">Version of the program.</param>
/// <param name="At">When.</param>
/// <param name="Folder">Where relative names begin.</param>
/// <param name="Command">The words of the command line.</param>
internal sealed record Making(string Lensless, DateTimeOffset At, string Folder, IReadOnlyList<string> Command);
