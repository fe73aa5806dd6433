using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Bench;

/// <summary>The table of ratios, each beside its target where it has one.</summary>
internal sealed class Report(
    Table rows, int stackPlanes, double peakMb, (double Iteration, double Transforms) retrieval, FocusResult focus)
{
    public void Print(PaddedGrid grid)
    {
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant(
            $"3280×2464 counts of 8 bits to amplitude, padded to {grid.PaddedWidth}×{grid.PaddedHeight}, ") +
            "as multiples of our time");
        Console.WriteLine();
        Console.WriteLine("| | one thread (processor) | two threads (wall) |");
        Console.WriteLine("|---|---|---|");
        Line("LenslessScope", "ours", "ours 2");
        foreach (var (what, name) in ((string, string)[])[
            ("scipy, fft2 · H · ifft2, complex64", "scipy whole"), ("scipy, rfft2 and two irfft2", "scipy halved"),
            ("OpenCV, dft · H · dft", "OpenCV whole")])
            if (rows.Has($"{name} 1"))
                Line(what, $"{name} 1", $"{name} 2");
        Console.WriteLine();
        foreach (var peer in (string[])["scipy", "OpenCV"])
            if (rows.Has($"{peer} square 1"))
            {
                var ours = rows.CpuMs("square");
                Console.WriteLine(FormattableString.Invariant($"2048² complex, forward and inverse: {peer} takes ") +
                    FormattableString.Invariant($"{rows.CpuMs($"{peer} square 1") / ours:F2} of our {ours:F0} ms"));
            }
        if (rows.Has("scipy whole 1"))
            Target("scipy's time over ours, one thread", rows.CpuMs("scipy whole 1") / rows.CpuMs("ours"), 3,
                atLeast: true);
        Target("our time over that of its transforms alone", rows.CpuMs("ours") / rows.CpuMs("transforms"), 1.25,
            atLeast: false);
        Target($"{stackPlanes} × one inverse transform over a stack of {stackPlanes} planes",
            stackPlanes * rows.CpuMs("inverse") / rows.CpuMs("stack"), 0.8, atLeast: true);
        Target("a whole focus search, 500 to 1500 µm, in propagations of that frame",
            rows.CpuMs("focus") / rows.CpuMs("ours"), 10, atLeast: false);
        Console.WriteLine(FormattableString.Invariant(
            $"  ({rows.CpuMs("focus"):F0} ms, normalising included; ") +
            FormattableString.Invariant($"found at {focus.ZUm:F1} µm of {-Scene.DistanceUm} µm)"));
        Target("an iteration of the total variation at 2048² over its four transforms alone",
            retrieval.Iteration / retrieval.Transforms, 1.4, atLeast: false);
        Console.WriteLine(FormattableString.Invariant(
            $"  ({retrieval.Iteration:F0} ms with {new PhaseRetrievalSettings().DualSteps} steps of the dual)"));
        foreach (var peer in (string[])["scipy", "OpenCV"])
            if (rows.Has($"{peer} square 1"))
            {
                var share = 2 * rows.CpuMs($"{peer} square 1") / retrieval.Iteration;
                Console.WriteLine(FormattableString.Invariant(
                    $"  ({peer}'s four transforms alone take {share:F2} of it)"));
            }
        Target("peak memory of a process that propagates one such frame, MB", peakMb, 150, atLeast: false);
    }

    private void Line(string what, string one, string two) => Console.WriteLine(FormattableString.Invariant(
        $"| {what} | {rows.CpuMs(one) / rows.CpuMs("ours"):F2} ({rows.CpuMs(one):F0} ms) | ") +
        FormattableString.Invariant($"{rows.WallMs(two) / rows.WallMs("ours 2"):F2} ({rows.WallMs(two):F0} ms) |"));

    public static void Target(string what, double value, double target, bool atLeast)
    {
        var met = atLeast ? value >= target : value <= target;
        Console.WriteLine(FormattableString.Invariant(
            $"{what}: {value:0.00#}  {(atLeast ? ">=" : "<=")} {target}  {(met ? "met" : "MISSED")}"));
    }
}
