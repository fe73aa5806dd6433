using LenslessScope.MMCore;
using static LenslessScope.Acquisition.ProblemList;

namespace LenslessScope.Acquisition;

/// <summary>Which parts of a plan need grey frames, and when that can be known.</summary>
internal static class ColourRules
{
    // Every adapter has its own name for it: PixelType, Colour, Format, "Video Mode", …
    private static readonly string[] _words = ["type", "format", "colo", "mode", "depth", "mono", "stream", "output"];

    /// <summary>What the plan asks for that such frames do not allow.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="camera">The label of the camera that takes the frames.</param>
    /// <param name="type">Of its frames; nothing is said of an unknown one.</param>
    public static IReadOnlyList<PlanProblem> Check(Plan plan, string camera, PixelType type)
    {
        if (type is PixelType.GRAY8 or PixelType.GRAY16 or PixelType.Unknown)
            return [];
        List<PlanProblem> problems = [];
        if (plan.Autofocus is not null)
            problems.Add(new PlanProblem("autofocus", Refusal("the focus search needs")));
        if (plan.Averages > 1)
            problems.Add(new PlanProblem("averages", Refusal("averaging needs")));
        return problems;

        string Refusal(string what) => $"The camera {Quoted(camera)} gives {type}; {what} GRAY8 or GRAY16. Set it " +
            "to grey, for example with its property Colour=Grey or PixelType=8bit, in the settings of the plan or in " +
            "the .cfg.";
    }

    /// <summary>Whether a property of a camera may have a say in its pixel type.</summary>
    public static bool MayChangePixelType(string property) =>
        _words.Any(word => property.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the plan may give its camera another pixel type before the first frame.</summary>
    public static bool MayChangePixelType(Plan plan, string camera, InstrumentFacts instrument) =>
        plan.Settings.Any(setting => OfCamera(setting.Device, camera, setting.Property))
        || plan.Axes.Any(axis => OfCamera(axis.Device, camera, axis.Property))
        || plan.Channels.Select(channel => channel.Preset)
            .Concat([plan.Background?.Preset, plan.Dark?.Preset])
            .Any(preset => preset is { } choice && instrument.PresetsOfPixelType.Contains(choice));

    private static bool OfCamera(string device, string camera, string property) =>
        (device == PlanSetting.OfCamera || device == camera) && MayChangePixelType(property);
}
