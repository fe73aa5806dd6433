using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Focusing;

/// <summary>The focus metrics of one hologram as functions of z.</summary>
internal interface IFocusCurve : IDisposable
{
    /// <summary>Where the metrics are computed.</summary>
    FocusRegion Place { get; }

    /// <summary>The distances of the coarse pass, from end to end.</summary>
    IReadOnlyList<double> Steps { get; }

    /// <summary>Depth of field at that z, µm.</summary>
    double DepthOfFieldUm(double zUm);

    /// <summary>What a pass samples without aliasing at every distance of a range.</summary>
    FrequencyBand CommonBand(double minZUm, double maxZUm, FocusStage stage);

    /// <summary>The metrics at z that the settings ask for.</summary>
    Sharpness Evaluate(double zUm, FrequencyBand band, FocusStage stage);
}
