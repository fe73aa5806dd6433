namespace LenslessScope.Holography.Focusing;

/// <summary>What to say when nothing was found.</summary>
internal static class FocusAdvice
{
    /// <param name="outcome">What the search ended with.</param>
    /// <param name="settings">What was asked for.</param>
    /// <param name="besideUm">Where the curve beyond that range has a focus, µm.</param>
    /// <param name="optics">Of the hologram.</param>
    public static string? Reason(
        FocusOutcome outcome, FocusSettings settings, double? besideUm, Optics optics)
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
            _ => $"No focus stands out in the range {range}: the metric has no clear peak. Widen the range, give " +
                $"a region around the object or a background frame, {other}or choose another range.",
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
    public static string Disagreement(FocusSearch.Finding taken, FocusSearch.Finding other) =>
        FormattableString.Invariant(
        $"The metrics disagree: {Word(taken)} stands out at {taken.ZUm:0.#} µm, which was used, {Word(other)} at ") +
        FormattableString.Invariant(
            $"{other.ZUm:0.#} µm. Look at both, or choose a metric or a region around the object.");

    private static string Word(FocusSearch.Finding finding) =>
        finding.Metric == FocusMetric.Complex ? "the complex one" : "the amplitude";
}
