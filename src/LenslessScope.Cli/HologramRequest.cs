using System.Diagnostics;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Workflows;

namespace LenslessScope.Cli;

/// <summary>
/// What <c>reconstruct</c> and <c>focus</c> were asked for, with the background and dark frames read.
/// </summary>
internal sealed record HologramRequest(
    IReadOnlyList<string> Paths,
    IReadOnlyList<string> Backgrounds,
    IReadOnlyList<string> Darks,
    NormalisationSettings Normalisation,
    double? ZUm,
    (double From, double To)? ZRangeUm,
    FocusMetric Metric,
    Roi? Roi,
    PointSourceKernel Kernel,
    HologramFiles Files,
    Func<RecordedImage, Optics> OpticsOf,
    Console Console)
{
    public IEnumerable<string> Frames => [.. Paths, .. Backgrounds, .. Darks];

    public Hologram Hologram(string path) => Files.Hologram(path, OpticsOf);

    public ReconstructionSettings Settings() => new()
    {
        ZUm = ZUm,
        Focus = ZRangeUm is { } range
            ? new FocusSettings { MinZUm = range.From, MaxZUm = range.To, Metric = Metric, Roi = Roi, Kernel = Kernel }
            : null,
        Normalisation = Normalisation,
        Kernel = Kernel,
    };

    public IProgress<FocusProgress> Progress(string path) => new Telling<FocusProgress>(progress =>
        Console.Progress($"{Path.GetFileName(path)}: looking for the focus, {progress.Fraction:0 %}"));

    public IProgress<RetrievalProgress> RetrievalProgress(string path)
    {
        var clock = new Stopwatch();
        return new Telling<RetrievalProgress>(progress =>
        {
            // The first iteration tells nothing of the time: before it came the focus, and the transforms' plans.
            var left = clock.IsRunning && progress.Step.Iteration > 1
                ? clock.Elapsed / (progress.Step.Iteration - 1) * (progress.MostIterations - progress.Step.Iteration)
                : (TimeSpan?)null;
            clock.Start();
            Console.Progress($"{Path.GetFileName(path)}: iteration {progress.Step.Iteration} of at most " +
                $"{progress.MostIterations}, change {progress.Step.Change:0.0e+0}" +
                (left is { } time ? $", at most {Math.Ceiling(time.TotalSeconds):0} s left" : ""));
        });
    }

    // Progress<T> of the framework reports on other threads, after the work is over.
    private sealed class Telling<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
