using LenslessScope.Holography.Focusing;
using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

namespace LenslessScope.Holography;

/// <summary>
/// One amplitude in many planes: it is transformed once, and every plane costs one inverse transform
/// when it is asked for. Planes are made on one grid, padded for the farthest of them, and one at a time:
/// memory does not grow with their number. Not for use by several threads at a time: it uses several itself.
/// </summary>
public sealed class PropagationStack : IDisposable
{
    private readonly RealPropagator _propagator;
    private readonly PropagationSettings _settings;
    private readonly Optics _optics;
    private readonly Waves _waves;
    private readonly double _farthestUm;

    /// <summary>Transforms an amplitude.</summary>
    /// <param name="amplitude">Relative amplitude in the sensor's plane, see <see cref="Normalisation"/>;
    /// read only now.</param>
    /// <param name="optics">As in <see cref="Propagation"/>; the illumination is along the axis.</param>
    /// <param name="settings">
    /// The distance is the farthest that will be asked for, in either direction: it decides on the padding.
    /// </param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">
    /// A setting is outside its range, or nothing of the farthest plane could be represented; all reasons are listed.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public PropagationStack(
        Image<float> amplitude, Optics optics, PropagationSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(amplitude);
        ArgumentNullException.ThrowIfNull(optics);
        ArgumentNullException.ThrowIfNull(settings);
        HolographyException.ThrowIfAny([.. optics.Validate(), .. settings.Validate(), .. OffAxis(optics)]);
        (_settings, _optics, _waves) = (settings, optics, Waves.Of(optics));
        _farthestUm = Math.Abs(settings.DistanceUm);
        var grid = _waves.Grid(amplitude.Height, amplitude.Width, settings);
        HolographyException.ThrowIfAny(Sampling.Refusals(_waves, grid, settings));
        Warnings = Sampling.Warnings(_waves, grid, settings);
        _propagator = new RealPropagator(grid, settings.Threads ?? Environment.ProcessorCount);
        try
        {
            _propagator.Load(new AmplitudeRows(amplitude, Level), cancellation);
            _propagator.KeepSpectrum(cancellation);
        }
        catch
        {
            _propagator.Dispose();
            throw;
        }
    }

    /// <summary>What limits the farthest plane, in sentences; empty when nothing does.</summary>
    public IReadOnlyList<string> Warnings { get; }

    private float Level => (float)_settings.BackgroundLevel.Real;

    /// <summary>
    /// Amplitudes at each distance, in the order given, each computed when it is asked for.
    /// Every image is the caller's.
    /// </summary>
    /// <param name="distancesUm">Distances in µm, positive along the light; at most the farthest, in size.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="HolographyException">A distance is not finite or beyond the farthest.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<Image<float>> Amplitudes(
        IEnumerable<double> distancesUm, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(distancesUm);
        return distancesUm.Select(distance =>
        {
            var (height, width) = (_propagator.Grid.Height, _propagator.Grid.Width);
            var target = new Image<float>(height, width, GC.AllocateUninitializedArray<float>(height * width));
            Amplitude(distance, target, cancellation);
            return target;
        });
    }

    /// <summary>Fields at each distance, as <see cref="Amplitudes"/>.</summary>
    /// <inheritdoc cref="Amplitudes"/>
    public IEnumerable<ComplexField> Fields(IEnumerable<double> distancesUm, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(distancesUm);
        return distancesUm.Select(distance =>
        {
            Columns(distance, cancellation);
            return new ComplexField(_propagator.Grid.Height, _propagator.Grid.Width,
                _propagator.TakeField(Level, cancellation), _optics.PixelUm, _optics.WavelengthNm,
                _optics.RefractiveIndex,
                -distance);
        });
    }

    /// <summary>The amplitude at one distance, into an image of the amplitude's size; nothing is allocated.</summary>
    /// <param name="distanceUm">Distance in µm, positive along the light; at most the farthest, in size.</param>
    /// <param name="target">Where to; its pixels are replaced.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <exception cref="ArgumentException">The image has another size.</exception>
    /// <exception cref="HolographyException">The distance is not finite or beyond the farthest.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Amplitude(double distanceUm, Image<float> target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var grid = _propagator.Grid;
        if ((target.Height, target.Width) != (grid.Height, grid.Width))
            throw new ArgumentException($"The image for the result has {target.Width}×{target.Height} pixels; the " +
                $"stack's planes have {grid.Width}×{grid.Height}.", nameof(target));
        Columns(distanceUm, cancellation);
        _propagator.TakeAmplitude(Level, target, cancellation);
    }

    /// <summary>
    /// Depth of field λ/NA² at a distance, µm: planes nearer to each other look alike.
    /// The aperture is the smaller of what the pixels sample and of what the frame's longer side lets through.
    /// </summary>
    /// <param name="distanceUm">Distance in µm, not 0; its sign does not matter.</param>
    public double DepthOfFieldUm(double distanceUm) => DepthOfField.Um(_optics.PixelUm, _optics.WavelengthInMediumUm,
        distanceUm, Math.Max(_propagator.Grid.Height, _propagator.Grid.Width) * _optics.PixelUm, smoothingPx: 0);

    /// <summary>Frees the memory.</summary>
    public void Dispose() => _propagator.Dispose();

    private static IReadOnlyList<string> OffAxis(Optics optics) => optics.Illumination.IsOnAxis
        ? []
        : [$"The illumination is at {optics.Illumination.XDegrees}° and {optics.Illumination.YDegrees}°; stacks need " +
           "light along the axis. Propagate plane by plane with Propagation.Run instead."];

    private void Columns(double distanceUm, CancellationToken cancellation)
    {
        if (!(Math.Abs(distanceUm) <= _farthestUm))
            throw new HolographyException(FormattableString.Invariant(
                $"The plane at {distanceUm} µm lies beyond the farthest of the stack, ±{_farthestUm} µm, for which ") +
                "it is padded. Make the stack with the farthest distance that is needed.");
        _propagator.Columns(_waves.Transfer(_propagator.Grid, distanceUm, _settings.BandLimit), cancellation);
    }
}
