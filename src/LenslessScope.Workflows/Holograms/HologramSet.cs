using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>The holograms of a request: found, and with the frames read that all of them share.</summary>
internal sealed class HologramSet
{
    private readonly HologramsRequest _request;
    private readonly HologramFiles _files;
    private readonly IProgress<WorkflowProgress>? _progress;
    private bool _doubted;
    private long _checkedBytes;

    private HologramSet(HologramsRequest request, IReadOnlyList<string> paths, IReadOnlyList<string> backgrounds,
        IReadOnlyList<string> darks, IProgress<WorkflowProgress>? progress)
    {
        (_request, Paths, Backgrounds, Darks, _progress) = (request, paths, backgrounds, darks, progress);
        JointColour = request.JointColour is RawColour.None
            ? RawFrames.OrderOf(paths[0])
            : request.JointColour ?? RawColour.None;
        if (JointColour != RawColour.None)
            RawFrames.NeedsColour(paths[0], JointColour, request.ColourPlane);
        _files = HologramFiles.Read(backgrounds, darks, request.ColourPlane,
            request.JointColour == null ? null : JointColour,
            (path, message) => progress?.Report(new WorkflowNotice(path, message)));
    }

    /// <summary>The holograms, one by one.</summary>
    public IReadOnlyList<string> Paths { get; }

    public IReadOnlyList<string> Backgrounds { get; }

    public IReadOnlyList<string> Darks { get; }

    /// <summary>
    /// The order of colours of frames that are made into one field, given or said by the first file; none where there
    /// is none, or each is worked on for itself.
    /// </summary>
    public RawColour JointColour { get; }

    /// <summary>Checks the request, finds its frames and reads those that are shared.</summary>
    /// <param name="request">The request.</param>
    /// <param name="progress">Is told what should be known of the files.</param>
    /// <param name="inTheWay">
    /// What is wrong with where the results of these holograms go, of which there is at least one.
    /// </param>
    /// <exception cref="RequestException">The request cannot be carried out; all reasons at once.</exception>
    /// <exception cref="UnreadableFileException">Shared frames cannot be read; all of them are named.</exception>
    public static HologramSet Open(HologramsRequest request, IProgress<WorkflowProgress>? progress,
        Func<IReadOnlyList<string>, IReadOnlyList<string>, IEnumerable<Problem>>? inTheWay = null)
    {
        var problems = new List<Problem>(request.Problems());
        var unseen = problems.Count;
        var backgrounds = HologramPages.Expand(request.Backgrounds, problems);
        var darks = HologramPages.Expand(request.Darks, problems);
        var paths = HologramPages.Expand(request.Holograms, problems);
        // Holograms that are not found cannot be counted.
        if (problems.Count == unseen)
            problems.AddRange(request.ProblemsOf(paths.Count));
        if (paths.Count > 0 && inTheWay != null)
            problems.AddRange(inTheWay(paths, [.. paths, .. backgrounds, .. darks]));
        RequestException.ThrowIfAny(problems);
        if (HologramPages.OutOfOrder(request.Holograms) is var (first, second))
            progress?.Report(new WorkflowNotice(null, $"Holograms are taken in the order given, '{first}' before " +
                $"'{second}', not in the order of their numbers. For that order, quote the pattern, so that the " +
                "shell does not expand it, or give the folder."));
        return new HologramSet(request, paths, backgrounds, darks, progress);
    }

    /// <summary>One hologram with the shared frames.</summary>
    /// <exception cref="RequestException">The optics are not known, or impossible; all reasons at once.</exception>
    /// <exception cref="ImageFileException">The file cannot be read.</exception>
    public Hologram Hologram(string path)
    {
        var hologram = _files.Hologram(path, recorded => OpticsOf(recorded, null));
        if (!_doubted && _request.FarthestUm is { } farthest
            && HologramReview.DistanceDoubt(hologram.Optics, farthest) is { } doubt)
            _progress?.Report(new WorkflowNotice(path, doubt));
        _doubted = true;
        return hologram;
    }

    /// <summary>The same, with optics of its own.</summary>
    public Hologram Hologram(string path, Func<RecordedImage, Optics> opticsOf) => _files.Hologram(path, opticsOf);

    /// <summary>
    /// Compares the memory that work on a hologram needs with what is free, once: the others are like it.
    /// </summary>
    /// <param name="path">The hologram's file.</param>
    /// <param name="hologram">The hologram.</param>
    /// <param name="needed">What the work takes at most, bytes.</param>
    /// <param name="lighter">Another way that takes less, as in "use …"; empty for none.</param>
    /// <exception cref="HolographyException">There is not that much memory.</exception>
    public void CheckMemory(string path, Hologram hologram, long needed, string lighter = "")
    {
        if (needed <= _checkedBytes)
            return;
        FreeMemory.Now().Check(needed, hologram, lighter,
            message => _progress?.Report(new WorkflowNotice(path, message)));
        _checkedBytes = needed;
    }


    /// <summary>
    /// Time from frame to frame, where the holograms are all frames of one file and it says so; else null.
    /// </summary>
    public TimeSpan? FrameInterval(IProgress<WorkflowProgress>? progress)
    {
        try
        {
            var (file, page) = HologramPages.Of(Paths[0]);
            var first = ImageFile.Read(file, page);
            var whole = first.PageCount == Paths.Count && Paths.All(path => HologramPages.Of(path).File == file);
            if (!whole || first.FrameInterval is not { } interval)
                return null;
            progress?.Report(new WorkflowNotice(null, $"{file} says that its frames are {interval.TotalSeconds} s " +
                "apart; speeds are computed from that, unless another interval is given."));
            return interval;
        }
        catch (ImageFileException)
        {
            return null; // said when it is its turn
        }
    }

    /// <summary>The optics, completed from the hologram's own metadata where the request says nothing.</summary>
    public Optics OpticsOf(RecordedImage hologram, double? wavelengthNm)
    {
        var wavelength = wavelengthNm ?? _request.WavelengthNm ?? hologram.WavelengthNm;
        var pixel = _request.PixelUm ?? hologram.PixelUm;
        var problems = new List<Problem>();
        if (wavelength == null)
            problems.Add(new Problem("", $"{hologram.Path} does not say its wavelength: give it with `wavelengthNm`, " +
                "for example `wavelengthNm` 532."));
        if (pixel == null && hologram.OblongPixelUm is var (width, height))
            problems.Add(new Problem("", $"{hologram.Path} has pixels of {width} × {height} µm (width × height); " +
                "they must be square. Resample the frame to square pixels; or, if the file is wrong, give the pitch " +
                $"with `pixelUm`, for example `pixelUm` {width}."));
        else if (pixel == null)
            problems.Add(new Problem("", $"{hologram.Path} does not say its pixel pitch: give it with `pixelUm`, for " +
                "example `pixelUm` 1.55."));
        var optics = new Optics
        {
            WavelengthNm = wavelength ?? 500,
            PixelUm = pixel ?? 1,
            RefractiveIndex = _request.RefractiveIndex,
            SourceUm = _request.SourceUm,
        };
        RequestException.ThrowIfAny([.. problems, .. optics.Validate().Select(reason => new Problem("", reason))]);
        return optics;
    }
}
