namespace LenslessScope.Holography;

/// <summary>The setting that all steps share: how many threads they may use.</summary>
internal static class ThreadCount
{
    public static void Check(int? threads, List<string> reasons)
    {
        if (threads is < 1 or > 1024)
            reasons.Add($"The number of threads is {threads}; it must lie between 1 and 1024. " +
                "Leave it out to use every processor.");
    }

    public static ParallelOptions Options(int? threads, CancellationToken cancellation) => new()
    {
        MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount,
        CancellationToken = cancellation,
    };
}
