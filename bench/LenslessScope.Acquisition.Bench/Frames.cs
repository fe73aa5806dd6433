namespace LenslessScope.Acquisition.Bench;

internal static class Frames
{
    /// <summary>Pixels that no file system can pack.</summary>
    public static byte[] Random(int height, int width, int seed)
    {
        var pixels = new byte[height * width];
        new Random(seed).NextBytes(pixels);
        return pixels;
    }
}
