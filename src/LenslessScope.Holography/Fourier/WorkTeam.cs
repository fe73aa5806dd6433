namespace LenslessScope.Holography.Fourier;

/// <summary>
/// Shares independent pieces of work (rows, blocks of columns) among a fixed number of threads, the caller's among
/// them. Which thread takes which piece is left to chance, so a piece must not depend on any other.
/// </summary>
internal sealed class WorkTeam
{
    private readonly ParallelOptions _parallel;

    /// <param name="threads">At least 1; with 1 everything runs on the caller's thread and
    /// nothing is allocated.</param>
    public WorkTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
    }

    public int Threads { get; }

    /// <summary>
    /// Calls <paramref name="piece"/> with (worker, index) for every index below <paramref name="count"/>; worker lies
    /// between 0 and <see cref="Threads"/> − 1 and no two calls with the same worker overlap, so it may name a buffer.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; pieces already begun were finished.</exception>
    public void Run(int count, Action<int, int> piece, CancellationToken cancellation = default)
    {
        if (Threads == 1 || count <= 1)
            for (var index = 0; index < count; index++)
            {
                cancellation.ThrowIfCancellationRequested();
                piece(0, index);
            }
        else
            Share(count, piece, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    private void Share(int count, Action<int, int> piece, CancellationToken cancellation)
    {
        var next = -1;
        Parallel.For(0, Math.Min(Threads, count), _parallel, worker =>
        {
            for (int index; (index = Interlocked.Increment(ref next)) < count;)
            {
                if (cancellation.IsCancellationRequested)
                    return;
                piece(worker, index);
            }
        });
    }
}
