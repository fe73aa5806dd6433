using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LenslessScope.Imaging.Tests;

/// <summary>Test images: a seeded mixture of ramp and noise that uses the full range of its type.</summary>
internal static class Pixels
{
    internal static T[] Of<T>(int count, int seed = 1) where T : unmanaged, INumber<T>
    {
        var random = new Random(seed);
        var pixels = new T[count];
        for (var i = 0; i < count; i++)
            pixels[i] = typeof(T) == typeof(float)
                ? T.CreateTruncating((random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-30, 30)))
                : T.CreateTruncating(random.Next(3) == 0 ? random.Next(65536) : i * 3);
        return pixels;
    }

    internal static Image<T> Image<T>(int height, int width, int seed = 1) where T : unmanaged, INumber<T> =>
        new(height, width, Of<T>(height * width, seed));

    internal static string Sha256<T>(T[] pixels) where T : unmanaged =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(pixels.AsSpan())));
}
