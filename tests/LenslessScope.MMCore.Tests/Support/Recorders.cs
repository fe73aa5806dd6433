using System.Reflection;

namespace LenslessScope.MMCore.Tests;

/// <summary>
/// A core with devices of the native test adapter <c>Recorders</c>, which has one of every kind:
/// they remember the calls that arrive.
/// </summary>
internal sealed class Recorders : IDisposable
{
    public const string Module = "Recorders";

    public Recorders()
    {
        var folder = typeof(Recorders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RecordersDir").Value!;
        Assert.True(File.Exists(Path.Combine(folder, $"libmmgr_dal_{Module}.so.0")),
            $"{folder} has no libmmgr_dal_{Module}.so.0: scripts/test makes it, or 'make check' in the native build.");
        Core.SetDeviceAdapterSearchPaths([folder]);
    }

    public CMMCore Core { get; } = new();

    /// <summary>Loads and initialises a device; its label is <c>My</c> and its name.</summary>
    public string Load(string device)
    {
        var label = $"My{device}";
        Core.LoadDevice(label, Module, device);
        Core.InitializeDevice(label);
        return label;
    }

    /// <summary>The calls that arrived at a device, in order.</summary>
    public string[] Calls(string label) =>
        Core.GetProperty(label, "Calls").Split("; ", StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => Core.Dispose();
}
