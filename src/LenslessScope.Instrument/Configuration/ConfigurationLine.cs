namespace LenslessScope.Instrument;

/// <summary>
/// One command of a <c>.cfg</c> file: its line number (from 1), the command word and the fields after it.
/// </summary>
internal sealed record ConfigurationLine(int Number, string Command, IReadOnlyList<string> Fields);

/// <summary>
/// Something wrong in a <c>.cfg</c> file. <paramref name="Line"/> counts from 1; 0 means the file as a whole.
/// </summary>
internal sealed record ConfigurationProblem(int Line, string Message)
{
    /// <summary>With the place where.</summary>
    public string At(string path) => Line == 0 ? $"{path}: {Message}" : $"{path}:{Line}: {Message}";
}
