using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>Objects as rows of a table.</summary>
internal static class ObjectTable
{
    public static IReadOnlyList<string> Header { get; } =
        ["id", "x_um", "y_um", "z_um", "diameter_um", "area_um2", "peak_contrast", "confidence", "touches_border"];

    public static IReadOnlyList<object?> Row(DetectedObject o) =>
        [o.Id, o.XUm, o.YUm, o.ZUm, o.DiameterUm, o.AreaUm2, o.PeakContrast, o.Confidence, o.TouchesBorder];

    /// <summary>Writes all objects; with a phase, what it says in further columns.</summary>
    public static void Write(
        string path, IReadOnlyList<DetectedObject> objects, ObjectReport.PhasePart? phase, double wavelengthNm)
    {
        if (phase == null)
        {
            CsvTable.Write(path, Header, objects.Select(Row));
            return;
        }
        var increment = new RefractionIncrement(phase.LeastRefractionIncrement, phase.LargestRefractionIncrement);
        CsvTable.Write(path, [.. Header, .. QuantityFiles.PhaseHeader], objects.Select((o, i) =>
            (IReadOnlyList<object?>)
                [.. Row(o), .. QuantityFiles.PhaseRow(phase.Objects[i], phase.NoMass[i], wavelengthNm, increment)]));
    }
}
