using LenslessScope.Instrument;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// Size and type of frames in the states that a plan asks its camera for: the camera is set so and put back. No other
/// device is touched and no frame is taken.
/// </summary>
internal static class FormatProbe
{
    /// <summary>States at most; a plan with more is told by its run.</summary>
    private const int Most = 256;

    /// <summary>Asks the camera.</summary>
    /// <param name="core">The instrument; its camera is used by nobody else.</param>
    /// <param name="camera">The label of the camera.</param>
    /// <param name="formats">The states. What the camera refuses is left out: other rules tell it.</param>
    /// <returns>By the part of the plan that the state comes from.</returns>
    /// <exception cref="CMMError">The camera does not answer, or could not be put back.</exception>
    public static IReadOnlyDictionary<string, FrameShape> Ask(
        CMMCore core, string camera, IReadOnlyList<CameraFormat> formats)
    {
        var (own, shapes) = (core.GetCameraDevice(), new Dictionary<string, FrameShape>());
        if (formats.Count > Most)
            return shapes;
        var before = formats.SelectMany(format => format.Settings)
            .Where(setting => core.HasProperty(camera, setting.Property))
            .DistinctBy(setting => setting.Property)
            .Select(setting => setting with { Value = core.GetProperty(camera, setting.Property) }).ToList();
        if (camera != own)
            core.SetCameraDevice(camera);
        try
        {
            foreach (var format in formats)
                if (Set(core, before) && Set(core, format.Settings))
                    shapes[format.Path] = new FrameShape(
                        core.GetImageHeight(), core.GetImageWidth(), PixelTypes.OfCamera(core));
        }
        finally
        {
            foreach (var setting in Enumerable.Reverse(before))
                if (core.GetProperty(camera, setting.Property) != setting.Value)
                    core.SetProperty(camera, setting.Property, setting.Value);
            if (camera != own)
                core.SetCameraDevice(own);
        }
        return shapes;
    }

    // Only what differs: every setting may take the camera a while.
    private static bool Set(CMMCore core, IReadOnlyList<Setting> settings)
    {
        try
        {
            foreach (var (device, property, value) in settings)
                if (core.GetProperty(device, property) != value)
                    core.SetProperty(device, property, value);
            return true;
        }
        catch (CMMError)
        {
            return false;
        }
    }
}
