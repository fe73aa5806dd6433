using static LenslessScope.Acquisition.ProblemList;

namespace LenslessScope.Acquisition;

/// <summary>What each value of a plan must fulfil by itself.</summary>
internal static class PlanValueRules
{
    /// <summary>A day: no exposure is longer.</summary>
    private const double MostExposureMs = 86_400_000;

    private const double MostWavelengthNm = 100_000;

    public static void Check(Plan plan, ProblemList problems)
    {
        problems.FileName("name", plan.Name, "The name of the plan");
        Reserved("name", plan.Name, problems);
        problems.WellFormed("description", plan.Description ?? "");
        if (plan.Camera != null)
            problems.Word("camera", plan.Camera, "The label of the camera", ",");
        problems.Above0("exposure", plan.ExposureMs, MostExposureMs, "ms");
        problems.Range("averages", plan.Averages, 1, 10_000);
        Axes(plan, problems);
        Channels(plan, problems);
        foreach (var (i, setting) in plan.Settings.Index())
            Setting($"settings[{i}]", setting.Device, setting.Property, [setting.Value], _ => "value", problems);
        Reference("background", plan.Background, problems);
        Reference("dark", plan.Dark, problems);
        if (plan.Autofocus is { } focus)
            Autofocus(focus, problems);
        Failure(plan.OnFailure, problems);
    }

    private static void Axes(Plan plan, ProblemList problems)
    {
        foreach (var (i, phase) in plan.Time.Index())
        {
            problems.Range($"time[{i}].count", phase.Count, 1, PlanRules.MostFrames);
            if (phase.Interval < TimeSpan.Zero)
                problems.Add($"time[{i}].interval", $"{Quantity.Text(phase.Interval)} is out of range: an " +
                    "interval is 0 s or longer.");
        }
        foreach (var (i, position) in plan.Positions.Index())
        {
            problems.FileName($"positions[{i}].name", position.Name, "The name of a position");
            Reserved($"positions[{i}].name", position.Name, problems);
            problems.Place($"positions[{i}].x", position.XUm);
            problems.Place($"positions[{i}].y", position.YUm);
            problems.Place($"positions[{i}].z", position.ZUm);
        }
        // Some file systems do not tell small letters from capitals.
        problems.Distinct(plan.Positions.Select(p => p.Name ?? ""), i => $"positions[{i}].name", Quoted,
            StringComparer.OrdinalIgnoreCase);
        if (plan.Z is { PositionsUm.Count: 0 })
            problems.Add("z", "z has no positions. Give at least one.");
        foreach (var (i, um) in (plan.Z?.PositionsUm ?? []).Index())
            problems.Place($"z.positions[{i}]", um);
        foreach (var (i, ms) in plan.ExposuresMs.Index())
            problems.Above0($"exposures[{i}]", ms, MostExposureMs, "ms");
        problems.Distinct(plan.ExposuresMs, i => $"exposures[{i}]", ms => $"{Text(ms)} ms");
        foreach (var (i, axis) in plan.Axes.Index())
            Axis($"axes[{i}]", axis, problems);
        problems.Distinct(plan.Axes.Select(axis => axis.Name ?? ""), i => $"axes[{i}].name", Quoted);
    }

    private static void Axis(string path, PropertyAxis axis, ProblemList problems)
    {
        problems.Word($"{path}.name", axis.Name, "The name of the axis");
        if (axis.Name is AxisName.Time or AxisName.Position or AxisName.Channel or AxisName.Exposure or AxisName.Z)
            problems.Add($"{path}.name", $"{Quoted(axis.Name)} is an axis that every plan has. Choose another name.");
        if (axis.Values.Count == 0)
            problems.Add($"{path}.values", "The axis has no values. Give at least one.");
        Setting(path, axis.Device, axis.Property, axis.Values, i => $"values[{i}]", problems);
        problems.Distinct(axis.Values, i => $"{path}.values[{i}]", Quoted);
    }

