using System.Globalization;

namespace LenslessScope.Acquisition;

/// <summary>What all frames of one channel of a stack have in common.</summary>
internal sealed record FoldedChannel
{
    private const string OnlyChannel = "Image";

    /// <summary>What tells it from the other channels of the stack.</summary>
    public required string Name { get; init; }

    public PlanChannel? Channel { get; init; }

    public double? ExposureMs { get; init; }

    public required IReadOnlyList<PresetChoice> Presets { get; init; }

    public required IReadOnlyList<PlanSetting> Settings { get; init; }

    /// <summary>All channels of the stacks, in their order.</summary>
    public static FoldedChannel[] All(Plan plan, PlanAxes axes) =>
        [.. Enumerable.Range(0, axes.FoldedSize).Select(i => Of(plan, axes, axes.Unfolded(i)))];

    private static FoldedChannel Of(Plan plan, PlanAxes axes, long[] steps)
    {
        var channel = plan.Channels.Count > 0 ? plan.Channels[(int)steps[axes.Channel]] : null;
        double? bracketed = plan.ExposuresMs.Count > 0 ? plan.ExposuresMs[(int)steps[axes.Exposure]] : null;
        var values = plan.Axes.Select((axis, i) => (axis, value: axis.Values[(int)steps[axes.OfProperties[i]]]))
            .ToList();
        List<string> names = [];
        if (channel is not null)
            names.Add(channel.Name);
        if (bracketed is { } ms)
            names.Add($"exposure {ms.ToString(CultureInfo.InvariantCulture)} ms");
        names.AddRange(values.Select(v => $"{v.axis.Name} {v.value}"));
        return new FoldedChannel
        {
            Name = names.Count == 0 ? OnlyChannel : string.Join(", ", names),
            Channel = channel,
            ExposureMs = bracketed ?? channel?.ExposureMs ?? plan.ExposureMs,
            Presets = channel?.Preset is { } preset ? [preset] : [],
            Settings =
            [
                .. channel?.Gain is { } gain
                    ? [new PlanSetting(PlanSetting.OfCamera, "Gain", gain.ToString(CultureInfo.InvariantCulture))]
                    : Array.Empty<PlanSetting>(),
                .. values.Select(v => new PlanSetting(v.axis.Device, v.axis.Property, v.value)),
            ],
        };
    }
}
