using System.Globalization;
using LenslessScope.Acquisition;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Acquiring;

/// <summary>
/// Shows a run's progress: one line that replaces itself on a terminal, a line now and then elsewhere.
/// </summary>
internal sealed class AcquisitionDisplay(Console console, IRun run)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Shows progress until the run has ended.</summary>
    public async Task ShowUntilAsync(Task ended)
    {
        var reason = (string?)null;
        while (await Task.WhenAny(ended, Task.Delay(s_interval)) != ended)
        {
            var progress = run.Progress;
            var paused = progress.Activity == RunActivity.Paused ? progress.Reason : null;
            if (paused != reason)
            {
                console.Progress("");
                console.Notice(paused is null ? "the run continues." : $"paused: {paused}");
            }
            reason = paused;
            console.Progress(Words(progress));
        }
        console.Progress("");
    }

    /// <summary>One line.</summary>
    internal static string Words(RunProgress progress)
    {
        List<string> words = [$"{progress.Written} of {progress.Expected} frames"];
        if (progress.Missing > 0)
            words.Add($"{progress.Missing} missing");
        if (progress.Lost > 0)
            words.Add($"{progress.Lost} lost and repeated");
        switch (progress)
        {
            case { Activity: RunActivity.Waiting, NextDue: { } due }:
                words.Add($"next in {Span(due - progress.Elapsed)}");
                break;
            case { Activity: RunActivity.Paused }:
                words.Add("paused");
                break;
            case { Activity: RunActivity.Ending }:
                words.Add("ending");
                break;
            case { FramesPerSecond: { } rate }:
                words.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:0.##}/s"));
                break;
        }
        if (progress is { Remaining: { } left, Activity: RunActivity.Taking or RunActivity.Waiting })
            words.Add($"{Span(left)} left");
        if (progress.FocusUm is { } z)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"focus {z:0.0} µm"));
        if (progress.DiskFreeBytes is { } free)
            words.Add($"{ByteWords.Of(free)} free");
        return string.Join(", ", words);
    }

    internal static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalSeconds):0} s"),
        { TotalMinutes: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.0} days"),
    };
}
