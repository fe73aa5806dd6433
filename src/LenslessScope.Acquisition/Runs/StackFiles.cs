using System.Buffers;
using LenslessScope.Imaging;
using LenslessScope.MMCore;

namespace LenslessScope.Acquisition;

/// <summary>
/// The OME-TIFFs of a run. A stack that would grow beyond the limits is divided at whole time points, so a frame's
/// place says in which file it is.
/// </summary>
internal sealed class StackFiles(string folder, IReadOnlyList<PlannedStack> stacks, RunOptions options, RunFacts facts,
    Plan plan)
    : IDisposable
{
    private const int MostOpen = 32;

    private readonly Dictionary<string, PlannedStack> _stacks = stacks.ToDictionary(stack => stack.Name);
    private readonly Dictionary<string, OmeTiffSeries> _series = [];
    private readonly LinkedList<string> _open = []; // last used first

    /// <summary>How the first frame was taken; null while that is not known.</summary>
    internal FrameSensor? Sensor { get; set; }

    internal PlannedStack? StackOf(string name) => _stacks.GetValueOrDefault(name);

    /// <summary>The file of a frame, and the time point with which it begins.</summary>
    internal (string File, int FirstT) FileOf(PlannedStack stack, StackPlace place, FrameShape shape)
    {
        var times = TimesPerFile(stack, shape);
        var part = place.T / times;
        return stack.SizeT <= times
            ? (stack.Name + RunFiles.ImageEnding, 0)
            : ($"{stack.Name}.{part + 1:0000}{RunFiles.ImageEnding}", part * times);
    }

    /// <summary>Adds a frame to its file.</summary>
    /// <exception cref="ImageFileException">It cannot be written; it can be added again.</exception>
    internal SeriesPage Append(PlannedStack stack, PlannedFrame planned, ReadOnlySpan<byte> pixels, FrameShape shape,
        FrameRecord record, bool flush)
    {
        Sensor ??= record.Sensor;
        var series = Series(stack, planned.Place, shape, out _);
        var (t, c, z) = planned.Place;
        var plane = record.PlaneOf(planned.Index,
            new StackPlace(t - FileOf(stack, planned.Place, shape).FirstT, c, z));
        if (shape.PixelType != PixelType.RGB32)
            return series.Append(pixels, plane, flush);
        var colour = ArrayPool<byte>.Shared.Rent(pixels.Length / 4 * 3);
        try
        {
            return series.Append(FromBlueGreenRed(pixels, colour), plane, flush);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(colour);
        }
    }

    /// <summary>The numbers of frames that a failing disk has lost; each is told once.</summary>
    internal IReadOnlyList<long> TakeLost() => [.. _series.Values.SelectMany(series => series.TakeLost())];

    /// <summary>Opens all existing files, repairs them, and says what is in them.</summary>
    /// <exception cref="ImageFileException">One cannot be read or repaired.</exception>
    internal IEnumerable<RecordedFrame> Present(FrameShape shape)
    {
        foreach (var stack in stacks)
            for (long t = 0; t < stack.SizeT; t += TimesPerFile(stack, shape))
            {
                var place = new StackPlace((int)t, 0, 0);
                var (file, firstT) = FileOf(stack, place, shape);
                if (!File.Exists(Path.Combine(folder, file)))
                    continue;
                Series(stack, place, shape, out var pages);
                foreach (var page in pages)
                    yield return Recovered(stack, file, firstT, page);
            }
    }

    private static RecordedFrame Recovered(PlannedStack stack, string file, int firstT, SeriesPage page) => new()
    {
        Index = page.Plane.Number, Stack = stack.Name, File = file, Page = page.Page, Checksum = page.Checksum,
        Place = new StackPlace(page.Plane.T + firstT, page.Plane.C, page.Plane.Z),
        Record = FrameRecord.Of(page.Plane),
    };

    private OmeTiffSeries Series(PlannedStack stack, StackPlace place, FrameShape shape,
        out IReadOnlyList<SeriesPage> pages)
    {
        pages = [];
        var (file, firstT) = FileOf(stack, place, shape);
        if (!_series.TryGetValue(file, out var series))
        {
            series = OmeTiffSeries.Open(Path.Combine(folder, file), Describe(stack, firstT, shape), out pages);
            _series.Add(file, series);
        }
        _open.Remove(file);
        _open.AddFirst(file);
        if (_open.Count > MostOpen)
        {
            _series[_open.Last!.Value].Rest();
            _open.RemoveLast();
        }
        return series;
    }

    /// <exception cref="ImageFileException">The disk failed.</exception>
    internal void Flush()
    {
        foreach (var file in _open)
            _series[file].Flush();
    }

    public void Dispose()
    {
        foreach (var series in _series.Values)
            series.Dispose();
    }

    internal static SeriesPixels? PixelsOf(PixelType pixelType) => pixelType switch
    {
        PixelType.GRAY8 => SeriesPixels.Gray8,
        PixelType.GRAY16 => SeriesPixels.Gray16,
        PixelType.RGB32 => SeriesPixels.Rgb8,
        _ => null,
    };

    private static ReadOnlySpan<byte> FromBlueGreenRed(ReadOnlySpan<byte> pixels, byte[] rgb)
    {
        var count = pixels.Length / 4;
        for (var i = 0; i < count; i++)
            (rgb[i * 3], rgb[i * 3 + 1], rgb[i * 3 + 2]) = (pixels[i * 4 + 2], pixels[i * 4 + 1], pixels[i * 4]);
        return rgb.AsSpan(0, count * 3);
    }

    // Of colour the unused byte is left out.
    private static int BytesInFile(PixelType type) => type.IsGray ? type.BytesPerPixel : 3;

    private int TimesPerFile(PlannedStack stack, FrameShape shape)
    {
        var planes = (long)stack.ChannelNames.Count * stack.SizeZ;
        var bytes = (long)shape.Height * shape.Width * BytesInFile(shape.PixelType);
        var times = Math.Min(options.PartFrames / planes, (long)(options.PartBytes / ((Int128)planes * bytes)));
        return (int)Math.Clamp(times, 1, stack.SizeT);
    }

    private SeriesDescription Describe(PlannedStack stack, int firstT, FrameShape shape)
    {
        var times = Math.Min(TimesPerFile(stack, shape), stack.SizeT - firstT);
        var annotations = new Dictionary<string, string>
        {
            ["plan"] = plan.Name, ["stack"] = stack.Name, ["kind"] = stack.Kind.ToString(), ["camera"] = facts.Camera,
            ["host"] = facts.Host, ["first time point"] = $"{firstT}",
        };
        if (Sensor is { } sensor)
        {
            annotations["binning"] = $"{sensor.Binning}";
            annotations["region of the sensor (X,Y,W,H)"] = sensor.Region;
            if (sensor.Gain is { } gain)
                annotations["gain of the first frame"] = gain;
        }
        return new SeriesDescription
        {
            Name = stack.Name, Height = shape.Height, Width = shape.Width, Pixels = PixelsOf(shape.PixelType)!.Value,
            ChannelNames = stack.ChannelNames, SizeT = times, SizeZ = stack.SizeZ,
            Capacity = (int)Math.Min(Math.Min((long)times * stack.ChannelNames.Count * stack.SizeZ, stack.Frames),
                int.MaxValue),
            DimensionOrder = stack.DimensionOrder, Compression = options.Compression,
            PixelUm = Sensor is null ? facts.PixelUm : Sensor.PixelUm,
            ZStepUm = stack.ZStepUm is { } step ? Math.Abs(step) : null, AcquiredAt = facts.StartedAt,
            Description = plan.Description, Annotations = annotations,
        };
    }
}
