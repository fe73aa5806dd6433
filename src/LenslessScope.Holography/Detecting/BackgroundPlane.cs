using LenslessScope.Imaging;

namespace LenslessScope.Holography.Detecting;

/// <summary>
/// The plane of the background's phase: least squares over pixels outside of objects. Where objects are not known,
/// pixels further off the plane than 2.5 deviations are left out and the plane is fitted again, until it rests.
/// </summary>
internal static class BackgroundPlane
{
    private const int MostFits = 30;
    private const double MostDeviations = 2.5;

    // Below it, single precision is all that the deviation tells of.
    private const double LeastDeviationRad = 1e-6;

    /// <summary>The plane and the deviation of the background from it, rad.</summary>
    public static (PhasePlane Plane, double DeviationRad) Fit(Image<float> phase, Image<byte>? objects, bool tilted)
    {
        var background = new List<int>();
        for (var at = 0; at < phase.Pixels.Length; at++)
            if (float.IsFinite(phase.Pixels[at]) && (objects == null || objects.Pixels[at] == 0))
                background.Add(at);
        if (background.Count == 0)
            return (default, 0);
        var plane = Start(phase, background, tilted);
        for (var fit = 0; fit < MostFits; fit++)
        {
            var (median, absolute) = Off(phase, background, plane);
            var most = MostDeviations * Math.Max(LeastDeviationRad, Deviation.OfNormal * absolute);
            var kept = objects != null
                ? background
                : background.FindAll(at => Math.Abs(Residual(phase, at, plane) - median) <= most);
            var next = tilted ? Plane(phase, kept, plane) : plane with { OffsetRad = plane.OffsetRad + median };
            var change = Math.Abs(next.OffsetRad - plane.OffsetRad) +
                Math.Abs(next.RowTilt - plane.RowTilt) * phase.Height +
                Math.Abs(next.ColumnTilt - plane.ColumnTilt) * phase.Width;
            plane = next;
            if (change < LeastDeviationRad)
                break;
        }
        return (plane, Deviation.OfNormal * Off(phase, background, plane).Absolute);
    }

    // The medians of differences over a few pixels do not see objects that cover less than half of the picture.
    private static PhasePlane Start(Image<float> phase, List<int> background, bool tilted)
    {
        var plane = tilted ? new PhasePlane(0, Slope(phase, phase.Width), Slope(phase, 1)) : default;
        return plane with { OffsetRad = Off(phase, background, plane).Median };
    }

    private static double Slope(Image<float> phase, int step)
    {
        var differences = new List<float>();
        for (var at = step == 1 ? 1 : step; at < phase.Pixels.Length; at++)
            if ((step != 1 || at % phase.Width != 0) &&
                phase.Pixels[at] - phase.Pixels[at - step] is var d && float.IsFinite(d))
                differences.Add(d);
        return Deviation.Of(differences).Median;
    }

    private static (double Median, double Absolute) Off(Image<float> phase, List<int> pixels, PhasePlane plane) =>
        Deviation.Of(pixels.Select(at => (float)Residual(phase, at, plane)));

    private static double Residual(Image<float> phase, int at, PhasePlane plane) =>
        phase.Pixels[at] - plane.At(at / phase.Width, at % phase.Width);

    // What is added to the plane: normal equations about the pixels' centre, where offset and tilts hardly mix.
    private static PhasePlane Plane(Image<float> phase, List<int> pixels, PhasePlane plane)
    {
        var row = pixels.Average(at => (double)(at / phase.Width));
        var column = pixels.Average(at => (double)(at % phase.Width));
        double yy = 0, xx = 0, xy = 0, yr = 0, xr = 0, r = 0;
        foreach (var at in pixels)
        {
            var (y, x, off) = (at / phase.Width - row, at % phase.Width - column, Residual(phase, at, plane));
            (yy, xx, xy) = (yy + y * y, xx + x * x, xy + x * y);
            (yr, xr, r) = (yr + y * off, xr + x * off, r + off);
        }
        var determinant = yy * xx - xy * xy;
        // On a single line across, the tilt is not determined.
        var (down, along) = determinant > 1e-9 * yy * xx
            ? ((yr * xx - xr * xy) / determinant, (xr * yy - yr * xy) / determinant)
            : (0, 0);
        return new PhasePlane(plane.OffsetRad + r / pixels.Count - down * row - along * column, plane.RowTilt + down,
            plane.ColumnTilt + along);
    }
}
