namespace LenslessScope.Holography.Focusing;

/// <summary>
/// How far a search looks: in a narrow range a peak is hardly told from the trend. The search reaches beyond the range,
/// to a factor between the Fresnel distances at its ends. Foci outside the range that was asked for are none.
/// </summary>
internal static class WideEnough
{
    public static (double MinZUm, double MaxZUm) For(
        double minZUm, double maxZUm, Optics optics, double leastFactor)
    {
        var (least, most) = (FresnelDistance.Of(minZUm, optics), FresnelDistance.Of(maxZUm, optics));
        var lack = Math.Sqrt(leastFactor * least / most);
        return lack <= 1
            ? (minZUm, maxZUm)
            : (FresnelDistance.ToZUm(least / lack, optics), FresnelDistance.ToZUm(most * lack, optics));
    }
}
