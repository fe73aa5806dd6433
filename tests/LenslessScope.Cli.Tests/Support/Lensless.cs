using System.Text.Json;

namespace LenslessScope.Cli.Tests;

/// <summary>One call of the command, in this process, with everything it wrote.</summary>
internal sealed record Lensless(ExitStatus Status, string Out, string Error)
{
    public static async Task<Lensless> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await CommandLine.RunAsync(args, output, error);
        return new Lensless(status, output.ToString(), error.ToString());
    }

    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Fails with all that was written when the status is another one.</summary>
    public Lensless Expect(ExitStatus status)
    {
        Assert.True(Status == status, $"Exit status {Status} instead of {status}.\n{Out}\n{Error}");
        Assert.DoesNotContain("   at ", Out + Error, StringComparison.Ordinal);
        return this;
    }
}
