using static LenslessScope.Acquisition.ProblemList;

namespace LenslessScope.Acquisition;

/// <summary>Where a plan and the light source say different wavelengths: the light source's is recorded.</summary>
internal static class WavelengthRules
{
    internal const string Property = "Wavelength-nm";

    private const double SameNm = 0.5;

    /// <summary>What somebody should know before the run, by channel.</summary>
    public static IReadOnlyList<PlanProblem> Notes(Plan plan, InstrumentFacts instrument)
    {
        if (!instrument.LightSaysWavelength || Sets(plan.Settings.Select(s => (s.Device, s.Property)))
            || Sets(plan.Axes.Select(axis => (axis.Device, axis.Property))))
            return [];
        List<PlanProblem> notes = [];
        foreach (var (i, channel) in plan.Channels.Index())
        {
            var light = channel.Preset is { } preset && instrument.PresetWavelengthsNm.TryGetValue(preset, out var set)
                ? set : instrument.LightWavelengthNm;
            if (channel.WavelengthNm is { } said && light is { } shines && Math.Abs(said - shines) > SameNm)
                notes.Add(new PlanProblem($"channels[{i}].wavelength", $"{Text(said)} nm contradicts the light " +
                    $"source {Quoted(instrument.Shutter)}, which says {Text(shines)} nm; that is recorded. Set the " +
                    "light by the channel's preset, or leave the wavelength out."));
        }
        return notes;

        bool Sets(IEnumerable<(string Device, string Property)> settings) =>
            settings.Any(setting => setting == (instrument.Shutter, Property));
    }
}
