namespace LenslessScope.Imaging;

/// <summary>Where the pixels of a page lie: the same for two pages only if they are the same image.</summary>
/// <param name="Path">The file, which need not be the one that was asked for: OME files point to each other.</param>
/// <param name="Place">The place in it, in no particular unit.</param>
/// <param name="Within">Number of the image from that place on, from 0.</param>
public readonly record struct PagePlace(string Path, long Place, int Within);
