using System.Diagnostics;

namespace LenslessScope.Cli.Tests;

/// <summary>What the set-up scripts install, with an apt-get that only writes down what it is asked for.</summary>
public sealed class SetupScriptTests : IDisposable
{
    private const string Setup = "scripts/setup", TestSetup = "scripts/parts/setup-tests";
    private readonly TemporaryFolder _folder = new();

    public SetupScriptTests()
    {
        Directory.CreateDirectory(_folder.File("bin"));
        Program("apt-get", $"echo \"$@\" >> '{_folder.File("asked")}'");
        Program("dpkg-query", "exit 1"); // no package is installed
        Program("sudo", "exec \"$@\"");
        Program("dotnet", "echo 10.0.100 [/usr/share/dotnet/sdk]");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Setup, "", "g++ swig libfftw3-dev libcairo2 jq")]
    [InlineData(Setup, "--bench", "g++ jq libbenchmark-dev python3-scipy")]
    [InlineData(TestSetup, "", "libgtest-dev default-jdk-headless libij-java python3-tifffile v4l-utils")]
    [InlineData(TestSetup, "--fuzz --arm64", "libgtest-dev clang libclang-rt-dev qemu-system-arm qemu-user-static")]
    public async Task Each_script_installs_what_it_is_for_and_waits_for_another_apt(
        string script, string arguments, string some)
    {
        var (status, _) = await RunAsync(script, arguments);

        Assert.Equal(0, status);
        var asked = await File.ReadAllLinesAsync(_folder.File("asked"), TestContext.Current.CancellationToken);
        Assert.Equal(2, asked.Length);
        Assert.EndsWith(" update", asked[0], StringComparison.Ordinal);
        Assert.All(asked, line => Assert.Contains("-o DPkg::Lock::Timeout=300 ", line, StringComparison.Ordinal));
        Assert.Empty(some.Split(' ').Except(asked[1].Split(' ')));
    }

    [Fact]
    public async Task Building_and_running_need_nothing_that_only_tests_need()
    {
        await RunAsync(Setup, "");

        var installed = (await File.ReadAllLinesAsync(_folder.File("asked"), TestContext.Current.CancellationToken))[1];
        foreach (var word in (string[])["qemu", "jdk", "libij", "boost", "gtest", "python3", "busybox"])
            Assert.DoesNotContain(word, installed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Setup, "Installing what building and running need: g++ ")]
    [InlineData(TestSetup, "Installing what only the tests need: libgtest-dev ")]
    public async Task What_is_installed_is_told_with_its_purpose(string script, string said)
    {
        var (_, output) = await RunAsync(script, "");

        Assert.StartsWith(said, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Setup)]
    [InlineData(TestSetup)]
    public async Task Where_nothing_is_missing_nothing_is_installed_or_said(string script)
    {
        Program("dpkg-query", "printf installed");

        Assert.Equal((0, ""), await RunAsync(script, ""));
        Assert.False(File.Exists(_folder.File("asked")));
    }

    [Theory]
    [InlineData(Setup)]
    [InlineData(TestSetup)]
    public async Task A_failed_installation_is_told_with_what_apt_said(string script)
    {
        Program("apt-get", """[ "${@: -1}" = update ] || { echo "E: Unable to locate package x"; exit 100; }""");

        var (status, output) = await RunAsync(script, "");

        Assert.Equal(1, status);
        Assert.Contains("Unable to locate package x", output, StringComparison.Ordinal);
        Assert.Contains($"then run {script} again", output, StringComparison.Ordinal);
    }

    private void Program(string name, string body)
    {
        _folder.Write($"bin/{name}", $"#!/bin/bash\n{body}\n");
        File.SetUnixFileMode(_folder.File($"bin/{name}"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<(int Status, string Output)> RunAsync(string script, string arguments)
    {
        var command = $"'{Path.Combine(Checkout.Path, script)}' {arguments} 2>&1";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            RedirectStandardOutput = true,
            Environment = { ["PATH"] = $"{_folder.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}" },
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
