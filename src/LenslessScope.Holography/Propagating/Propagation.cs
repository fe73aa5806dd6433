using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// Propagation by the band-limited angular spectrum (K. Matsushima, T. Shimobaba, "Band-limited angular spectrum method
/// for numerical simulation of free-space propagation in far and near fields", Optics Express 17, 19662 (2009)):
/// U(z) = F⁻¹{F{U₀}·H} with H = exp(i2πz(√(λ⁻² − f²) − λ⁻¹)). For signs see <see cref="ComplexField"/>: bringing the
/// sensor's field into the sample plane is a propagation by −z.
/// </summary>
public static class Propagation
{
    /// <summary>Propagates a field.</summary>
    /// <exception cref="HolographyException">
    /// A setting is outside its range, or the distance so large that the grid represents nothing of the result;
    /// all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PropagationResult Run(
        ComplexField field, PropagationSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny([.. field.Illumination.Validate(), .. settings.Validate()]);
        var clock = Stopwatch.StartNew();
        var waves = Waves.Of(field);
        var grid = waves.Grid(field.Height, field.Width, settings);
        HolographyException.ThrowIfAny(Sampling.Refusals(waves, grid, settings));
        var level = new Vector2((float)settings.BackgroundLevel.Real, (float)settings.BackgroundLevel.Imaginary);
        var samples = FieldRun.Run(grid, waves.Transfer(grid, settings.DistanceUm, settings.BandLimit), level,
            (row, target) => MemoryMarshal.Cast<float, Vector2>(field.Row(row)).CopyTo(target),
            settings.Threads ?? Environment.ProcessorCount, cancellation);
        return Result(settings, waves, grid, clock, new ComplexField(field.Height, field.Width, samples, field.PixelUm,
            field.WavelengthNm, field.RefractiveIndex, field.ZUm - settings.DistanceUm, field.Illumination));
    }

    /// <summary>
    /// Propagates a real amplitude given in the sensor's plane (phase 0), such as √ of a normalised hologram.
    /// Twice as fast as the same values as a complex field.
    /// </summary>
    /// <param name="amplitude">Relative amplitude; the background is the real part of the background level.</param>
    /// <param name="optics">
    /// Wavelength, index, and the pitch in the plane of <paramref name="amplitude"/>. A point source is not looked at:
    /// give the effective geometry instead (<see cref="Optics.Effective"/>).
    /// </param>
    /// <param name="settings">Distance and padding.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">
    /// A setting is outside its range, or the distance so large that the grid represents nothing of the result;
    /// all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PropagationResult Run(Image<float> amplitude, Optics optics, PropagationSettings settings,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(amplitude);
        ArgumentNullException.ThrowIfNull(optics);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny([.. optics.Validate(), .. settings.Validate()]);
        var clock = Stopwatch.StartNew();
        var waves = Waves.Of(optics);
        var (height, width) = (amplitude.Height, amplitude.Width);
        var grid = waves.Grid(height, width, settings);
        HolographyException.ThrowIfAny(Sampling.Refusals(waves, grid, settings));
        var level = (float)settings.BackgroundLevel.Real;
        var transfer = waves.Transfer(grid, settings.DistanceUm, settings.BandLimit);
        var threads = settings.Threads ?? Environment.ProcessorCount;
        float[] samples;
        if (transfer.IsEven)
        {
            using var propagator = new RealPropagator(grid, threads);
            propagator.Load(new AmplitudeRows(amplitude, level), cancellation);
            propagator.Columns(transfer, cancellation);
            samples = propagator.TakeField(level, cancellation);
        }
        else
            samples = FieldRun.Run(grid, transfer, new Vector2(level, 0), (row, target) =>
            {
                var source = amplitude.Row(row);
                for (var column = 0; column < source.Length; column++)
                    target[column] = new Vector2(source[column], 0);
            }, threads, cancellation);
        return Result(settings, waves, grid, clock, new ComplexField(height, width, samples, optics.PixelUm,
            optics.WavelengthNm, optics.RefractiveIndex, -settings.DistanceUm, optics.Illumination));
    }

    private static PropagationResult Result(
        PropagationSettings settings, Waves waves, PaddedGrid grid, Stopwatch clock, ComplexField field) => new()
        {
            Settings = settings,
            Field = field,
            PaddedHeight = grid.PaddedHeight,
            PaddedWidth = grid.PaddedWidth,
            Warnings = Sampling.Warnings(waves, grid, settings),
            Elapsed = clock.Elapsed,
        };
}
