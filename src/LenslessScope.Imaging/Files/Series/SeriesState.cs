namespace LenslessScope.Imaging;

/// <summary>What the pages of a series add up to.</summary>
internal sealed class SeriesState
{
    internal SeriesState(SeriesDescription series, SeriesLayout layout)
    {
        WavelengthsNm = new double?[series.ChannelNames.Count];
        End = layout.Frames;
    }

    /// <summary>Pages.</summary>
    internal int Count { get; private set; }

    /// <summary>Where the pixels of the next page go.</summary>
    internal long End { get; private set; }

    /// <summary>How many there are along each axis: one more than the highest place.</summary>
    internal (int T, int C, int Z) Extent { get; private set; }

    /// <summary>Of each channel; null while unknown.</summary>
    internal double?[] WavelengthsNm { get; private init; }

    /// <summary>The last page; null without any.</summary>
    internal SeriesPage? Last { get; private set; }

    /// <summary>The state with one page more; this one stays as it is.</summary>
    internal SeriesState With(SeriesPage page)
    {
        var (plane, nm) = (page.Plane, WavelengthsNm);
        if (nm[plane.C] is null && plane.WavelengthNm is not null)
        {
            nm = [.. nm];
            nm[plane.C] = plane.WavelengthNm;
        }
        return new SeriesState(this, page, nm);
    }

    private SeriesState(SeriesState before, SeriesPage page, double?[] wavelengthsNm)
    {
        var ((t, c, z), plane) = (before.Extent, page.Plane);
        Count = before.Count + 1;
        End = page.Offset + page.Bytes;
        Extent = (Math.Max(t, plane.T + 1), Math.Max(c, plane.C + 1), Math.Max(z, plane.Z + 1));
        WavelengthsNm = wavelengthsNm;
        Last = page;
    }
}
