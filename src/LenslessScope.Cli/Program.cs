namespace LenslessScope.Cli;

/// <summary>The <c>lensless</c> command.</summary>
public static class Program
{
    /// <summary>
    /// Runs one verb and answers its exit status: 0 success, 1 failure, 2 usage, 3 hardware, 4 partial result.
    /// </summary>
    public static async Task<int> Main(string[] args) =>
        (int)await CommandLine.RunAsync(args, new ResultWriter(System.Console.Out, isStandardOutput: true),
            new MessageWriter(System.Console.Error, isStandardError: true));
}
