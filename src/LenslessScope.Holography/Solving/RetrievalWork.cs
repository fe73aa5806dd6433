namespace LenslessScope.Holography.Solving;

/// <summary>Counts what a phase retrieval has done and tells how far it is.</summary>
/// <param name="levels">The sizes that are worked on, the full one last.</param>
/// <param name="frames">How many frames there are.</param>
/// <param name="progress">Told of every iteration.</param>
internal sealed class RetrievalWork(
    IReadOnlyList<RetrievalLevel> levels, int frames, IProgress<RetrievalProgress>? progress)
{
    private const int TransformsOfIteration = 4, TransformsOfStart = 2;

    private readonly double _most = levels.Sum(level => level.Iterations * Share(level, levels));
    private RetrievalLevel _level;
    private double _before; // iterations worth of the full size, of levels that are over or used up

    /// <summary>The sizes.</summary>
    public IReadOnlyList<RetrievalLevel> Levels => levels;

    /// <summary>Transforms so far, in those of the full size.</summary>
    public double Transforms { get; private set; }

    /// <summary>Goes on to a level, which begins by propagating that many frames back.</summary>
    public void Begin(RetrievalLevel level, int startFrames)
    {
        if (_level.Iterations > 0)
            _before += _level.Iterations * Share(_level);
        _level = level;
        Transforms += TransformsOfStart * startFrames * Share(level);
    }

    /// <summary>Counts an iteration.</summary>
    public void Report(RetrievalStep step)
    {
        Transforms += TransformsOfIteration * frames * Share(_level);
        progress?.Report(new RetrievalProgress(step, _level.Iterations)
        {
            Binning = _level.Binning,
            Fraction = (_before + step.Iteration * Share(_level)) / _most,
        });
    }

    private double Share(RetrievalLevel level) => Share(level, levels);

    private static double Share(RetrievalLevel level, IReadOnlyList<RetrievalLevel> all) =>
        level.Samples / all[^1].Samples;
}
