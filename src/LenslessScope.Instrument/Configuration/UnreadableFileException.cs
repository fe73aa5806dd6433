namespace LenslessScope.Instrument;

/// <summary>Files that the user named cannot be used. Each reason says why, and what exists instead.</summary>
public sealed class UnreadableFileException : IOException
{
    /// <summary>For several reasons.</summary>
    /// <param name="reasons">At least one.</param>
    public UnreadableFileException(IReadOnlyList<string> reasons)
        : base(string.Join(Environment.NewLine, reasons ?? [])) => Reasons = reasons ?? [];

    /// <summary>For one reason.</summary>
    public UnreadableFileException(string reason)
        : this([reason])
    {
    }

    /// <summary>All reasons; at least one.</summary>
    public IReadOnlyList<string> Reasons { get; }
}
