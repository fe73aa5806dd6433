namespace LenslessScope.Holography.Bench;

/// <summary>What is timed, in turn: one call of each a round, so that all see the same machine.</summary>
internal sealed class Table(int rounds)
{
    private readonly List<(string Name, Func<Taken> Run, int Every, List<Taken> Times)> _rows = [];

    public int Rounds { get; } = rounds;

    /// <summary>Adds a row; <paramref name="every"/> is how many rounds share one call of something slow.</summary>
    public void Add(string name, Func<Taken> run, int every = 1) => _rows.Add((name, run, every, []));

    public void Run()
    {
        foreach (var row in _rows)
            row.Run(); // warms up
        for (var round = 0; round < Rounds; round++)
            foreach (var row in _rows)
                if (round % row.Every == 0)
                {
                    if (row.Every == 1)
                        row.Run(); // the caches still hold the data of another row
                    row.Times.Add(row.Run());
                }
    }

    public bool Has(string name) => _rows.Exists(row => row.Name == name);

    public double CpuMs(string name) => Median(name, static taken => taken.CpuMs);

    public double WallMs(string name) => Median(name, static taken => taken.WallMs);

    private double Median(string name, Func<Taken, double> of)
    {
        var times = _rows.Find(row => row.Name == name).Times.Select(of).Order().ToArray();
        return times[times.Length / 2];
    }
}
