using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LenslessScope.Cli.Tests;

/// <summary>What scripts/test runs and how it adds up, with parts that only say what they would have found.</summary>
public sealed partial class TestScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestScriptTests()
    {
        Directory.CreateDirectory(_folder.File("scripts/parts"));
        Directory.CreateDirectory(_folder.File(".ci"));
        foreach (var script in new[] { "scripts/test", ".ci/run" })
            File.Copy(Path.Combine(Checkout.Path, script), _folder.File(script));
        foreach (var step in new[] { "setup", "build" })
            Write($"scripts/{step}", "");
        Write("scripts/parts/setup-tests", "");
        foreach (var part in new[] { "native", "dotnet", "devices", "sanitized", "fuzzed", "arm64", "arm64-dotnet" })
            Write($"scripts/parts/test-{part}", "echo x: 10 passed, 0 failed, 2 skipped");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("scripts/test", "", "setup setup-tests build test-native test-dotnet")]
    [InlineData("scripts/test", "--all", "setup setup-tests build test-native test-dotnet test-devices " +
        "test-sanitized:address:--devices test-sanitized:thread:--devices setup-tests:--fuzz test-fuzzed:60 " +
        "setup-tests:--arm64 test-arm64 setup-tests:--arm64 test-arm64-dotnet")]
    [InlineData(".ci/run", "", "setup setup-tests build test-native test-dotnet test-devices " +
        "test-sanitized:address:--devices test-sanitized:thread:--devices setup-tests:--fuzz test-fuzzed:60 " +
        "setup-tests:--arm64 test-arm64 setup-tests:--arm64 test-arm64-dotnet")]
    [InlineData("scripts/test", "--all --sanitize thread --fuzz 5 --arm64", "setup setup-tests:--fuzz:--arm64 build " +
        "test-native test-dotnet test-devices test-sanitized:address:--devices test-sanitized:thread test-fuzzed:5 " +
        "test-arm64 test-arm64-dotnet")]
    [InlineData("scripts/test", "--sanitize address --sanitize thread",
        "setup setup-tests test-sanitized:address test-sanitized:thread")]
    [InlineData("scripts/test", "--fuzz", "setup setup-tests:--fuzz test-fuzzed:60")]
    [InlineData("scripts/test", "--arm64", "setup setup-tests:--arm64 test-arm64 test-arm64-dotnet")]
    public async Task Each_part_that_is_asked_for_runs_once_and_is_counted(
        string script, string arguments, string expected)
    {
        var (status, output) = await RunAsync(script, arguments);

        var ran = await File.ReadAllLinesAsync(_folder.File("ran"), TestContext.Current.CancellationToken);
        Assert.Equal(expected, string.Join(' ', ran));
        var parts = ran.Count(line => line.StartsWith("test-", StringComparison.Ordinal));
        Assert.EndsWith($"\n{10 * parts} passed, 0 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(0, status);
    }

    [Fact]
    public async Task The_minutes_of_each_part_are_told_before_the_sum()
    {
        var (_, output) = await RunAsync("scripts/test", "");

        Assert.Matches(MinutesTable(), output);
    }

    [Theory]
    [InlineData("echo x: 7 passed, 2 failed, 0 skipped; exit 1", "17 passed, 2 failed")]
    [InlineData("echo x: 7 passed, 0 failed, 0 skipped; exit 1", "17 passed, 1 failed")]
    [InlineData("echo Killed", "10 passed, 1 failed")]
    [InlineData("exit 3", "10 passed, 1 failed")]
    public async Task A_part_that_fails_fails_the_whole_and_the_others_still_run(string part, string last)
    {
        Write("scripts/parts/test-native", part);

        var (status, output) = await RunAsync("scripts/test", "");

        Assert.EndsWith($"\n{last}\n", output, StringComparison.Ordinal);
        Assert.Equal(1, status);
    }

    [Fact]
    public async Task Failed_tests_are_named_at_the_end_with_what_they_said()
    {
        File.Copy(Path.Combine(Checkout.Path, "scripts/parts/counts.sh"), _folder.File("scripts/parts/counts.sh"));
        _folder.Write("a.xml", """
            <testsuites tests="2" failures="1" disabled="0" errors="0">
            <testcase name="Holds" status="run" result="completed" classname="Ring" />
            <testcase name="Breaks" status="run" result="completed" classname="Ring">
            <failure message="a.cpp:3&#x0A;Expected: &quot;1&quot; &lt; 2&#x0A;more" type=""></failure></testcase>

            """);
        _folder.Write("b.trx", """
            <UnitTestResult testName="Focus.Holds" outcome="Passed" />
            <UnitTestResult testName="Focus.Breaks(name: &quot;fly&quot;)" outcome="Failed">
            <Output><ErrorInfo><Message>Assert.InRange() Failure: 5 &gt; 4
            Range: (1 - 4)</Message></ErrorInfo></Output></UnitTestResult>
            <Counters total="2" executed="2" passed="1" failed="1" error="0" timeout="0" aborted="0" />

            """);
        foreach (var (part, report) in new[] { ("native", "a.xml"), ("dotnet", "b.trx") })
        {
            Write($"scripts/parts/test-{part}",
                $". '{_folder.Path}/scripts/parts/counts.sh'; conclude x 1 0 '{_folder.File(report)}'");
        }

        var (_, output) = await RunAsync("scripts/test", "");

        Assert.EndsWith("""

            failed in native tests: Ring.Breaks: a.cpp:3 Expected: "1" < 2 more
            failed in C# tests: Focus.Breaks(name: "fly"): Assert.InRange() Failure: 5 > 4

            2 passed, 2 failed

            """, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_tested_that_was_not_built()
    {
        Write("scripts/build", "exit 1");

        var (status, output) = await RunAsync("scripts/test", "--all");

        Assert.EndsWith("\n0 passed, 1 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(1, status);
    }

    [Fact]
    public async Task Fuzzers_that_cannot_be_installed_are_skipped_unless_they_were_asked_for()
    {
        Write("scripts/parts/setup-tests", """[ "${1:-}" != --fuzz ] || { echo "there is no clang"; exit 1; }""");

        var (status, output) = await RunAsync("scripts/test", "--all");
        var (asked, _) = await RunAsync("scripts/test", "--fuzz 5");

        Assert.Contains("there is no clang\nskipped", output, StringComparison.Ordinal);
        Assert.Equal((0, 1), (status, asked));
    }

    [Theory]
    [InlineData("--sanitise address")]
    [InlineData("--sanitize memory")]
    [InlineData("--fuzz 0")]
    public async Task Wrong_words_end_with_status_2_before_anything_runs(string arguments)
    {
        var (status, _) = await RunAsync("scripts/test", arguments);

        Assert.Equal(2, status);
        Assert.DoesNotContain("ran", _folder.Files());
    }

    private void Write(string script, string body)
    {
        // Without the folders that a part is given, which differ from one machine to the next.
        _folder.Write(script, $"""
            #!/bin/bash
            words=$(basename "$0")
            for word in "$@"; do case "$word" in device* | */* | --dotnet) ;; *) words+=:$word ;; esac; done
            echo "$words" >> '{_folder.Path}/ran'
            {body}

            """);
        File.SetUnixFileMode(_folder.File(script),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<(int Status, string Output)> RunAsync(string script, string arguments)
    {
        var start = new ProcessStartInfo(_folder.File(script), arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"\npart +minutes.*\nset-up +\d+\.\d.*\nset-up for tests +\d+\.\d.*\nbuild +\d+\.\d.*\n" +
        @"native tests +\d+\.\d.*\nC# tests +\d+\.\d.*\nall +\d+\.\d.*\n\n20 passed, 0 failed\n\z")]
    private static partial Regex MinutesTable();
}
