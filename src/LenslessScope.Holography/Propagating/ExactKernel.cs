using LenslessScope.Imaging;

namespace LenslessScope.Holography.Propagating;

/// <summary>The limits of the exact kernel of a point source.</summary>
internal static class ExactKernel
{
    private const int LeastPixels = 24;

    /// <summary>Why a kernel cannot be used, one message each; empty when it can.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="hologram">The hologram.</param>
    /// <param name="farthestUm">The plane nearest to the source, µm from the sensor.</param>
    /// <param name="roi">What is looked at of it; null for all.</param>
    public static IEnumerable<string> Refusals(PointSourceKernel kernel, Hologram hologram, double farthestUm, Roi? roi)
    {
        if (!Enum.IsDefined(kernel))
            yield return $"The kernel is {kernel}; it must be paraxial or exact.";
        if (kernel != PointSourceKernel.Exact)
            yield break;
        var (optics, image) = (hologram.Optics, hologram.Intensity);
        if (optics.SourceUm is not { } source)
        {
            yield return "The exact kernel is that of a point source, and the distance from source to sensor is " +
                "missing. Give it in micrometres, or use the paraxial kernel, which is exact for a plane wave.";
            yield break;
        }
        var toSource = source - farthestUm;
        if (!(toSource > 0) || optics.Validate().Count > 0)
            yield break;
        var pitch = DirectionGrid.PitchUm(image.Height, image.Width, optics, farthestUm);
        var side = roi is { } part ? Math.Min(part.Width, part.Height) : Math.Min(image.Width, image.Height);
        var nearest = LeastPixels * pitch * source / (side * optics.PixelUm);
        if (toSource < nearest)
            yield return FormattableString.Invariant(
                $"At z = {farthestUm} µm, {toSource:0.#} µm from the source, the light is too narrow to show ") +
                FormattableString.Invariant(
                    $"anything: fewer than {LeastPixels} spots across. Stay below z = {source - nearest:0.#} µm.");
    }
}
