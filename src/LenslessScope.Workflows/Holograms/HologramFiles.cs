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
    private readonly Action<string, string> _notice;

    private HologramFiles(IReadOnlyList<Image<float>> backgrounds, IReadOnlyList<Image<float>> darks, ColourPlane plane,
        Action<string, string> notice) =>
        (_backgrounds, _darks, _plane, _notice) = (backgrounds, darks, plane, notice);

    /// <summary>Reads the background and dark frames, which all holograms of a call share.</summary>
    /// <param name="backgrounds">Frames without a sample.</param>
    /// <param name="darks">Frames without light.</param>
    /// <param name="plane">What to use of colour files.</param>
    /// <param name="notice">Is told, for a hologram, what should be known of its file.</param>
    /// <exception cref="UnreadableFileException">Some cannot be read; all of them are named.</exception>
    public static HologramFiles Read(IReadOnlyList<string> backgrounds, IReadOnlyList<string> darks, ColourPlane plane,
        Action<string, string> notice)
    {
        var reasons = new List<string>();
        var files = new HologramFiles(Frames(backgrounds), Frames(darks), plane, notice);
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
                    var frame = ImageFile.Read(file, page).ToGray(plane);
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
    public Hologram Hologram(string path, Func<RecordedImage, Optics> opticsOf)
    {
        var (file, page) = HologramPages.Of(path);
        var recorded = ImageFile.Read(file, page);
        if (recorded.IsColour)
            _notice(path, $"{path} is in colour; its {_plane.ToString().ToLowerInvariant()} is used. Choose with " +
                "`colourPlane`.");
        return new Hologram
        {
            Intensity = recorded.ToGray(_plane),
            Optics = opticsOf(recorded),
            Backgrounds = _backgrounds,
            Darks = _darks,
        };
    }
}
