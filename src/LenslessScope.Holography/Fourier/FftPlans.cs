namespace LenslessScope.Holography.Fourier;

/// <summary>
/// The plans made so far, by kind and length. FFTW's planner is global to a process, and so is this cache; dropping an
/// entry changes no result, only the time of the next call. At most <see cref="Capacity"/> plans are kept.
/// </summary>
internal static class FftPlans
{
    public const int Capacity = 64;

    // Guarded by FftPlan.PlannerLock, as is everything the wisdom file does.
    private static readonly Dictionary<(FftKind Kind, int Length), (FftPlan Plan, long LastUse)> Cache = [];
    private static long s_uses;
    private static WisdomFile? s_wisdom;

    public static FftPlan Get(FftKind kind, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        lock (FftPlan.PlannerLock)
        {
            s_uses++;
            if (Cache.TryGetValue((kind, length), out var known))
            {
                Cache[(kind, length)] = (known.Plan, s_uses);
                return known.Plan;
            }
            s_wisdom ??= WisdomFile.Load_NeedsLock();
            var plan = FftPlan.Create_NeedsLock(kind, length);
            s_wisdom.Save_NeedsLock();
            if (Cache.Count >= Capacity)
                // Not disposed: another thread may be using it. The finaliser destroys it after its last use.
                Cache.Remove(Cache.MinBy(entry => entry.Value.LastUse).Key);
            Cache.Add((kind, length), (plan, s_uses));
            return plan;
        }
    }
}
