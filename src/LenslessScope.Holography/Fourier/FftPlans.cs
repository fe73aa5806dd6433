namespace LenslessScope.Holography.Fourier;

/// <summary>
/// The plans made so far. FFTW's planner is global to a process, and so is this cache; dropping an entry changes no
/// result, only the time of the next call. At most <see cref="Capacity"/> plans are kept.
/// </summary>
internal static class FftPlans
{
    public const int Capacity = 64;

    // Measuring takes a second or so; whoever only wants a plan that is known must not wait for it.
    private static readonly Lock CacheLock = new();

    // Guarded by CacheLock.
    private static readonly Dictionary<FftShape, (FftPlan Plan, long LastUse)> Cache = [];
    private static long s_uses;

    // Guarded by FftPlan.PlannerLock, which is taken before CacheLock where both are.
    private static WisdomFile? s_wisdom;

    /// <summary>The plan for a transform in place.</summary>
    public static FftPlan Get(FftKind kind, int length) => Get(new FftShape(kind, length, InPlace: true));

    /// <summary>The plan for a transform from one place to another.</summary>
    public static FftPlan GetApart(FftKind kind, int length) => Get(new FftShape(kind, length, InPlace: false));

    private static FftPlan Get(FftShape shape)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.Length, 1);
        if (Known(shape) is { } known)
            return known;
        lock (FftPlan.PlannerLock)
        {
            // Another thread may have made it meanwhile.
            if (Known(shape) is { } made)
                return made;
            s_wisdom ??= WisdomFile.Load_NeedsLock();
            var plan = FftPlan.Create_NeedsLock(shape);
            s_wisdom.Save_NeedsLock();
            Keep(shape, plan);
            return plan;
        }
    }

    private static FftPlan? Known(FftShape shape)
    {
        lock (CacheLock)
        {
            if (!Cache.TryGetValue(shape, out var known))
                return null;
            Cache[shape] = (known.Plan, ++s_uses);
            return known.Plan;
        }
    }

    private static void Keep(FftShape shape, FftPlan plan)
    {
        lock (CacheLock)
        {
            if (Cache.Count >= Capacity)
                // Not disposed: another thread may be using it. The finaliser destroys it after its last use.
                Cache.Remove(Cache.MinBy(entry => entry.Value.LastUse).Key);
            Cache.Add(shape, (plan, ++s_uses));
        }
    }
}
