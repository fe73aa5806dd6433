using LenslessScope.Holography.Fourier;

namespace LenslessScope.Holography.Tests;

public sealed class FftPlansTests
{
    [Fact]
    public async Task Who_wants_a_known_plan_does_not_wait_for_one_that_is_being_measured()
    {
        var plan = FftPlans.Get(FftKind.ComplexForward, 48);
        using var measuring = new ManualResetEventSlim();
        using var enough = new ManualResetEventSlim();
        var planner = new Thread(() =>
        {
            lock (FftPlan.PlannerLock)
            {
                measuring.Set();
                enough.Wait();
            }
        });
        planner.Start();
        measuring.Wait();
        var known = Task.Run(() => FftPlans.Get(FftKind.ComplexForward, 48));
        var first = await Task.WhenAny(known, Task.Delay(TimeSpan.FromMinutes(2)));
        enough.Set();
        planner.Join();
        Assert.Same(known, first);
        Assert.Same(plan, await known);
    }
}
