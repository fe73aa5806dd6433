using System.Diagnostics;

namespace LenslessScope.Vm.Tests;

/// <summary>What tests/vm/run promises. Each machine takes some ten seconds, so that each test asks for much.</summary>
public sealed class MachineTests
{
    private const string OneCamera = "vivid n_devs=1 node_types=0x1";

    [Fact]
    public async Task A_command_has_its_arguments_environment_folder_and_cameras_and_its_output_and_status_come_back()
    {
        await Machine.MustRunHereAsync();
        using var folder = new TemporaryFolder();

        var run = await Machine.RunAsync(
            "--module", OneCamera, "--writable", folder.Path, "--", "bash", "-c", """
            printf '%s\n' "$PWD" "$GREETING" "$1" "$(uname -r)"
            echo kept >"$2/file"; echo lost >scratch
            v4l2-ctl -d /dev/v4l/by-path/platform-vivid.0-video-index0 \
              --stream-mmap --stream-count=20 --stream-to=/tmp/frames 2>/dev/null
            v4l2-ctl --get-fmt-video | sed -n 's/.*Size Image *: //p'
            stat -c %s /tmp/frames
            modprobe -r vivid && [ ! -e /dev/video0 ] && echo unloaded
            echo trouble >&2
            exit 7
            """, "bash", "it's an 'argument' with $HOME", folder.Path);

        // It may have waited for another machine before.
        Assert.EndsWith("trouble\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(7, run.Status);
        var lines = run.Output.Split('\n');
        Assert.Equal([Checkout.Path, "two words, a \" and a $", "it's an 'argument' with $HOME"], lines[..3]);
        Assert.NotEqual(File.ReadAllText("/proc/sys/kernel/osrelease").Trim(), lines[3]);
        Assert.Equal(20 * long.Parse(lines[4]), long.Parse(lines[5]));
        Assert.Equal("unloaded", lines[6]);
        Assert.Equal("kept\n", File.ReadAllText(folder.File("file")));
        Assert.False(File.Exists(Path.Combine(Checkout.Path, "scratch")));
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended_and_said_so()
    {
        await Machine.MustRunHereAsync();

        var run = await Machine.RunAsync("--timeout", "30", "--", "bash", "-c", "echo begun; sleep 1000");

        Assert.Equal((124, "begun\n"), (run.Status, run.Output));
        Assert.Contains("COMMAND took longer than 30 s", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no_such_module", "the kernel module could not be loaded: no_such_module")]
    [InlineData("vivid n_dev=1", "the kernel module vivid has no parameter 'n_dev'")]
    public async Task A_module_that_cannot_be_loaded_is_named(string module, string reason)
    {
        await Machine.MustRunHereAsync();

        var run = await Machine.RunAsync("--module", module, "--", "echo", "not reached");

        Assert.Equal((125, ""), (run.Status, run.Output));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_ends_the_machine()
    {
        await Machine.MustRunHereAsync();
        using var process = Machine.Start("--", "bash", "-c", "echo begun; sleep 1000");
        Assert.Equal("begun", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        var run = await Machine.EndOfAsync(process);

        Assert.Equal(143, run.Status);
    }

    [Fact]
    public async Task A_machine_that_dies_is_reported_with_its_console()
    {
        await Machine.MustRunHereAsync();

        var run = await Machine.RunAsync("--", "bash", "-c", "echo c >/proc/sysrq-trigger");

        Assert.Equal(125, run.Status);
        Assert.Contains("the machine ended before COMMAND did", run.Error, StringComparison.Ordinal);
        Assert.Contains("Kernel panic", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_is_told_with_all_reasons()
    {
        var run = await Machine.RunAsync("--timeout", "soon", "--arch", "vax",
            "--writable", "/no/such/folder", "--fast");

        Assert.Equal((2, ""), (run.Status, run.Output));
        foreach (var reason in (string[])["'soon'", "'vax'", "/no/such/folder", "'--fast'", "no command is given"])
            Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_tells_every_option()
    {
        var run = await Machine.RunAsync("--help");

        Assert.Equal((0, ""), (run.Status, run.Error));
        foreach (var option in (string[])[
            "--module", "--writable", "--timeout", "--arch", "--memory", "--verbose", "--check"])
            Assert.Contains($"  {option}", run.Output, StringComparison.Ordinal);
    }
}
