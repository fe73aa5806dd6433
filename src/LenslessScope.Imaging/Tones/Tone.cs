namespace LenslessScope.Imaging.Tones;

/// <summary>Turns the numbers of an image into a picture to look at.</summary>
public static class Tone
{
    /// <summary>
    /// Maps values linearly to the colours of a map: the range's minimum and all below it to the first, its maximum and
    /// all above it to the last (infinities as well), NaN to the map's <see cref="ColourMap.Missing"/>.
    /// </summary>
    /// <param name="image">Values in any unit.</param>
    /// <param name="contrast">How the range is chosen; default <see cref="Contrast.Auto"/>.</param>
    /// <param name="map">The colours; default <see cref="ColourMap.Grey"/>.</param>
    /// <returns>A picture of the same size, with the range and the map used.</returns>
    public static TonedPicture Map(Image<float> image, Contrast? contrast = null, ColourMap? map = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        map ??= ColourMap.Grey;
        var range = (contrast ?? Contrast.Auto).RangeOf(image);
        var picture = new Picture(image.Height, image.Width);
        var rgb = picture.Rgb;
        const int last = ColourMap.Length - 1;
        var colours = Enumerable.Range(0, ColourMap.Length).Select(index => map[index]).ToArray();
        var scale = last / (range.Maximum - range.Minimum);
        for (int i = 0, at = 0; i < image.Pixels.Length; i++, at += 3)
        {
            var value = image.Pixels[i];
            var colour = float.IsNaN(value)
                ? map.Missing
                : colours[(int)(Math.Clamp((value - range.Minimum) * scale, 0, last) + 0.5)];
            (rgb[at], rgb[at + 1], rgb[at + 2]) = (colour.R, colour.G, colour.B);
        }
        return new TonedPicture(picture, range, map);
    }
}
