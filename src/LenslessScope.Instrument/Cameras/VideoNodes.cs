using System.Text.RegularExpressions;
using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>The camera nodes of this computer, as the adapter for them sees them.</summary>
internal static partial class VideoNodes
{
    /// <summary>The adapter's library.</summary>
    public const string Library = "RPiV4L2";

    /// <summary>Its camera.</summary>
    public const string Camera = "RPiV4L2";

    private const string Label = "Camera", Device = "Device", Format = "Format", Size = "Size", Rate = "FrameRate";

    // The value that leaves a choice to the adapter.
    private const string Automatic = "Auto";

    /// <summary>All nodes, usable or not. Loads the adapter into a core of its own; initialises nothing.</summary>
    /// <exception cref="CMMError">The adapter does not load.</exception>
    public static IReadOnlyList<VideoNode> List()
    {
        using var core = LocalInstrument.Empty().Core;
        core.LoadDevice(Label, Library, Camera);
        return List(new Choices(core), CameraNodes.All(), CameraNodes.MayOpen, node => CameraNodes.NameOf(node));
    }

    /// <param name="camera">The camera's choices before initialisation.</param>
    /// <param name="nodes">All nodes there are.</param>
    /// <param name="mayOpen">Whether this user may open a node.</param>
    /// <param name="nameOf">The driver's name of a node.</param>
    public static IReadOnlyList<VideoNode> List(
        IChoices camera, IReadOnlyList<string> nodes, Func<string, bool> mayOpen, Func<string, string?> nameOf)
    {
        var offered = camera.Allowed(Device).Where(text => text.Length > 0).Distinct()
            .GroupBy(NodeOf).ToDictionary(group => group.Key, group => group.First());
        return [.. nodes.Union(offered.Keys).Select(node => offered.TryGetValue(node, out var device)
            ? Usable(camera, node, nameOf(node), device)
            : new VideoNode(node, nameOf(node), null, mayOpen(node) ? WhyNot(camera, node) : CameraNodes.NotPermitted,
                []))];
    }

    private static VideoNode Usable(IChoices camera, string node, string? name, string device)
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

    // The adapter says why it refuses a node that is chosen by its path.
    private static string WhyNot(IChoices camera, string node)
    {
        if (camera.Choose(Device, node) is not { } refusal)
            return "it became usable while the nodes were listed; list them again";
        var reason = Refusal().Match(refusal);
        return reason.Success ? reason.Groups[1].Value.Trim() : refusal;
    }

    [GeneratedRegex(@"cannot be used: .*? – cannot be used: (.*?)( There are:| \[|$)", RegexOptions.Singleline)]
    private static partial Regex Refusal();

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