    private static void Channels(Plan plan, ProblemList problems)
    {
        foreach (var (i, channel) in plan.Channels.Index())
        {
            var path = $"channels[{i}]";
            problems.Word($"{path}.name", channel.Name, "The name of the channel");
            Preset($"{path}.preset", channel.Preset, problems);
            problems.Above0($"{path}.exposure", channel.ExposureMs, MostExposureMs, "ms");
            if (channel.Gain is { } gain)
                problems.Range($"{path}.gain", gain, 0, 1e6);
            problems.Place($"{path}.z-offset", channel.ZOffsetUm);
            problems.Above0($"{path}.wavelength", channel.WavelengthNm, MostWavelengthNm, "nm");
        }
        problems.Distinct(plan.Channels.Select(channel => channel.Name ?? ""), i => $"channels[{i}].name", Quoted);
    }

    private static void Setting(string path, string device, string property, IEnumerable<string> values,
        Func<int, string> key,
        ProblemList problems)
    {
        if (device != PlanSetting.OfCamera)
            problems.Word($"{path}.device", device, "The label of the device", ",");
        problems.Word($"{path}.property", property, "The name of the property", ",");
        foreach (var (i, value) in values.Index())
            if (value != "") // an empty value is a value
                problems.Word($"{path}.{key(i)}", value, "The value", ",");
    }

    private static void Preset(string path, PresetChoice? preset, ProblemList problems)
    {
        if (preset is not { } given)
            return;
        problems.Word(path, given.Group, "The group", ",=");
        problems.Word(path, given.Preset, "The preset", ",");
    }

    private static void Reference(string path, ReferenceFrames? reference, ProblemList problems)
    {
        if (reference is null)
            return;
        problems.Range($"{path}.frames", reference.Frames, 1, 10_000);
        Preset($"{path}.preset", reference.Preset, problems);
        problems.Place($"{path}.x", reference.XUm);
        problems.Place($"{path}.y", reference.YUm);
    }

    private static void Autofocus(PlanAutofocus focus, ProblemList problems)
    {
        problems.Above0("autofocus.min-z", focus.MinZUm, 1e6, "um");
        problems.Above0("autofocus.max-z", focus.MaxZUm, 1e6, "um");
        if (focus.MaxZUm <= focus.MinZUm && focus.MaxZUm > 0)
            problems.Add("autofocus.max-z", $"{Text(focus.MaxZUm)} um is not above min-z, {Text(focus.MinZUm)} um.");
        problems.Range("autofocus.every", focus.Every, 1, int.MaxValue);
        problems.Above0("autofocus.wavelength", focus.WavelengthNm, MostWavelengthNm, "nm");
    }

    private static void Failure(FailurePolicy policy, ProblemList problems)
    {
        problems.Range("on-failure.retries", policy.Retries, 0, 100);
        if (policy.Pause < TimeSpan.Zero || policy.Pause > TimeSpan.FromDays(1))
            problems.Add("on-failure.pause", $"{Quantity.Text(policy.Pause)} is out of range; it must be 0 s to " +
                "24 h.");
        if (policy.StallTimeout is { } stall && (stall <= TimeSpan.Zero || stall > TimeSpan.FromDays(1)))
            problems.Add("on-failure.stall-timeout", $"{Quantity.Text(stall)} is out of range; it must be " +
                "anything above 0 s and up to 24 h.");
        if (!Enum.IsDefined(policy.Then))
            problems.Add("on-failure.then", $"{policy.Then} is not valid: choose skip or stop.");
    }

    private static void Reserved(string path, string name, ProblemList problems)
    {
        if (PlanFrames.BackgroundStack.Equals(name, StringComparison.OrdinalIgnoreCase)
            || PlanFrames.DarkStack.Equals(name, StringComparison.OrdinalIgnoreCase))
            problems.Add(path, $"{Quoted(name)} is reserved for the files of reference frames. Choose another name.");
    }
}
