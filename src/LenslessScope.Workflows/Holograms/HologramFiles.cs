using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>The frames that belong to a hologram, read from their files.</summary>
internal sealed class HologramFiles
{
    private readonly IReadOnlyList<Image<float>> _backgrounds;
    private readonly IReadOnlyList<Image<float>> _darks;
    private readonly ColourPlane _plane;
    private readonly RawColour? _joint;
    private readonly Action<string, string> _notice;
    private bool _reviewed;

    private HologramFiles(IReadOnlyList<Image<float>> backgrounds, IReadOnlyList<Image<float>> darks, ColourPlane plane,
        RawColour? joint, Action<string, string> notice) =>
        (_backgrounds, _darks, _plane, _joint, _notice) = (backgrounds, darks, plane, joint, notice);

    /// <summary>Reads the background and dark frames, which all holograms of a call share.</summary>
    /// <param name="backgrounds">Frames without a sample.</param>
    /// <param name="darks">Frames without light.</param>
    /// <param name="plane">What to use of colour files.</param>
    /// <param name="joint">
    /// The order of colours of frames that are made into one field, which stay raw; null where each is worked on for
    /// itself, and has its other colours' pixels filled.
    /// </param>
    /// <param name="notice">Is told, for a hologram, what should be known of its file.</param>
    /// <exception cref="UnreadableFileException">Some cannot be read; all of them are named.</exception>
    /// <exception cref="RequestException">A frame has another order of colours.</exception>
    public static HologramFiles Read(IReadOnlyList<string> backgrounds, IReadOnlyList<string> darks, ColourPlane plane,
        RawColour? joint, Action<string, string> notice)
    {
        var reasons = new List<string>();
        var files = new HologramFiles(Frames(backgrounds), Frames(darks), plane, joint, notice);
        return reasons.Count == 0 ? files : throw new UnreadableFileException(reasons);

        // The mean grows with each frame: sixteen frames take no more memory than one.
        IReadOnlyList<Image<float>> Frames(IReadOnlyList<string> paths)
        {
            Image<float>? mean = null;
            for (var i = 0; i < paths.Count; i++)
            {
                try
                {
                    var (file, page) = HologramPages.Of(paths[i]);
                    var frame = Grey(ImageFile.Read(file, page), plane, joint);
                    mean ??= new Image<float>(frame.Height, frame.Width);
                    if ((frame.Height, frame.Width) != (mean.Height, mean.Width))
                        reasons.Add($"{paths[i]} has {frame.Width}×{frame.Height} pixels, {paths[0]} " +
                            $"{mean.Width}×{mean.Height}. Frames of one kind must have one size.");
                    else
                        MoveTowards(mean.Pixels, frame.Pixels, 1f / (i + 1));
                }
                catch (ImageFileException e)
                {
                    reasons.Add(e.Message);
                }
            }
            return mean == null ? [] : [mean];
        }
    }

    private static void MoveTowards(float[] mean, float[] frame, float share)
    {
        for (var i = 0; i < mean.Length; i++)
            mean[i] += (frame[i] - mean[i]) * share;
    }

    /// <summary>
    /// One hologram with the shared frames; the optics come from what the file says and what was given.
    /// </summary>
    /// <exception cref="HolographyException">The frame cannot be a hologram.</exception>
    public Hologram Hologram(string path, Func<RecordedImage, Optics> opticsOf)
    {
        var (file, page) = HologramPages.Of(path);
        var recorded = ImageFile.Read(file, page);
        if (recorded.IsColour)
            _notice(path, $"{path} is in colour; its {_plane.ToString().ToLowerInvariant()} is used. Choose with " +
                "`colourPlane`.");
        var optics = opticsOf(recorded);
        if (recorded.OblongPixelUm is var (width, height))
            _notice(path, $"{path} says that its pixels are {width} × {height} µm (width × height); they are taken " +
                $"as squares of {optics.PixelUm} µm, as given.");
        var black = _darks.Count == 0 ? RawFrames.Dark(recorded) : null;
        var hologram = new Hologram
        {
            Intensity = Grey(recorded, _plane, _joint),
            Optics = optics,
            Backgrounds = _backgrounds,
            // Dark frames hold the black level already.
            Darks = black != null ? [black] : _darks,
            SaturatedAt = recorded.WhiteLevel,
        };
        Review(path, hologram);
        return hologram;
    }

    // Frames of a series are alike: what is doubtful of one is so of all.
    private void Review(string path, Hologram hologram)
    {
        if (HologramReview.Refusals(hologram) is { Count: > 0 } reasons)
            throw new HolographyException([.. reasons.Select(reason => $"{path}: {reason}")]);
        if (_reviewed)
            return;
        _reviewed = true;
        foreach (var doubt in HologramReview.Doubts(hologram))
            _notice(path, $"{path}: {doubt}");
    }

    /// <summary>The frame in grey. A raw one of a colour sensor keeps what the light's colour measured.</summary>
    private static Image<float> Grey(RecordedImage recorded, ColourPlane plane, RawColour? joint)
    {
        var grey = recorded.ToGray(plane);
        if (joint is { } used)
        {
            RawFrames.MustBe(used, recorded);
            return grey;
        }
        var order = RawFrames.OrderOf(recorded);
        if (order == RawColour.None)
            return grey;
        RawFrames.NeedsColour(recorded.Path, order, plane);
        return ColourMosaic.Fill(grey, RawFrames.Sites(order, plane));
    }
}
