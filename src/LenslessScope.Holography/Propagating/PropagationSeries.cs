using System.Numerics;
using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// Propagates one frame after the other over the same distance, from counts of 8 or 16 bits or floats
/// straight to the amplitude: for live views and time series. Normalising, padding, transforms and modulus
/// are one pass each over memory that is allocated once, two floats for each pixel of the padded image.
/// Not for use by several threads at a time: it uses several itself.
/// </summary>
public sealed class PropagationSeries : IDisposable
{
    private readonly RealPropagator _propagator;
    private readonly TransferFunction _transfer;

    /// <summary>
    /// Prepares the propagation. The first time that a size is used on a machine the transforms are measured,
    /// which takes seconds; a live view uses <see cref="CreateAsync"/>.
    /// </summary>
    /// <param name="height">Rows of the frames; at least 1.</param>
    /// <param name="width">Columns of the frames; at least 1.</param>
    /// <param name="optics">
    /// Wavelength, index, and the pitch in the plane of the frames. A point source is not looked at: give the effective
    /// geometry instead (<see cref="Optics.Effective"/>). The illumination is along the axis.
    /// </param>
    /// <param name="settings">Distance (negative: back from the sensor), padding, threads.
    /// The background level is 1.</param>
    /// <exception cref="HolographyException">
    /// A setting is outside its range, or nothing of the result could be represented; all reasons are listed.
    /// </exception>
    public PropagationSeries(int height, int width, Optics optics, PropagationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(optics);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        HolographyException.ThrowIfAny(
            [.. optics.Validate(), .. settings.Validate(), .. Unsupported(optics, settings)]);
        var waves = Waves.Of(optics);
        var grid = waves.Grid(height, width, settings);
        HolographyException.ThrowIfAny(Sampling.Refusals(waves, grid, settings));
        Warnings = Sampling.Warnings(waves, grid, settings);
        _transfer = waves.Transfer(grid, settings.DistanceUm, settings.BandLimit);
        _propagator = new RealPropagator(grid, settings.Threads ?? Environment.ProcessorCount);
    }

    /// <summary>What limits the results, in sentences; empty when nothing does.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Rows of the padded grid.</summary>
    public int PaddedHeight => _propagator.Grid.PaddedHeight;

    /// <summary>Columns of the padded grid.</summary>
    public int PaddedWidth => _propagator.Grid.PaddedWidth;

    /// <summary>The constructor on another thread, so that nobody waits while transforms are measured.</summary>
    /// <inheritdoc cref="PropagationSeries(int, int, Optics, PropagationSettings)"/>
    public static Task<PropagationSeries> CreateAsync(
        int height, int width, Optics optics, PropagationSettings settings) =>
        Task.Run(() => new PropagationSeries(height, width, optics, settings));

    /// <summary>The amplitude of a frame of 8 bits in the other plane; a new image.</summary>
    /// <param name="counts">The frame, dark level subtracted.</param>
    /// <param name="background">Counts of the undisturbed light, above 0; they become 1.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="ArgumentException">The frame has another size, or the background no light.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Image<float> Run(Image<byte> counts, double background, CancellationToken cancellation = default) =>
        New(counts, background, cancellation);

    /// <summary>The same for 16 bits.</summary>
    /// <inheritdoc cref="Run(Image{byte}, double, CancellationToken)"/>
    public Image<float> Run(Image<ushort> counts, double background, CancellationToken cancellation = default) =>
        New(counts, background, cancellation);

    /// <summary>The same for floats; those below zero count as zero.</summary>
    /// <inheritdoc cref="Run(Image{byte}, double, CancellationToken)"/>
    public Image<float> Run(Image<float> counts, double background, CancellationToken cancellation = default) =>
        New(counts, background, cancellation);

    /// <summary>The same into an image of the caller's, of the frame's size; nothing is allocated.</summary>
    /// <inheritdoc cref="Run(Image{byte}, double, CancellationToken)"/>
    public void Run(Image<byte> counts, double background, Image<float> target,
        CancellationToken cancellation = default) =>
        Into(counts, background, target, cancellation);

    /// <summary>The same for 16 bits.</summary>
    /// <inheritdoc cref="Run(Image{byte}, double, CancellationToken)"/>
    public void Run(Image<ushort> counts, double background, Image<float> target,
        CancellationToken cancellation = default) =>
        Into(counts, background, target, cancellation);

    /// <summary>Frees the memory.</summary>
    public void Dispose() => _propagator.Dispose();

    private static IReadOnlyList<string> Unsupported(Optics optics, PropagationSettings settings)
    {
        var reasons = new List<string>();
        if (!optics.Illumination.IsOnAxis)
            reasons.Add(
                $"The illumination is at {optics.Illumination.XDegrees}° and {optics.Illumination.YDegrees}°; " +
                "series and stacks need light along the axis. Propagate frame by frame with Propagation.Run instead.");
        if (settings.BackgroundLevel != Complex.One)
            reasons.Add($"The background level is {settings.BackgroundLevel}; series need 1, as frames are divided " +
                "by their background.");
        return reasons;
    }

    private Image<float> New<T>(Image<T> counts, double background, CancellationToken cancellation) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(counts);
        var target = new Image<float>(
            counts.Height, counts.Width, GC.AllocateUninitializedArray<float>(counts.Height * counts.Width));
        Into(counts, background, target, cancellation);
        return target;
    }

    private void Into<T>(Image<T> counts, double background, Image<float> target, CancellationToken cancellation)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(target);
        var grid = _propagator.Grid;
        foreach (var (height, width, what) in ((int, int, string)[])[
            (counts.Height, counts.Width, "frame"), (target.Height, target.Width, "image for the result")])
            if ((height, width) != (grid.Height, grid.Width))
                throw new ArgumentException($"The {what} has {width}×{height} pixels; this series is for " +
                    $"{grid.Width}×{grid.Height}. Make a series for each size.");
        if (!(background > 0) || !double.IsFinite(background))
            throw new ArgumentException(
                $"The background is {background} counts; it must be above 0, for example the frame's median.");
        _propagator.Load(new CountRows<T>(counts, (float)background), cancellation);
        _propagator.Columns(_transfer, cancellation);
        _propagator.TakeAmplitude(1, target, cancellation);
    }
}
