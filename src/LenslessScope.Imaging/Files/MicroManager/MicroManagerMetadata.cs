using System.Globalization;
using System.Text.Json;

namespace LenslessScope.Imaging;

/// <summary>What Micro-Manager says of one image file.</summary>
/// <param name="FileName">Its name without folder.</param>
/// <param name="Time">Place along time, from 0.</param>
/// <param name="Position">Place among positions, from 0.</param>
/// <param name="Channel">Channel, from 0.</param>
/// <param name="Slice">Place along z, from 0.</param>
/// <param name="PixelUm">Pixel pitch, µm; null where it is not known.</param>
/// <param name="ExposureMs">Exposure, ms; null where it is not known.</param>
/// <param name="ZUm">Position along the axis, µm; null where it is not known.</param>
public sealed record MicroManagerFrame(string FileName, int Time, int Position, int Channel, int Slice,
    double? PixelUm, double? ExposureMs, double? ZUm)
{
    /// <summary>Reads the object that describes an image, of Micro-Manager 1.4 or 2.</summary>
    internal static MicroManagerFrame? Of(string name, JsonElement image)
    {
        if (image.ValueKind != JsonValueKind.Object)
            return null;
        return new MicroManagerFrame(name, Index("Frame", "FrameIndex"), Index("PositionIndex"),
            Index("Channel", "ChannelIndex"), Index("Slice", "SliceIndex"),
            Number("PixelSizeUm") is { } um and > 0 ? um : null, Number("Exposure-ms") is { } ms and >= 0 ? ms : null,
            Number("ZPositionUm"));

        int Index(params string[] keys) => keys.Select(Number).FirstOrDefault(value => value != null) is { } index
            and >= 0 and <= int.MaxValue ? (int)index : 0;

        // Older versions write numbers as texts.
        double? Number(string key) => !image.TryGetProperty(key, out var value) ? null
            : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number
            : value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), NumberStyles.Float,
                CultureInfo.InvariantCulture, out var read) && double.IsFinite(read) ? read
            : null;
    }
}

/// <summary>
/// A folder of single images as Micro-Manager writes it: <c>img_channel000_position000_time000000000_z000.tif</c> (of
/// 1.4: <c>img_000000000_CHANNEL_000.tif</c>) with <c>metadata.txt</c>, a JSON object with one entry for each image.
/// </summary>
public static class MicroManagerMetadata
{
    /// <summary>The name of the file beside the images.</summary>
    public const string FileName = "metadata.txt";

    // Anything longer is not the metadata of a folder of images.
    private const long MostBytes = 1L << 30;

    /// <summary>
    /// The images that a folder's <c>metadata.txt</c> describes, by name; empty where there is none, or another one.
    /// One that is cut off, as after a crash, counts as far as it goes.
    /// </summary>
    /// <param name="folder">The folder.</param>
    public static IReadOnlyDictionary<string, MicroManagerFrame> Of(string folder)
    {
        var frames = new Dictionary<string, MicroManagerFrame>(StringComparer.Ordinal);
        var path = Path.Combine(folder, FileName);
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length <= MostBytes)
                Read(File.ReadAllBytes(path), frames);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // What was read so far counts; the images can be read without it.
        }
        return frames;
    }

    /// <summary>What is said of one image; null where nothing is.</summary>
    internal static MicroManagerFrame? Beside(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith("img_", StringComparison.Ordinal)
            ? Of(Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".").GetValueOrDefault(name)
            : null;
    }

    private static void Read(ReadOnlySpan<byte> text, Dictionary<string, MicroManagerFrame> frames)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var json = new Utf8JsonReader(text.StartsWith(mark) ? text[mark.Length..] : text,
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = json.GetString()!;
            json.Read();
            using var value = JsonDocument.ParseValue(ref json);
            Keep(frames, key, value.RootElement);
        }
    }

    // 2: "Metadata-Default/img_….tif", and "Coords-Default/img_….tif" with the places. 1.4: "FrameKey-0-0-0", and the
    // name within.
    private static void Keep(Dictionary<string, MicroManagerFrame> frames, string key, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;
        var name = value.TryGetProperty("FileName", out var within) && within.ValueKind == JsonValueKind.String
            ? within.GetString()!
            : key;
        name = name[(name.LastIndexOf('/') + 1)..];
        var there = frames.GetValueOrDefault(name);
        if (key.StartsWith("Coords-", StringComparison.Ordinal))
        {
            var places = new MicroManagerFrame(name, Place("time", "t"), Place("position", "p"), Place("channel", "c"),
                Place("z"), there?.PixelUm, there?.ExposureMs, there?.ZUm);
            frames[name] = places;
        }
        else if (key.StartsWith("Metadata-", StringComparison.Ordinal) || key.StartsWith("FrameKey-",
            StringComparison.Ordinal))
        {
            var read = MicroManagerFrame.Of(name, value)!;
            frames[name] = there == null ? read : there with
            {
                PixelUm = read.PixelUm, ExposureMs = read.ExposureMs, ZUm = read.ZUm,
            };
        }

        int Place(params string[] axes) => axes.Select(axis =>
            value.TryGetProperty(axis, out var place) && place.TryGetInt32(out var number) ? number : (int?)null)
            .FirstOrDefault(number => number != null) ?? 0;
    }
}
