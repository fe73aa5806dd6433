using LenslessScope.Holography;
using LenslessScope.Imaging;

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
    HologramFiles Files,
    Func<RecordedImage, Optics> OpticsOf,
    Console Console)
{
    public Hologram Hologram(string path) => Files.Hologram(path, OpticsOf);

    public ReconstructionSettings Settings() => new()
    {
        ZUm = ZUm,
        Focus = ZRangeUm is { } range
            ? new FocusSettings { MinZUm = range.From, MaxZUm = range.To, Metric = Metric, Roi = Roi }
            : null,
        Normalisation = Normalisation,
    };

    public IProgress<FocusProgress> Progress(string path) => new Telling<FocusProgress>(progress =>
        Console.Progress($"{Path.GetFileName(path)}: looking for the focus, {progress.Fraction:0 %}"));

    public IProgress<RetrievalProgress> RetrievalProgress(string path) => new Telling<RetrievalProgress>(progress =>
        Console.Progress($"{Path.GetFileName(path)}: iteration {progress.Step.Iteration} of at most " +
            $"{progress.MostIterations}, change {progress.Step.Change:0.0e+0}"));

    // Progress<T> of the framework reports on other threads, after the work is over.
    private sealed class Telling<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
