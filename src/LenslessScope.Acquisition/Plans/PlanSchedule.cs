namespace LenslessScope.Acquisition;

/// <summary>When the time points of a plan are due.</summary>
internal sealed class PlanSchedule
{
    private readonly IReadOnlyList<TimePhase> _phases;
    private readonly long[] _firstSteps;
    private readonly TimeSpan[] _starts;

    public PlanSchedule(Plan plan)
    {
        _phases = plan.Time;
        _firstSteps = new long[_phases.Count];
        _starts = new TimeSpan[_phases.Count];
        for (var i = 0; i < _phases.Count; i++)
        {
            (_firstSteps[i], _starts[i]) = i == 0 ? (0, TimeSpan.Zero)
                : (_firstSteps[i - 1] + _phases[i - 1].Count, _starts[i - 1] + Length(_phases[i - 1]));
        }
        Turn = _phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + Length(phase));
    }

    /// <summary>From the first time point to where one more would follow the last.</summary>
    public TimeSpan Turn { get; }

    /// <summary>When a time point may start at the earliest, since the start of the run; null for at once.</summary>
    /// <param name="step">The time point.</param>
    /// <param name="series">How many times all time points were gone through before.</param>
    public TimeSpan? Due(long step, long series)
    {
        if (_phases.Count == 0)
            return null;
        var phase = PhaseOf(step);
        return Turn * series + _starts[phase] + _phases[phase].Interval * (step - _firstSteps[phase]);
    }

    /// <summary>The phase that a time point lies in.</summary>
    public int PhaseOf(long step)
    {
        var phase = _phases.Count - 1;
        while (_firstSteps[phase] > step)
            phase--;
        return phase;
    }

    private static TimeSpan Length(TimePhase phase) => phase.Interval * phase.Count;
}
