using System.Diagnostics;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // there is one set of cameras

namespace LenslessScope.Device.Tests;

/// <summary>
/// The kernel's test cameras as webcams, with colour bars and no text: loaded anew, unloaded at the end, which fails
/// where somebody still holds them.
/// </summary>
internal sealed class Vivid : IDisposable
{
    public Vivid(int cameras = 1)
    {
        var each = string.Join(',', Enumerable.Repeat("0x1", cameras));
        var inputs = string.Join(',', Enumerable.Repeat("0", cameras));
        Shell($"modprobe -r vivid; modprobe vivid n_devs={cameras} node_types={each} input_types={inputs}");
        Plug(cameras);
    }

    /// <summary>The node of a camera, as long as it is plugged in.</summary>
    public static string Node(int camera = 0) =>
        "/dev/" + Path.GetFileName(Directory.GetDirectories("/sys/class/video4linux")
            .Single(node => File.ReadAllText(Path.Combine(node, "name")).Trim() == $"vivid-00{camera}-vid-cap"));

    /// <summary>Sets a control by another program.</summary>
    public static void Set(string control, string value, int camera = 0) =>
        Shell($"v4l2-ctl -d {Node(camera)} -c {control}={value}");

    public static void Unplug() => Shell("echo vivid.0 >/sys/bus/platform/drivers/vivid/unbind; link-cameras");

    public static void Plug(int cameras = 1)
    {
        Shell("[ -d /sys/bus/platform/drivers/vivid/vivid.0 ] || " +
            "echo vivid.0 >/sys/bus/platform/drivers/vivid/bind; link-cameras");
        for (var camera = 0; camera < cameras; camera++)
            Set("test_pattern=1,osd_text_mode", "2", camera);
    }

    /// <summary>What a shell command prints; it must succeed.</summary>
    public static string Shell(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"{{ {command}; }} 2>&1"])
        { RedirectStandardOutput = true })!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.True(shell.ExitCode == 0, $"{command} failed: {output}");
        return output;
    }

    public void Dispose() => Shell("modprobe -r vivid");
}
