using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>The camera nodes of this computer, as the adapter for them sees them.</summary>
internal static class VideoNodes
{
    /// <summary>The adapter's library.</summary>
    public const string Library = "RPiV4L2";

    /// <summary>Its camera.</summary>
    public const string Camera = "RPiV4L2";

    private const string Label = "Camera", Device = "Device", Format = "Format", Size = "Size", Rate = "FrameRate",
        Unusable = "UnusableDevices";

    // The adapter's code of a node that this user may not open.
    private const string NotPermitted = "not-permitted";

    // The value that leaves a choice to the adapter.
    private const string Automatic = "Auto";

    /// <summary>All nodes, usable or not. Loads the adapter into a core of its own; initialises nothing.</summary>
    /// <exception cref="CMMError">The adapter does not load.</exception>
    public static IReadOnlyList<VideoNode> List()
    {
        using var core = LocalInstrument.Empty().Core;
        core.LoadDevice(Label, Library, Camera);
        return List(new Choices(core), CameraNodes.All(), node => CameraNodes.NameOf(node));
    }

    /// <param name="camera">The camera's choices before initialisation.</param>
    /// <param name="nodes">All nodes there are.</param>
    /// <param name="nameOf">The driver's name of a node.</param>
    public static IReadOnlyList<VideoNode> List(
        IChoices camera, IReadOnlyList<string> nodes, Func<string, string?> nameOf)
    {
        var reasons = camera.Allowed(Unusable).Select(entry => entry.Split(' ', 3)) // PATH CODE WORDS
            .ToDictionary(fields => fields[0], fields => ReasonOf(fields[1], fields[2]));
        var offered = camera.Allowed(Device).Where(text => text.Length > 0).Distinct()
            .GroupBy(NodeOf).ToDictionary(group => group.Key, group => group.First());
        return [.. nodes.Union(offered.Keys).Select(node =>
            reasons.TryGetValue(node, out var reason) ? new VideoNode(node, nameOf(node), null, reason, [])
            : offered.TryGetValue(node, out var device) ? ToUse(camera, node, nameOf(node), device)
            : new VideoNode(node, nameOf(node), null, "it has only just appeared; list the nodes again", []))];
    }

    private static string ReasonOf(string code, string words) =>
        code == NotPermitted ? CameraNodes.NotPermitted : words;

    private static VideoNode ToUse(IChoices camera, string node, string? name, string device)
    {
        if (camera.Choose(Device, device) is { } refusal)
            return new VideoNode(node, name, device, refusal, []);
        var formats = new List<VideoFormat>();
        foreach (var format in Values(camera, Format))
        {
            camera.Choose(Format, format);
            var sizes = Values(camera, Size).OrderBy(Area).Select(size => SizeOf(camera, size));
            formats.Add(new VideoFormat(format, [.. sizes]));
        }
        camera.Choose(Format, Automatic);
        return new VideoNode(node, name, device, null, formats);
    }

    private static VideoSize SizeOf(IChoices camera, string size)
    {
        camera.Choose(Size, size);
        var rates = Values(camera, Rate)
            .Select(text => PropertyValue.TryNumber(text, out var rate) ? rate : (double?)null).OfType<double>();
        var sized = new VideoSize(size, [.. rates.OrderDescending()]);
        camera.Choose(Size, Automatic); // what was chosen may be impossible with the next format
        return sized;
    }

    // Of WIDTHxHEIGHT; the core sorts by letters.
    private static double Area(string size) =>
        size.Split('x').Aggregate(1.0, (area, side) =>
            PropertyValue.TryNumber(side, out var pixels) ? area * pixels : 0);

    private static IEnumerable<string> Values(IChoices camera, string property) =>
        camera.Allowed(property).Where(value => value.Length > 0 && value != Automatic).Distinct().ToList();

    // "NAME at PATH", where PATH may be a stable link to the node.
    private static string NodeOf(string device)
    {
        var path = device[(device.LastIndexOf(" at /", StringComparison.Ordinal) + 1)..];
        path = path.StartsWith("at /", StringComparison.Ordinal) ? path[3..] : path;
        return File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target
            ? target.FullName : path;
    }

    private sealed class Choices(CMMCore core) : IChoices
    {
        public IReadOnlyList<string> Allowed(string property) => core.GetAllowedPropertyValues(Label, property);

        public string? Choose(string property, string value)
        {
            try
            {
                core.SetProperty(Label, property, value);
                return null;
            }
            catch (CMMError error)
            {
                return error.FullMessage;
            }
        }
    }
}

/// <summary>What can be chosen of a camera before it is initialised.</summary>
internal interface IChoices
{
    /// <summary>The values of a property, given the choices so far.</summary>
    IReadOnlyList<string> Allowed(string property);

    /// <summary>Null, or why the value is refused; then the choice stays as it was.</summary>
    string? Choose(string property, string value);
}
