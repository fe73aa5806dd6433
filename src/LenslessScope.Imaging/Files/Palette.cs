namespace LenslessScope.Imaging;

/// <summary>The colours of an indexed image, 8 bits each.</summary>
internal sealed class Palette(byte[] red, byte[] green, byte[] blue)
{
    /// <summary>1 if all entries are grey, else 3.</summary>
    internal int Channels { get; } = red.AsSpan().SequenceEqual(green) && red.AsSpan().SequenceEqual(blue) ? 1 : 3;

    /// <summary>The samples behind the indices, <see cref="Channels"/> per pixel.</summary>
    /// <exception cref="ImageFileException">An index has no entry.</exception>
    internal byte[] Colour(byte[] indices, InputFile file)
    {
        var samples = Channels == 1 ? indices : new byte[indices.LongLength * 3];
        for (var i = 0; i < indices.Length; i++)
        {
            int index = indices[i];
            if (index >= red.Length)
                throw file.Fail($"a pixel has colour {index} of a palette of {red.Length}. The file is damaged: copy " +
                    "or record it again.");
            if (Channels == 1)
            {
                samples[i] = red[index]; // in place: the index is not needed any more
                continue;
            }
            samples[3 * i] = red[index];
            samples[3 * i + 1] = green[index];
            samples[3 * i + 2] = blue[index];
        }
        return samples;
    }
}
