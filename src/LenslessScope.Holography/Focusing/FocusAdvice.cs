namespace LenslessScope.Holography.Focusing;

/// <summary>What to say when nothing was found.</summary>
internal static class FocusAdvice
{
    /// <param name="outcome">What the search ended with.</param>
    /// <param name="settings">What was asked for.</param>
    /// <param name="coarse">The values of the coarse curve within the range that was asked for.</param>
    /// <param name="besideUm">Where the curve beyond that range has a focus, µm.</param>
    /// <param name="optics">Of the hologram.</param>
    public static string? Reason(
        FocusOutcome outcome, FocusSettings settings, ReadOnlySpan<double> coarse, double? besideUm, Optics optics)
    {
        var range = FormattableString.Invariant($"{settings.MinZUm:0.###}:{settings.MaxZUm:0.###} µm");
        var other = settings.Metric switch
        {
            FocusMetric.Complex => "try the amplitude metric if the object is opaque, ",
            FocusMetric.Amplitude => "try the complex metric if the object is transparent, ",
            _ => "",
        };
        var reason = outcome switch
        {
            FocusOutcome.Found => null,
            _ when besideUm is { } beside => FormattableString.Invariant(
                $"There is no focus in the range {range}; one stands out beyond it, at about {beside:0} µm. ") +
                $"Widen the range, {other}or give a region around the object.",
            FocusOutcome.AtEndOfRange =>
                $"There is no focus in the range {range}: the metric is largest at its " +
                $"{(Falls(coarse) ? "lower" : "upper")} end. Widen the range to " +
                $"{Wider(settings, Falls(coarse), optics)} µm, {other}give a region around the object, " +
                "or a background frame.",
            _ => $"No focus stands out in the range {range}: the metric has no clear peak. Give a region " +
                $"around the object or a background frame, {other}or choose another range.",
        };
        return reason == null ? null : reason + FromTheSource(settings, optics);
    }

    // Papers on point sources often give the distance from the source.
    private static string FromTheSource(FocusSettings settings, Optics optics) => optics.SourceUm is { } source
        ? FormattableString.Invariant(
            $" Distances are from the sample to the sensor: a sample {settings.MinZUm:0.###} to ") +
          FormattableString.Invariant($"{settings.MaxZUm:0.###} µm ") +
          FormattableString.Invariant(
              $"from the source is found with {source - settings.MaxZUm:0.###}:{source - settings.MinZUm:0.###} µm.")
        : "";

    /// <summary>What to say of a focus that stands out little.</summary>
    public static string Doubt(double zUm, double confidence) => FormattableString.Invariant(
        $"The focus at {zUm:0.#} µm hardly stands out (confidence {confidence:0.00}): look at the focus curve, ") +
        "narrow the range or give a region around the object.";

    /// <summary>What to say when two metrics stand out at two distances.</summary>
    public static string Disagreement(FocusOpinion taken, FocusOpinion other) => FormattableString.Invariant(
        $"The metrics disagree: {Word(taken)} stands out at {taken.ZUm:0.#} µm, which was used, {Word(other)} at ") +
        FormattableString.Invariant(
            $"{other.ZUm:0.#} µm. Look at both, or choose a metric or a region around the object.");

    private static string Word(FocusOpinion opinion) =>
        opinion.Metric == FocusMetric.Complex ? "the complex one" : "the amplitude";

    private static bool Falls(ReadOnlySpan<double> coarse) => coarse[0] > coarse[^1];

    private static string Wider(FocusSettings settings, bool downwards, Optics optics)
    {
        var (least, most) = downwards
            ? (Math.Max(settings.MinZUm / 3, 0.1), settings.MaxZUm)
            : (settings.MinZUm, settings.MaxZUm * 2);
        if (optics.SourceUm is { } source && most >= source)
            most = (settings.MaxZUm + source) / 2;
        return FormattableString.Invariant($"{least:0.#}:{most:0.#}");
    }
}
