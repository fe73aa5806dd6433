namespace LenslessScope.Cli;

/// <summary>Files that the user named cannot be used. Each reason says why, and what is there instead.</summary>
internal sealed class UnreadableFileException(IReadOnlyList<string> reasons)
    : IOException(string.Join(Environment.NewLine, reasons))
{
    public UnreadableFileException(string reason)
        : this([reason])
    {
    }

    public IReadOnlyList<string> Reasons { get; } = reasons;
}
