using System.Numerics.Tensors;
using LenslessScope.Holography.Normalising;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// From counts to relative amplitude: dark frames are subtracted, the illumination is divided out (or subtracted),
/// values below zero are clipped, the median is set to 1 and the square root taken, so that the undisturbed field is 1.
/// </summary>
public static class Normalisation
{
    private const string NoLight = "The hologram has no light: half of its pixels are not above the dark level. " +
        "Check the exposure, the light and the dark frames.";

    // Read noise and an unknown black level reach a few per cent; no sample that is still a
    // hologram takes so much light.
    private const float LeastLight = 0.05f;

    // A background below this part of its median carries no light to speak of; dividing by less only amplifies noise.
    private const float LeastRelativeBackground = 1e-2f;

    /// <summary>Normalises a hologram.</summary>
    /// <exception cref="HolographyException">
    /// Frames do not fit together, a setting is outside its range, or the hologram or background has no light;
    /// all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NormalisationResult Run(
        Hologram hologram, NormalisationSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hologram);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny([.. hologram.Validate(), .. settings.Validate()]);
        var parallel = ThreadCount.Options(settings.Threads, cancellation);

        var light = Copy(hologram.Intensity);
        var dark = hologram.Darks.Count > 0 ? Combine(hologram.Darks, BackgroundCombination.Mean, parallel) : null;
        if (dark != null)
            Subtract(light, dark);
        Image<float>? background = null;
        if (hologram.Backgrounds.Count > 0)
        {
            background = Combine(hologram.Backgrounds, settings.Combination, parallel);
            if (dark != null)
                Subtract(background, dark);
        }
        var deadPixels = background?.Pixels.LongCount(pixel => pixel <= 0) ?? 0;
        if (settings.SmoothingPx > 0)
        {
            light = GaussianBlur.Run(light, settings.SmoothingPx, parallel);
            background = background == null ? null : GaussianBlur.Run(background, settings.SmoothingPx, parallel);
        }

        if (background != null)
            Remove(light, background, settings.Mode);
        else if (settings.AssumedLight == AssumedLight.Quadratic)
            SmoothLight.DivideOut(light, LeastRelativeBackground * Level(light, NoLight), parallel);
        var clipped = Clip(light);
        TakeRoot(light, ofBackground: background != null);
        var (saturated, level) = CountSaturated(
            hologram.Intensity, settings.SaturatedAt ?? hologram.SaturatedAt);
        return new NormalisationResult
        {
            Settings = settings,
            Amplitude = light,
            BackgroundFrames = hologram.Backgrounds.Count,
            DarkFrames = hologram.Darks.Count,
            SaturatedPixels = saturated,
            SaturationLevel = level,
            DeadBackgroundPixels = deadPixels,
            ClippedPixels = clipped,
            Warnings = Warnings(hologram.Intensity.Pixels.LongLength, saturated, deadPixels, clipped),
        };
    }

    private static Image<float> Copy(Image<float> image) =>
        new(image.Height, image.Width, (float[])image.Pixels.Clone());

    private static Image<float> Combine(
        IReadOnlyList<Image<float>> frames, BackgroundCombination combination, ParallelOptions parallel)
    {
        if (frames.Count == 1)
            return Copy(frames[0]);
        var result = new Image<float>(frames[0].Height, frames[0].Width);
        Parallel.For(0, result.Height, parallel, row =>
        {
            var target = result.Row(row);
            var values = new float[frames.Count];
            for (var column = 0; column < target.Length; column++)
            {
                var sum = 0.0;
                for (var i = 0; i < values.Length; i++)
                    sum += values[i] = frames[i].Pixels[row * target.Length + column];
                target[column] = combination == BackgroundCombination.Median
                    ? Median.OfFew(values)
                    : (float)(sum / values.Length);
            }
        });
        return result;
    }

    private static void Subtract(Image<float> image, Image<float> other)
    {
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] -= other.Pixels[i];
    }

    private static void Remove(Image<float> light, Image<float> background, BackgroundMode mode)
    {
        var level = Level(background, "The background has no light: half of its pixels are not above the dark level. " +
            "Record background frames with the light on, and dark frames with it off.");
        if (mode == BackgroundMode.Divide)
            PixelMath.Divide(light.Pixels, background.Pixels, level * LeastRelativeBackground);
        else
            for (var i = 0; i < light.Pixels.Length; i++)
                light.Pixels[i] = 1 + (light.Pixels[i] - background.Pixels[i]) / level;
    }

    private static float Level(Image<float> image, string reasonWithoutLight) =>
        Median.OfNonNegative(image.Pixels) is > 0 and var level
            ? level
            : throw new HolographyException(reasonWithoutLight);

    private static long Clip(Image<float> image)
    {
        var count = 0L;
        foreach (ref var pixel in image.Pixels.AsSpan())
            if (pixel < 0)
            {
                pixel = 0;
                count++;
            }
        return count;
    }

    private static void TakeRoot(Image<float> image, bool ofBackground)
    {
        var median = Level(image, NoLight);
        if (ofBackground && median < LeastLight)
            throw new HolographyException(FormattableString.Invariant(
                $"The hologram is dark: it has {100 * median:0.0} % of the background's light, ") +
            FormattableString.Invariant($"but at least {100 * LeastLight:0} % is needed. ") +
                "Switch the light on, and record hologram and background with the same exposure.");
        PixelMath.Root(image.Pixels, 1 / median);
    }

    private static (long Pixels, double? Level) CountSaturated(Image<float> image, double? level)
    {
        if (level == null)
        {
            var most = TensorPrimitives.Max<float>(image.Pixels);
            if (most is not (255 or 1023 or 4095 or 16383 or 65535))
                return (0, null);
            level = most;
        }
        return (image.Pixels.LongCount(pixel => pixel >= level), level);
    }

    private static List<string> Warnings(long pixels, long saturated, long dead, long clipped)
    {
        var warnings = new List<string>();
        // One in ten thousand: hot pixels and single glints stay below, an over-exposed frame does not.
        if (saturated > pixels / 10_000)
            warnings.Add($"{saturated} of {pixels} pixels are saturated; their fringes are cut off. " +
                "Shorten the exposure or lower the gain.");
        // The dark border of an illuminated disc holds a few by noise alone.
        if (dead > pixels / 1000)
            warnings.Add($"At {dead} of {pixels} pixels the background is not above the dark level. " +
                "Record the background with the light on.");
        if (clipped > pixels / 100)
            warnings.Add($"{clipped} of {pixels} pixels came out below zero and were set to it. " +
                "Check that hologram, background and dark frames have the same exposure.");
        return warnings;
    }
}
