using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>The library's settings for what is asked for.</summary>
internal static class RequestSettings
{
    public static ReconstructionSettings Reconstruction(ReconstructRequest request) => new()
    {
        ZUm = request.ZUm,
        Focus = Focus(request),
        Normalisation = request.Normalisation,
        Kernel = request.Kernel ?? PointSourceKernel.Paraxial,
        Method = request.UsedMethod,
        Retrieval = Retrieval(request.Iterations),
    };

    /// <summary>The search for the focus; null where there is none.</summary>
    public static FocusSettings? Focus(ReconstructRequest request) => request.ZRangeUm is var (from, to)
        ? new FocusSettings
        {
            MinZUm = from,
            MaxZUm = to,
            Metric = request.Metric ?? FocusMetric.Automatic,
            Roi = request.Roi,
            Kernel = request.Kernel ?? PointSourceKernel.Paraxial,
        }
        : null;

    public static PhaseRetrievalSettings Retrieval(int? iterations) => new() { Iterations = iterations };

    public static QuantitativePhaseSettings Quantities(double? indexDifference, RefractionIncrement? increment) => new()
    {
        IndexDifference = indexDifference,
        RefractionIncrement = (increment ?? RefractionIncrement.OfCells).Middle,
    };

    /// <summary>
    /// How the phase is measured; null where this method does not measure it and nothing was asked for that needs it.
    /// </summary>
    public static QuantitativePhaseSettings? Quantities(ReconstructRequest request) =>
        request.UsedMethod != ReconstructionMethod.BackPropagation || request.Unwrap
        || request.IndexDifference != null || request.RefractionIncrement != null
            ? Quantities(request.IndexDifference, request.RefractionIncrement)
            : null;

    public static JointReconstructionSettings Joint(ReconstructRequest request, JointFrames frames)
    {
        var sites = frames.Sites(request.ColourPlane);
        var apart = frames.HeightsUm != null || frames.OwnDistances && request.ZRangeUm != null;
        return new JointReconstructionSettings
        {
            ZUm = frames.HeightsUm ?? (request.ZUm is { } z ? [z] : null),
            Focus = frames.HeightsUm == null ? Focus(request) : null,
            OneDistance = !apart,
            Normalisation = request.Normalisation,
            Registration = new FrameRegistrationSettings
            {
                Motion = frames.Motion ?? (apart && sites == ColourSites.All && frames.AnglesDeg == null
                    ? FrameMotion.Similarity
                    : FrameMotion.Shift),
            },
            Method = request.UsedMethod,
            Sites = sites,
            Retrieval = Retrieval(request.Iterations) with { Oversampling = frames.SuperResolution ?? 1 },
        };
    }
}
