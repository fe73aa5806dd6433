using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>The exposure time of the core's camera.</summary>
internal static class Exposure
{
    /// <summary>Sets it. The problem says why the camera does not expose for that time; null when it does.</summary>
    /// <param name="core">With a camera.</param>
    /// <param name="exposureMs">In ms, above 0.</param>
    /// <exception cref="CMMError">The camera does not answer.</exception>
    /// <remarks>The interface's own call cannot refuse, so the limits are looked at before and the outcome after
    /// it.</remarks>
    public static Problem? Set(CMMCore core, double exposureMs)
    {
        const string Property = "Exposure";
        var camera = core.GetCameraDevice();
        if (core.HasProperty(camera, Property) && core.HasPropertyLimits(camera, Property))
        {
            var (low, high) = (core.GetPropertyLowerLimit(camera, Property),
                core.GetPropertyUpperLimit(camera, Property));
            if (exposureMs < low || exposureMs > high)
                return new Problem("exposureMs",
                    $"{exposureMs} is out of range: '{camera}' exposes for {low} to {high} ms.");
        }
        core.SetExposure(exposureMs);
        var granted = core.GetExposure();
        return Math.Abs(granted - exposureMs) > 0.1 * exposureMs
            ? new Problem("exposureMs", $"{exposureMs} was not accepted: '{camera}' exposes for {granted} ms. Ask " +
                "for a time that it offers.")
            : null;
    }
}
