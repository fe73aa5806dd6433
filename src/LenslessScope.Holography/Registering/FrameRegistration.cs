using LenslessScope.Holography.Normalising;
using LenslessScope.Holography.Registering;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>How a frame lies against the reference.</summary>
/// <param name="Similarity">Where points of the reference are found in the frame.</param>
/// <param name="Correlation">
/// How alike both are then, −1 to 1. With twin images some 0.3 to 0.9; below 0.1 there was hardly anything to compare.
/// </param>
public readonly record struct FrameRegistrationResult(Similarity Similarity, double Correlation);

/// <summary>
/// How frames of one sample lie against each other that were taken at other distances, wavelengths or places: each is
/// brought into its own focus, and there real and imaginary part are matched, from coarse to fine, to a few hundredths
/// of a pixel. The fringes themselves differ from distance to distance and could not be compared; nor should the fields
/// have a twin image, whose rings grow with the distance (a few iterations of <see cref="PhaseRetrieval"/> do).
/// </summary>
public static class FrameRegistration
{
    private const int LeastSize = 64;
    private const double SmoothPx = 1;
    private const double SlowPx = 8;
    private const int BorderPx = 16; // what ends at the border lies still when the sample moves

    /// <summary>Finds how <paramref name="other"/> lies against <paramref name="reference"/>.</summary>
    /// <param name="reference">A field in focus, the background near 1.</param>
    /// <param name="other">Another of its size, in its own focus.</param>
    /// <param name="settings">What may differ, and by how much.</param>
    /// <param name="expectedScale">Scale that the geometry lets expect, above 0; default 1.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">The fields differ in size or are too small, or a setting is outside its
    /// range; all reasons are listed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FrameRegistrationResult Run(ComplexField reference, ComplexField other,
        FrameRegistrationSettings settings, double expectedScale = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expectedScale);
        HolographyException.ThrowIfAny([.. settings.Validate(), .. Unlike(reference, other)]);
        if (settings.Motion == FrameMotion.None)
            return new FrameRegistrationResult(Similarity.None, 1);
        var parallel = ThreadCount.Options(settings.Threads, cancellation);
        var turns = settings.Motion == FrameMotion.Similarity;
        var search = turns ? settings : settings with { MostRotationDegrees = 0, MostScale = 0 };

        // A power of two; what is left of the last rows and columns is no more than the first guess's error.
        var factor = 1;
        while (Math.Min(reference.Height, reference.Width) / (2 * factor) >= LeastSize)
            factor *= 2;
        var found = CoarseSearch.Run(Shrunk(Contrast(reference), factor), Shrunk(Contrast(other), factor), search,
            new Similarity(expectedScale, 0, 0, 0), parallel);
        var correlation = 0.0;
        for (; factor >= 1; factor /= 2)
        {
            (found, correlation) = Alignment.Run(
                Planes(reference, factor, parallel), Planes(other, factor, parallel), found, turns, parallel);
            if (factor > 1)
                found = found with { ShiftColumns = 2 * found.ShiftColumns, ShiftRows = 2 * found.ShiftRows };
        }
        return new FrameRegistrationResult(found, correlation);
    }

    // How far the field is from the background: high in objects, absorbing or not, and low in the twin image.
    private static Image<float> Contrast(ComplexField field) =>
        Mapped(field, (re, im) => MathF.Sqrt((re - 1) * (re - 1) + im * im));

    private static Image<float>[] Planes(ComplexField field, int factor, ParallelOptions parallel) =>
    [
        Band(Mapped(field, (re, _) => re - 1), factor, parallel),
        Band(Mapped(field, (_, im) => im), factor, parallel),
    ];

    private static Image<float> Band(Image<float> image, int factor, ParallelOptions parallel)
    {
        var small = Shrunk(image, factor);
        var fine = GaussianBlur.Run(small, SmoothPx, parallel);
        var slow = GaussianBlur.Run(small, SlowPx, parallel);
        for (var i = 0; i < fine.Pixels.Length; i++)
            fine.Pixels[i] -= slow.Pixels[i];
        var border = Math.Max(2, BorderPx / factor);
        for (var row = 0; row < fine.Height; row++)
            if (row < border || row >= fine.Height - border)
                fine.Row(row).Fill(float.NaN);
            else
            {
                fine.Row(row)[..border].Fill(float.NaN);
                fine.Row(row)[^border..].Fill(float.NaN);
            }
        return fine;
    }

    private static Image<float> Mapped(ComplexField field, Func<float, float, float> value)
    {
        var image = new Image<float>(field.Height, field.Width);
        var samples = field.Samples;
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = value(samples[2 * i], samples[2 * i + 1]);
        return image;
    }

    private static Image<float> Shrunk(Image<float> image, int factor)
    {
        if (factor == 1)
            return image;
        var small = new Image<float>(image.Height / factor, image.Width / factor);
        for (var row = 0; row < small.Height * factor; row++)
        {
            var source = image.Row(row);
            var target = small.Row(row / factor);
            for (var column = 0; column < small.Width * factor; column++)
                target[column / factor] += source[column] / (factor * factor);
        }
        return small;
    }

    private static IEnumerable<string> Unlike(ComplexField reference, ComplexField other)
    {
        if ((other.Height, other.Width) != (reference.Height, reference.Width))
            yield return $"The frames to register have {reference.Width}×{reference.Height} and " +
                $"{other.Width}×{other.Height} pixels. Cut them to the same size.";
        if (Math.Min(reference.Height, reference.Width) < LeastSize)
            yield return $"The frame to register has {reference.Width}×{reference.Height} pixels; at least " +
                $"{LeastSize}×{LeastSize} are needed.";
    }
}
