using System.Text.Json;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Workflows;

/// <summary>Unwrapped phase, optical path and height as files and pictures, and the table of what stands out.</summary>
internal static class QuantityFiles
{
    /// <summary>The names of all files that <see cref="Write"/> may make.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "unwrapped-phase.ome.tif", "unwrapped-phase.png", "optical-path.ome.tif", "optical-path.png", "height.ome.tif",
        "height.png", "phase-objects.csv",
    ];

    /// <summary>Columns of a table that say what the phase of an object says.</summary>
    public static IReadOnlyList<string> PhaseHeader { get; } =
    [
        "peak_phase_rad", "peak_optical_path_nm", "optical_volume_um3", "dry_mass_pg", "dry_mass_error_pg",
        "dry_mass_low_pg", "dry_mass_high_pg", "peak_height_um", "no_mass",
    ];

    /// <summary>What the phase of an object says, as far as there is something; else why there is no mass.</summary>
    public static IReadOnlyList<object?> PhaseRow(
        PhaseObject? o, MassGap gap, double wavelengthNm, RefractionIncrement increment)
    {
        IReadOnlyList<object?> phase = o == null
            ? [null, null]
            : [o.PeakPhaseRad, PhaseQuantity.OpticalPathNm(o.PeakPhaseRad, wavelengthNm)];
        if (o == null || gap != MassGap.None)
            return [.. phase, null, null, null, null, null, null, JsonNamingPolicy.CamelCase.ConvertName($"{gap}")];
        var (low, high) = increment.MassesPg(o.OpticalVolumeUm3);
        return [.. phase, o.OpticalVolumeUm3, o.DryMassPg, o.DryMassErrorPg, low, high, o.PeakHeightUm, null];
    }

    public static void Write(
        QuantitativePhaseResult result, ComplexField field, ReconstructionReport report, Func<string, string> pathOf)
    {
        var increment = new RefractionIncrement(
            report.Quantities!.LeastRefractionIncrement, report.Quantities.LargestRefractionIncrement);
        Save("unwrapped-phase", result.Phase, "Unwrapped phase", "rad");
        Save("optical-path", PhaseQuantity.OpticalPathNm(result.Phase, field.WavelengthNm), "Optical path", "nm");
        if (result.Settings.IndexDifference is { } difference)
            Save("height", PhaseQuantity.HeightUm(result.Phase, field.WavelengthNm, difference), "Height", "µm");
        CsvTable.Write(pathOf("phase-objects.csv"),
            ["id", "x_um", "y_um", "area_um2", "mean_phase_rad", .. PhaseHeader, "touches_border"],
            result.Objects.Select(o => (IReadOnlyList<object?>)[o.Id, o.XUm, o.YUm, o.AreaUm2, o.MeanPhaseRad,
                .. PhaseRow(o, report.Quantities.NoMass, field.WavelengthNm, increment), o.TouchesBorder]));

        void Save(string name, Image<float> image, string title, string unit)
        {
            OmeTiff.Write(pathOf($"{name}.ome.tif"), image, new OmeMetadata
            {
                Name = name,
                ChannelName = $"{title.ToLowerInvariant()}, {unit}",
                PixelUm = field.PixelUm,
                WavelengthNm = field.WavelengthNm,
                ZUm = field.ZUm,
                Description = $"Of {Path.GetFileName(report.Hologram)} at {field.ZUm:0.###} µm from the sensor; the " +
                    "tilt of the background is taken off.",
            });
            var toned = Tone.Map(image, Contrast.Symmetric(percentile: 99.9), ColourMap.Diverging);
            LabelledPicture.Of(
                toned, unit, $"{title} at {field.ZUm:0.0} µm", field.PixelUm, PhasePicture.Legend(result.Gaps))
                .Save(pathOf($"{name}.png"));
        }
    }
}
