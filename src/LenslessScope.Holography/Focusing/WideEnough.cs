using LenslessScope.Imaging;

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// How far a search looks: in a range of few depths of field a focus is hardly above the ends.
/// The steps of the coarse pass, whose number does not depend on the range then, reach beyond it,
/// so that it is seen how far a focus in the range stands out; foci outside are none.
/// </summary>
internal static class WideEnough
{
    public static FocusSettings For(FocusSettings settings, Optics optics, Image<float> amplitude, double smoothingPx)
    {
        var middle = (settings.MinZUm + settings.MaxZUm) / 2;
        var geometry = optics.Effective(middle);
        var depth = DepthOfField.Um(geometry.PixelUm, optics.WavelengthInMediumUm, geometry.DistanceUm,
            Math.Max(amplitude.Height, amplitude.Width) * geometry.PixelUm, smoothingPx);
        var lack = FocusSteps.Least * depth - (settings.MaxZUm - settings.MinZUm);
        if (lack <= 0)
            return settings;
        // Not so near to the sample or the source that the optics there are of another kind.
        var least = Math.Max(settings.MinZUm - lack / 2, settings.MinZUm / 2);
        var most = Math.Min(settings.MaxZUm + lack / 2, settings.MaxZUm * 1.5);
        if (optics.SourceUm is { } source)
            most = Math.Min(most, (settings.MaxZUm + source) / 2);
        return settings with { MinZUm = least, MaxZUm = most };
    }
}
