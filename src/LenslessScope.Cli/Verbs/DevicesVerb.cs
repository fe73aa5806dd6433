using System.CommandLine;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless devices [--cfg F]</c>: the devices that adapters offer, or those of an instrument.</summary>
internal static class DevicesVerb
{
    private static readonly Option<string?> Cfg = new("--cfg")
    {
        Description = "Load this hardware configuration and list its devices and their properties. " +
            "Default: list what the installed adapters offer, and the camera nodes of this computer.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var verb = new Verb("devices",
            "Lists device adapters, camera nodes with their formats and sizes, or an instrument's devices.",
            "lensless devices",
            "lensless devices --cfg configs/demo.cfg",
            "lensless devices --cfg configs/demo.cfg --json | jq '.devices[].label'")
        {
            Cfg,
            InstrumentOptions.Presets,
            InstrumentOptions.Properties,
        };
        verb.Runs(RunAsync);
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(
        ParseResult parse, Console console, CancellationToken cancellation)
    {
        var cfg = parse.GetValue(Cfg);
        if (cfg == null)
        {
            InstrumentOptions.RequireNone(parse);
            return ListOffered(await OfferedDevices.ListAsync(cancellation), console);
        }
        await using var instrument =
            await InstrumentOptions.LoadAsync(cfg, InstrumentOptions.SettingsOf(parse), console, cancellation);
        var devices = await instrument.GetDevicesAsync(cancellation);
        console.Result(new { cfg, devices }, devices.SelectMany(InWords));
        return ExitStatus.Success;
    }

    private static ExitStatus ListOffered(OfferedDevices offered, Console console)
    {
        console.Result(
            new { searched = offered.Searched, devices = offered.Devices, cameras = offered.Cameras,
                faults = offered.Faults },
            [$"Adapters in {string.Join(", ", offered.Searched)}:", .. InWords(offered.Devices),
                .. offered.Cameras == null ? [] : InWords(offered.Cameras)]);
        foreach (var fault in offered.Faults)
            console.Error.WriteLine(fault);
        return offered.Faults.Count == 0 ? ExitStatus.Success : ExitStatus.Partial;
    }

    private static IEnumerable<string> InWords(IReadOnlyList<OfferedDevice> devices) =>
        Table.Of([.. devices.Select(d => new[] { d.Library, d.Name, d.Type.ToString(), d.Description })]);

    internal static IEnumerable<string> InWords(IReadOnlyList<VideoNode> cameras)
    {
        yield return "Camera nodes:";
        if (cameras.Count == 0)
            yield return "  none: there is no /dev/video*. Check the cable and the driver; 'lensless doctor' tells " +
                "more.";
        foreach (var camera in cameras)
        {
            var name = camera.Name == null ? "" : $" ({camera.Name})";
            yield return camera.Reason != null
                ? $"  {camera.Node}{name}: cannot be used: {camera.Reason}"
                : $"  {camera.Node}{name}: --device '{camera.Device}'";
            // Drivers that convert offer every format in the same sizes.
            foreach (var formats in camera.Formats.GroupBy(InWords))
            {
                foreach (var line in Table.Of([[string.Join(", ", formats.Select(f => f.Name))]], indent: 4))
                    yield return line;
                foreach (var line in Table.Of([[formats.Key]], indent: 6))
                    yield return line;
            }
        }
    }

    private static string InWords(VideoFormat format) => format.Sizes.Count == 0
        ? "sizes as the driver grants them"
        : string.Join(", ", format.Sizes.Select(size => size.FramesPerSecond.Count == 0
            ? size.Size
            : $"{size.Size} to {size.FramesPerSecond[0]:0.###}/s"));

    private static IEnumerable<string> InWords(DeviceDescription device) =>
    [
        $"{device.Label}: {device.Library}/{device.Name}, {device.Type}",
        .. Table.Of([.. device.Properties.Select(p => new[] { p.Name, p.Value, p.Range })]),
    ];
}
