using System.Collections.Concurrent;

namespace LenslessScope.Instrument;

/// <summary>
/// Queues for calls that may take long, one for each adapter library: the devices of a library take one call at a time,
/// those of different libraries work side by side, and nobody's thread waits in the meantime.
/// </summary>
internal sealed class ModuleQueues
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _queues = new(StringComparer.Ordinal);

    /// <summary>Makes a call when the libraries are free.</summary>
    /// <param name="libraries">All that it reaches; their order does not matter.</param>
    /// <param name="call">The call. It is made on a thread of the pool.</param>
    /// <param name="cancellation">
    /// Cancels the wait. A call that has begun is finished all the same, and keeps its queues until then.
    /// </param>
    public async Task<T> RunAsync<T>(IEnumerable<string> libraries, Func<T> call, CancellationToken cancellation)
    {
        // In one order for all, so that no two calls hold what the other waits for.
        var queues = libraries.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(library => _queues.GetOrAdd(library, _ => new SemaphoreSlim(1, 1))).ToList();
        var held = 0;
        try
        {
            for (; held < queues.Count; held++)
                await queues[held].WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            Release(queues.Take(held));
            throw;
        }
        var work = Task.Run(() =>
        {
            try
            {
                return call();
            }
            finally
            {
                Release(queues);
            }
        }, CancellationToken.None);
        return await work.WaitAsync(cancellation).ConfigureAwait(false);
    }

    private static void Release(IEnumerable<SemaphoreSlim> queues)
    {
        foreach (var queue in queues)
            queue.Release();
    }
}
