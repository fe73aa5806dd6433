using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;

namespace LenslessScope.Workflows;

/// <summary>Raw frames of colour sensors, whose order of colours is given or said by the file.</summary>
internal static class RawFrames
{
    /// <summary>The pixels of a colour; all of a frame that is no mosaic.</summary>
    public static ColourSites Sites(RawColour order, ColourPlane plane) => order == RawColour.None
        ? ColourSites.All
        : order.ToString().ToUpperInvariant()
            .Select((colour, i) => colour == plane.ToString()[0] ? (ColourSites)(1 << i) : 0)
            .Aggregate(ColourSites.None, (all, site) => all | site);

    /// <summary>What a file says of itself.</summary>
    public static RawColour OrderOf(RecordedImage recorded) => Enum.Parse<RawColour>(recorded.ColourOrder.ToString());

    /// <summary>The same of a frame by its name; none where it cannot be read, which is reported when the frame's turn
    /// comes.</summary>
    public static RawColour OrderOf(string path)
    {
        try
        {
            var (file, page) = HologramPages.Of(path);
            return OrderOf(ImageFile.Read(file, page));
        }
        catch (ImageFileException)
        {
            return RawColour.None;
        }
    }

    /// <summary>Refuses a raw frame if the colour of the light is not given: pixels of the other colours saw next to
    /// nothing.</summary>
    /// <exception cref="RequestException">It is not said.</exception>
    public static void NeedsColour(string path, RawColour order, ColourPlane plane)
    {
        if (plane == ColourPlane.Mean)
            throw new RequestException($"{path} is a raw frame of a colour sensor ({Word(order)}): give the colour " +
                "of the light with `colourPlane` red, green or blue.");
    }

    /// <summary>Refuses a frame that says another order than the one that is used.</summary>
    /// <exception cref="RequestException">It does.</exception>
    public static void MustBe(RawColour used, RecordedImage recorded)
    {
        var said = OrderOf(recorded);
        if (said != RawColour.None && said != used)
            throw new RequestException($"{recorded.Path} says that its colour pattern is {Word(said)}, " +
                (used == RawColour.None
                    ? "while the first frame is not raw. Give frames of one kind."
                    : $"not {Word(used)}. Leave `rawColour` out, since the file says it; or give frames of one " +
                        "sensor."));
    }

    /// <summary>What the sensor counts in the dark, as a frame; null where the file does not say.</summary>
    public static Image<float>? Dark(RecordedImage recorded)
    {
        if (recorded.BlackLevels is not { } levels)
            return null;
        var dark = new Image<float>(recorded.Height, recorded.Width);
        for (var row = 0; row < dark.Height; row++)
            for (var column = 0; column < dark.Width; column++)
                dark[row, column] = (float)levels[2 * (row & 1) + (column & 1)];
        return dark;
    }

    private static string Word(RawColour order) => order.ToString().ToUpperInvariant();
}
