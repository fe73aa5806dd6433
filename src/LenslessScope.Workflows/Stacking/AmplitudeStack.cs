using LenslessScope.Holography;

namespace LenslessScope.Workflows;

/// <summary>
/// What becomes of one hologram in a stack: where the planes lie, and their amplitudes one at a time.
/// </summary>
internal sealed class AmplitudeStack
{
    private readonly NormalisationResult _normalised;
    private readonly DistanceRange _rangeUm;
    private readonly double? _stepUm;

    /// <exception cref="HolographyException">Frames do not fit together; all reasons are listed.</exception>
    public AmplitudeStack(Hologram hologram, StackRequest request)
    {
        if (hologram.Validate() is { Count: > 0 } reasons)
            throw new HolographyException(reasons);
        (Optics, Bits, _stepUm, _rangeUm) = (hologram.Optics, request.Bits, request.StepUm, request.ZRangeUm!.Value);
        _normalised = Holography.Normalisation.Run(hologram, request.Normalisation);
    }

    public Optics Optics { get; }

    /// <summary>32 for floating point, else whole numbers.</summary>
    public int Bits { get; }

    /// <summary>What whole numbers are divided by to get the amplitude; 1 for floating point.</summary>
    public int CountsPerAmplitude => Bits switch { 8 => 100, 16 => 10_000, _ => 1 };

    public NormalisationResult Normalisation => _normalised;

    public int Height => _normalised.Amplitude.Height;

    public int Width => _normalised.Amplitude.Width;

    /// <summary>Transforms the hologram, once for all planes.</summary>
    public PropagationStack Transform(CancellationToken cancellation) => new(
        _normalised.Amplitude, Optics, new PropagationSettings { DistanceUm = -_rangeUm.To }, cancellation);

    /// <summary>
    /// The planes' distances from the sensor, µm: even, the first and the last as asked where no step is given.
    /// </summary>
    public IReadOnlyList<double> PlanesUm(PropagationStack stack)
    {
        var (from, to) = _rangeUm;
        // A step that is given is kept; the last plane may then lie before the end of the range.
        var intervals = _stepUm is { } step
            ? (int)Math.Floor((to - from) / step + 1e-9)
            : (int)Math.Clamp(Math.Ceiling((to - from) / stack.DepthOfFieldUm((from + to) / 2)), 1,
                PlaneStep.MostPlanes - 1);
        var apart = _stepUm ?? (to - from) / intervals;
        return [.. Enumerable.Range(0, intervals + 1).Select(i => Math.Min(to, from + i * apart))];
    }
}
