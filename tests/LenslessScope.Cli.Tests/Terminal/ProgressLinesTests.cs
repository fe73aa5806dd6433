namespace LenslessScope.Cli.Tests;

/// <summary>Where no terminal shows progress, a line of it is written now and then.</summary>
public sealed class ProgressLinesTests
{
    [Fact]
    public void Without_a_terminal_progress_is_a_line_after_each_interval_and_none_of_short_work()
    {
        var time = new SteppingTime();
        using var error = new StringWriter();
        var console = new Console(TextWriter.Null, error, Json: true) { Lines = new ProgressLines(time) };

        for (var second = 1; second <= 65; second++)
        {
            time.Pass(TimeSpan.FromSeconds(1));
            console.Progress("");
            console.Progress($"plane {second}");
        }

        Assert.Equal(["plane 30", "plane 60"], error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
