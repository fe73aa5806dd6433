using LenslessScope.Imaging;

namespace LenslessScope.Holography.Bench;

/// <summary>
/// Iterations of the total variation on one thread, on 2048² samples without padding, with the settings that are the
/// default; after each at full size, its four transforms alone.
/// </summary>
internal sealed class TotalVariationIterations : IProgress<RetrievalProgress>, IDisposable
{
    public const int Size = 2048;
    private const int WarmUp = 4;

    private readonly SquareTransforms _transforms = new(Size);
    private readonly List<double> _iterations = [];
    private readonly List<double> _fourTransforms = [];
    private double _since;

    /// <summary>Medians in milliseconds of processor.</summary>
    public (double Iteration, double Transforms) Run(Image<byte> counts, int rounds)
    {
        var amplitude = new Image<float>(Size, Size);
        for (var row = 0; row < Size; row++)
            for (var column = 0; column < Size; column++)
                amplitude[row, column] = MathF.Sqrt(counts[row, column] / (float)Scene.BackgroundCounts);
        var frame = new SensorFrame { Amplitude = amplitude, Optics = Scene.Optics, ZUm = -Scene.DistanceUm };
        PhaseRetrieval.Run([frame],
            new PhaseRetrievalSettings { Iterations = WarmUp + rounds, Tolerance = 0, PaddingFactor = 1, Threads = 1 },
            this);
        return (Median(_iterations), Median(_fourTransforms));
    }

    public void Report(RetrievalProgress value)
    {
        if (value.Binning > 1)
            return;
        var now = Taken.ProcessorMs();
        if (value.Step.Iteration > WarmUp)
            _iterations.Add(now - _since);
        var transforms = Taken.By(() =>
        {
            _transforms.Run();
            _transforms.Run();
        });
        if (value.Step.Iteration > WarmUp)
            _fourTransforms.Add(transforms.CpuMs);
        _since = Taken.ProcessorMs();
    }

    public void Dispose() => _transforms.Dispose();

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
