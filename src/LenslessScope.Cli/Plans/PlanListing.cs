using LenslessScope.Acquisition;

namespace LenslessScope.Cli.Plans;

/// <summary>Files and frames of a plan as tables.</summary>
internal static class PlanListing
{
    public static IEnumerable<string> InWords(IReadOnlyList<PlannedStack> stacks, IReadOnlyList<PlannedFrame> frames) =>
    [
        "Stacks:",
        .. Table.Of([.. stacks.Select(InWords)]),
        stacks.Sum(stack => stack.Frames) is var all && all > frames.Count
            ? $"Frames, the first {frames.Count} of {all}:" : "Frames:",
        .. Table.Of([["number", "due", "stack", "t c z", "exposure", "x y", "z", "set for it"],
            .. frames.Select(InWords)]),
    ];

    private static string[] InWords(PlannedStack stack) =>
    [
        stack.Name, $"{stack.Frames} frames", $"{stack.SizeT} t × {stack.ChannelNames.Count} c × {stack.SizeZ} z",
        string.Join(" | ", stack.ChannelNames.Take(8)) + (stack.ChannelNames.Count > 8 ? " | …" : ""),
    ];

    private static string[] InWords(PlannedFrame frame) =>
    [
        $"{frame.Index}", frame.Due is { } due ? PlanWords.Duration(due.TotalSeconds) : "", frame.Stack,
        $"{frame.Place.T} {frame.Place.C} {frame.Place.Z}", frame.ExposureMs is { } ms ? $"{ms:0.###} ms" : "",
        frame.XUm == null && frame.YUm == null ? "" : $"{frame.XUm:0.###} {frame.YUm:0.###} µm",
        frame.ZUm is { } um
            ? $"{(frame.ZRelative ? "start " : "")}{um.ToString(frame.ZRelative ? "+0.###;-0.###" : "0.###")} µm" : "",
        string.Join(", ", ForIt(frame)),
    ];

    private static IEnumerable<string> ForIt(PlannedFrame frame) =>
    [
        .. frame.Presets.Select(preset => $"{preset.Group}={preset.Preset}"),
        .. frame.Settings.Select(s =>
            $"{(s.Device == PlanSetting.OfCamera ? "the camera" : s.Device)}.{s.Property}={s.Value}"),
        .. frame.LightOff ? ["light off"] : Array.Empty<string>(),
        .. frame.FindFocus ? ["focus"] : Array.Empty<string>(),
    ];
}
