using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Cli.Live;

/// <summary>For programs that read the summary: how far it is goes where messages go.</summary>
internal sealed class ProgressDisplay(Console console) : ILiveDisplay
{
    public TimeSpan Interval => TimeSpan.FromSeconds(1);

    public void Show(LiveSummary now, Frame frame, double? framesPerSecond) =>
        console.Progress(LiveWords.Counts(now, framesPerSecond));
}

/// <summary>One line per second, for files and pipes.</summary>
internal sealed class LineDisplay(TextWriter output) : ILiveDisplay
{
    public TimeSpan Interval => TimeSpan.FromSeconds(1);

    public void Show(LiveSummary now, Frame frame, double? framesPerSecond)
    {
        output.WriteLine($"{LiveWords.Counts(now, framesPerSecond)}; {LiveWords.Brightness(now.LastFrame!)}  " +
            Bars.Of(now.LastFrame!.Histogram, 1).Single());
        output.Flush();
    }
}

/// <summary>A few lines that replace themselves, for terminals.</summary>
/// <param name="output">The terminal.</param>
/// <param name="columns">Characters in a line.</param>
/// <param name="picture">Whether the frame itself is shown too.</param>
internal sealed class TerminalDisplay(TextWriter output, int columns, bool picture) : ILiveDisplay
{
    private const int HistogramLines = 4;
    private int _lines;

    public TimeSpan Interval => TimeSpan.FromMilliseconds(250);

    public void Show(LiveSummary now, Frame frame, double? framesPerSecond)
    {
        var lines = Lines(now, frame, framesPerSecond).ToList();
        // Back to the first line of the last time; each line is cleared after its end, and everything below at the end.
        output.Write((_lines > 0 ? $"\u001b[{_lines}F" : "") +
            string.Concat(lines.Select(line => $"{line}\u001b[K\n")) +
            "\u001b[J");
        output.Flush();
        _lines = lines.Count;
    }

    private IEnumerable<string> Lines(LiveSummary now, Frame frame, double? framesPerSecond)
    {
        var statistics = now.LastFrame!;
        if (picture)
            foreach (var line in HalfBlocks.Of(frame, now.BitDepth, Math.Min(columns - 1, FrameStatistics.Bins)))
                yield return line;
        yield return Cut(LiveWords.Subject(now));
        yield return Cut(LiveWords.Counts(now, framesPerSecond));
        yield return Cut(LiveWords.Brightness(statistics));
        foreach (var line in Bars.Of(statistics.Histogram, HistogramLines))
            yield return Cut(line);
        var end = statistics.FullScale.ToString();
        yield return Cut("0" + end.PadLeft(FrameStatistics.Bins - 1));
    }

    // A line that wraps would spoil the count of lines to go back.
    private string Cut(string line) => line.Length < columns ? line : line[..(columns - 1)];
}
