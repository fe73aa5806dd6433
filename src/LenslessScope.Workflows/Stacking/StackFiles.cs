using System.Diagnostics;
using System.Numerics;
using LenslessScope.Imaging;

namespace LenslessScope.Workflows;

/// <summary>Everything that <c>stack</c> writes for one hologram. One plane is in memory at a time.</summary>
internal static class StackFiles
{
    /// <summary>The names of all files that <see cref="Write"/> makes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["stack.ome.tif", "stack.png", "stack.json"];

    /// <summary>Computes and writes the planes; <paramref name="pathOf"/> says where a name goes.</summary>
    /// <param name="planes">The planes.</param>
    /// <param name="hologram">The hologram that they are of.</param>
    /// <param name="holograms">The frames that belong to it.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="output">Says how the result is made.</param>
    /// <param name="progress">Is told of each plane.</param>
    /// <param name="pathOf">Where a name goes.</param>
    /// <param name="cancellation">Ends the work between two planes.</param>
    public static StackReport Write(AmplitudeStack planes, string hologram, HologramSet holograms, StackRequest request,
        WorkflowOutput output, IProgress<WorkflowProgress>? progress, Func<string, string> pathOf,
        CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var stack = planes.Transform(cancellation);
        var zUm = planes.PlanesUm(stack);
        var sheet = new StackSheet(zUm, planes.Optics.PixelUm);
        var amplitude = new Image<float>(planes.Height, planes.Width);
        long clipped = 0;
        var metadata = new OmeMetadata
        {
            Name = "stack",
            ChannelName = planes.Bits == 32
                ? "amplitude, relative to the background"
                : $"amplitude × {planes.CountsPerAmplitude}, relative to the background",
            PixelUm = planes.Optics.PixelUm,
            WavelengthNm = planes.Optics.WavelengthNm,
            Description = $"Amplitude of {Path.GetFileName(hologram)} at several distances from the sensor.",
        };
        var path = pathOf("stack.ome.tif");
        switch (planes.Bits)
        {
            case 8: OmeTiff.WriteStack(path, zUm, Counts<byte>(), metadata); break;
            case 16: OmeTiff.WriteStack(path, zUm, Counts<ushort>(), metadata); break;
            default: OmeTiff.WriteStack(path, zUm, Plane, metadata); break;
        }
        sheet.Render(hologram).Save(pathOf("stack.png"));
        var report = new StackReport(hologram, zUm, (zUm[^1] - zUm[0]) / (zUm.Count - 1), planes.Bits,
            planes.CountsPerAmplitude, clipped, planes.Optics, request.Normalisation,
            holograms.Backgrounds, holograms.Darks,
            [.. planes.Normalisation.Warnings, .. stack.Warnings, .. Clipped(clipped, planes)],
            clock.Elapsed.TotalSeconds, output.Made());
        ResultJson.Write(pathOf("stack.json"), report);
        return report;

        Image<float> Plane(int i)
        {
            progress?.Report(new StageProgress(hologram, WorkflowStage.Stacking, (double)i / zUm.Count)
            {
                Step = i + 1,
                Steps = zUm.Count,
            });
            stack.Amplitude(-zUm[i], amplitude, cancellation);
            sheet.Look(i, amplitude);
            return amplitude;
        }

        Func<int, Image<T>> Counts<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        {
            var counts = new Image<T>(planes.Height, planes.Width);
            var most = float.CreateChecked(T.MaxValue);
            return i =>
            {
                var plane = Plane(i);
                for (var at = 0; at < counts.Pixels.Length; at++)
                {
                    var count = MathF.Round(plane.Pixels[at] * planes.CountsPerAmplitude);
                    clipped += count > most ? 1 : 0;
                    counts.Pixels[at] = T.CreateSaturating(count);
                }
                return counts;
            };
        }
    }

    private static IEnumerable<string> Clipped(long clipped, AmplitudeStack planes)
    {
        if (clipped > 0)
            yield return $"{clipped} pixels were too bright for {planes.Bits} bits and were clipped. " +
                "Ask for 32 bits to keep them.";
    }
}
