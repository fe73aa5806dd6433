using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>What contradicts itself in a request for one field of several frames.</summary>
internal static class JointChecks
{
    public static IEnumerable<Problem> Problems(ReconstructRequest request, JointFrames frames) =>
    [
        .. Excluding(request, frames), .. Useless(request), .. OfMethod(request, frames),
        .. (frames.HeightsUm ?? []).SelectMany(z => Quantity.Check("heightsUm", z, 1e8, "µm")),
        .. (frames.WavelengthsNm ?? []).SelectMany(nm => Quantity.Check("wavelengthsNm", nm, 1e5, "nm")),
        .. frames.SuperResolution is { } finer ? Quantity.Check("superResolution", finer, 2, 4, "") : [],
    ];

    public static IEnumerable<Problem> ProblemsOf(
        ReconstructRequest request, JointFrames frames, int count, bool settingsToo)
    {
        var problems = new List<Problem>();
        foreach (var (parameter, values) in new[]
        {
            ("heightsUm", frames.HeightsUm?.Count), ("wavelengthsNm", frames.WavelengthsNm?.Count),
            ("anglesDeg", frames.AnglesDeg?.Count),
        })
            if (values is { } given && given != count)
                problems.Add(new Problem(parameter, $"has {given} values, but {count} holograms are given. Give one " +
                    "value for each."));
        if (count < 2 && frames.RawColour == RawColour.None && frames.AnglesDeg == null)
            problems.Add(new Problem("", "One field from several frames needs at least two holograms, but only one " +
                "is given."));
        if (settingsToo && problems.Count == 0)
            problems.AddRange(RequestSettings.Joint(request, frames).Validate(count)
                .Select(reason => new Problem("", reason)));
        return problems;
    }

    private static IEnumerable<Problem> Excluding(ReconstructRequest request, JointFrames frames)
    {
        var heights = frames.HeightsUm != null;
        if (!heights && request.ZUm == null && request.ZRangeUm == null)
            yield return new Problem("", "Say where the sample is: `heightsUm` Z1,Z2,… or `zUm` Z if it is known, " +
                "or `zRangeUm` A:B to search for it.");
        if (heights && request.ZUm != null)
            yield return new Problem("", "Give `heightsUm` or `zUm`, not both.");
        if (heights && request.ZRangeUm != null)
            yield return new Problem("", "Give `heightsUm` or `zRangeUm`, not both.");
        if (frames.WavelengthsNm != null && request.WavelengthNm != null)
            yield return new Problem("", "Give `wavelengthsNm` or `wavelengthNm`, not both.");
        if (frames.AnglesDeg != null && request.SourceUm != null)
            yield return new Problem("", "Give `anglesDeg`, for plane waves, or `sourceUm`, for a point source, not " +
                "both.");
        if (frames.RawColour != RawColour.None && request.ColourPlane == ColourPlane.Mean)
            yield return new Problem("rawColour", "needs to know the colour of the light: add `colourPlane` red, " +
                "green or blue.");
    }

    private static IEnumerable<Problem> Useless(ReconstructRequest request) => new (string Parameter, bool Given)[]
    {
        ("unwrap", request.Unwrap), ("indexDifference", request.IndexDifference != null),
        ("refractionIncrement", request.RefractionIncrement != null), ("kernel", request.Kernel != null),
        ("bandwidthNm", request.Coherence.BandwidthNm != null),
        ("sourceDiameterUm", request.Coherence.SourceDiameterUm != null),
        ("sourceDistanceUm", request.Coherence.SourceDistanceUm != null),
    }.Where(option => option.Given).Select(option => new Problem(option.Parameter,
        "is for single holograms only, not for one field from several frames. Leave it out."));

    private static IEnumerable<Problem> OfMethod(ReconstructRequest request, JointFrames frames)
    {
        if (request.Method == ReconstructionMethod.Support)
            yield return new Problem("", "`method=support` works on a single frame only. Use " +
                "`method=totalVariation`, or " +
                "leave it out.");
        if (request.Method == ReconstructionMethod.BackPropagation && frames.SuperResolution == null)
            yield return new Problem("", "`method=backPropagation` makes one field from several frames only with " +
                "`superResolution`. Use `method=totalVariation`, or leave it out.");
    }
}
