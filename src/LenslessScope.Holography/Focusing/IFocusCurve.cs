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

    /// <summary>The metrics at z that the settings ask for.</summary>
    Sharpness Evaluate(double zUm, FocusStage stage);
}
