namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Whether the camera can read several regions of interest at once. False without a camera.</summary>
    public bool IsMultiROISupported() => _native.isMultiROISupported();

    /// <summary>Whether the camera reads several regions of interest at once. False without a camera.</summary>
    public bool IsMultiROIEnabled() => _native.isMultiROIEnabled();

    /// <summary>
    /// Sets the regions of interest that the camera reads at once, in pixels of the full frame at the present binning.
    /// Clears the buffer. <see cref="ClearROI"/> takes the full frame again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number is negative; the message says in which region.
    /// </exception>
    /// <exception cref="CMMError">There is no camera, it does not support it, or it refuses these regions.</exception>
    public void SetMultiROI(IEnumerable<(int X, int Y, int XSize, int YSize)> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        using var xs = new Interop.UnsignedVector();
        using var ys = new Interop.UnsignedVector();
        using var widths = new Interop.UnsignedVector();
        using var heights = new Interop.UnsignedVector();
        foreach (var region in regions)
        {
            if (region.X < 0 || region.Y < 0 || region.XSize < 0 || region.YSize < 0)
                throw new ArgumentOutOfRangeException(nameof(regions), region,
                    $"Region {xs.Count} has a negative number; x, y, width and height count pixels of the full frame.");
            xs.Add((uint)region.X);
            ys.Add((uint)region.Y);
            widths.Add((uint)region.XSize);
            heights.Add((uint)region.YSize);
        }
        _native.setMultiROI(xs, ys, widths, heights);
    }

    /// <summary>
    /// The regions of interest that the camera reads at once, in pixels of the full frame at the present binning.
    /// </summary>
    /// <exception cref="CMMError">The camera does not support it.</exception>
    public IReadOnlyList<(int X, int Y, int XSize, int YSize)> GetMultiROI()
    {
        _native.getMultiROI(out var xs, out var ys, out var widths, out var heights);
        using (xs)
        using (ys)
        using (widths)
        using (heights)
        {
            var regions = new (int X, int Y, int XSize, int YSize)[xs.Count];
            for (var i = 0; i < regions.Length; i++)
                regions[i] = ((int)xs[i], (int)ys[i], (int)widths[i], (int)heights[i]);
            return regions;
        }
    }
}
