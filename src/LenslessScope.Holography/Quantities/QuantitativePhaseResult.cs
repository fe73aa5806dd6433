using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>What the phase says of one object. In the order of a table's columns.</summary>
/// <param name="Id">From 1, by rows of the object's first pixel; the value of its pixels in the labels.</param>
/// <param name="XUm">
/// Column of its centre (weighted by the phase's size) times the pitch, µm; 0 is the first pixel's centre.
/// </param>
/// <param name="YUm">Row of its centre times the pitch, µm.</param>
/// <param name="AreaUm2">Its area in the picture, µm².</param>
/// <param name="MeanPhaseRad">Mean phase above the background over the area, rad.</param>
/// <param name="PeakPhaseRad">The phase furthest from the background, rad; keeps its sign.</param>
/// <param name="OpticalVolumeUm3">
/// Optical path added to the light, over the area with its skirt, µm³: λ₀/2π · Σφ · p².
/// </param>
/// <param name="OpticalVolumeErrorUm3">
/// Its standard deviation, µm³: that of sums of the phase over areas of this size where there is no object, which
/// holds noise, waves and the level of the background. What the method itself gets wrong is not in it.
/// </param>
/// <param name="DryMassPg">Dry mass, pg: the optical volume over the refraction increment.</param>
/// <param name="DryMassErrorPg">Its standard deviation, pg, for that increment.</param>
/// <param name="PeakHeightUm">Thickness at the peak, µm; null without a difference of indices.</param>
/// <param name="VolumeUm3">Volume, µm³; null without a difference of indices.</param>
/// <param name="TouchesBorder">Whether it is cut off by the border, so that mass and volume are too small.</param>
public sealed record PhaseObject(
    int Id, double XUm, double YUm, double AreaUm2, double MeanPhaseRad, double PeakPhaseRad, double OpticalVolumeUm3,
    double OpticalVolumeErrorUm3, double DryMassPg, double DryMassErrorPg, double? PeakHeightUm, double? VolumeUm3,
    bool TouchesBorder);

/// <summary>A plane in rad over pixels: <c>OffsetRad + RowTilt · row + ColumnTilt · column</c>.</summary>
/// <param name="OffsetRad">At row 0, column 0; rad.</param>
/// <param name="RowTilt">Per row, rad/pixel.</param>
/// <param name="ColumnTilt">Per column, rad/pixel.</param>
public readonly record struct PhasePlane(double OffsetRad, double RowTilt, double ColumnTilt)
{
    /// <summary>The plane at a pixel, rad.</summary>
    public double At(double row, double column) => OffsetRad + RowTilt * row + ColumnTilt * column;
}

/// <summary>Phase, objects and their quantities.</summary>
public sealed record QuantitativePhaseResult
{
    /// <summary>What was asked for.</summary>
    public required QuantitativePhaseSettings Settings { get; init; }

    /// <summary>
    /// Unwrapped phase above the background in rad; NaN where the mask of the unwrapping leaves out, and where there is
    /// a gap.
    /// </summary>
    public required Image<float> Phase { get; init; }

    /// <summary>Where there is no phase: values of <see cref="PhaseGap"/>.</summary>
    public required Image<byte> Gaps { get; init; }

    /// <summary>How many objects are opaque, and so have neither phase nor mass.</summary>
    public required int Opaque { get; init; }

    /// <summary>
    /// How many places stand out of the noise pixel by pixel, but not as a whole, given their size: they are no
    /// objects.
    /// </summary>
    public required int Chance { get; init; }

    /// <summary>The plane that was taken off.</summary>
    public required PhasePlane Background { get; init; }

    /// <summary>Deviation of the background from that plane, 1.4826 times the median absolute one; rad.</summary>
    public required double BackgroundNoiseRad { get; init; }

    /// <summary>The unwrapping, with its residues.</summary>
    public required PhaseUnwrappingResult Unwrapping { get; init; }

    /// <summary>For each pixel the <see cref="PhaseObject.Id"/> of its object, 0 for the background.</summary>
    public required Image<int> Labels { get; init; }

    /// <summary>All objects, by id.</summary>
    public required IReadOnlyList<PhaseObject> Objects { get; init; }

    /// <summary>What makes the quantities doubtful, in sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Wall time.</summary>
    public required TimeSpan Elapsed { get; init; }
}
