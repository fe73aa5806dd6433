namespace LenslessScope.Acquisition;

/// <summary>A run cannot be begun, resumed or read as asked. Every reason is listed, each with what to do.</summary>
public sealed class RunRefusedException : IOException
{
    internal RunRefusedException(string folder, IReadOnlyList<string> reasons, Exception? cause = null)
        : base(string.Join(" ", reasons), cause)
    {
        Folder = folder;
        Reasons = reasons;
    }

    /// <summary>The run's folder, as it was given.</summary>
    public string Folder { get; }

    /// <summary>The reasons; at least one.</summary>
    public IReadOnlyList<string> Reasons { get; }
}
