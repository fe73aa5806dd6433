namespace LenslessScope.MMCore.Tests;

/// <summary>Hands a value from the core's thread to the test's; the first one counts.</summary>
internal sealed class BlockingValue<T> : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly ManualResetEventSlim _set = new();
    private T _value = default!;

    public bool IsSet => _set.IsSet;

    public void Set(T value)
    {
        if (_set.IsSet)
            return;
        _value = value;
        _set.Set();
    }

    public T Get()
    {
        Assert.True(_set.Wait(_patience, TestContext.Current.CancellationToken), "The value did not come.");
        return _value;
    }

    public void Dispose() => _set.Dispose();
}
