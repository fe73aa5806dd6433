using System.Runtime.InteropServices;

namespace LenslessScope.Holography.Fourier;

/// <summary>The one-dimensional transforms; all are contiguous and unscaled.</summary>
internal enum FftKind
{
    ComplexForward,
    ComplexBackward,
    RealToComplex,
    ComplexToReal,
    CosineForward,
    CosineBackward,
}

/// <summary>What a plan was made for: where input and output are the same memory, FFTW needs another plan.</summary>
internal readonly record struct FftShape(FftKind Kind, int Length, bool InPlace);

/// <summary>
/// One FFTW plan. Executing is thread-safe on any memory aligned like <see cref="AlignedBuffer"/>;
/// making and destroying plans is not, and happens under <see cref="PlannerLock"/>.
/// </summary>
internal sealed unsafe class FftPlan : SafeHandle
{
    /// <summary>Guards FFTW's planner: its plans and wisdom are global to the process.</summary>
    public static readonly Lock PlannerLock = new();

    private readonly FftShape _shape;

    private FftPlan(FftShape shape, nint plan)
        : base(0, ownsHandle: true)
    {
        _shape = shape;
        SetHandle(plan);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>
    /// Makes a plan: from what FFTW knows of this machine, or else by measuring.
    /// The caller holds <see cref="PlannerLock"/>.
    /// </summary>
    public static (FftPlan Plan, bool Measured) Create_NeedsLock(FftShape shape)
    {
        // Room for length complex numbers is enough for every kind: the real ones use length / 2 + 1.
        using var scratch = new AlignedBuffer(2L * (shape.Length + 1));
        using var other = new AlignedBuffer(2L * (shape.Length + 1));
        var source = scratch.Pointer;
        var target = shape.InPlace ? source : other.Pointer;
        var known = Create(shape, source, target, Fftw.WisdomOnly);
        var plan = known != 0 ? known : Create(shape, source, target, Fftw.Measure);
        return plan != 0
            ? (new FftPlan(shape, plan), known == 0)
            : throw new InvalidOperationException($"FFTW made no plan for {shape}.");
    }

    /// <summary>Transforms in place. The data are aligned to <see cref="AlignedBuffer.AlignmentBytes"/>.</summary>
    public void Execute(float* data)
    {
        if (!_shape.InPlace)
            throw new InvalidOperationException($"The plan for {_shape} needs a separate destination.");
        Run(data, data);
    }

    /// <summary>
    /// Transforms from one place to another, both aligned to <see cref="AlignedBuffer.AlignmentBytes"/>.
    /// From complex to real the source is destroyed.
    /// </summary>
    public void Execute(float* source, float* target)
    {
        if (_shape.InPlace)
            throw new InvalidOperationException($"The plan for {_shape} works in place only.");
        Run(source, target);
    }

    protected override bool ReleaseHandle()
    {
        lock (PlannerLock)
            Fftw.DestroyPlan(handle);
        return true;
    }

    private static nint Create(FftShape shape, float* source, float* target, uint flags) => shape.Kind switch
    {
        FftKind.ComplexForward => Fftw.PlanComplex(shape.Length, source, target, Fftw.Forward, flags),
        FftKind.ComplexBackward => Fftw.PlanComplex(shape.Length, source, target, Fftw.Backward, flags),
        FftKind.RealToComplex => Fftw.PlanRealToComplex(shape.Length, source, target, flags),
        FftKind.ComplexToReal => Fftw.PlanComplexToReal(shape.Length, source, target, flags),
        FftKind.CosineForward => Fftw.PlanRealToReal(shape.Length, source, target, Fftw.CosineForward, flags),
        _ => Fftw.PlanRealToReal(shape.Length, source, target, Fftw.CosineBackward, flags),
    };

    private void Run(float* source, float* target)
    {
        switch (_shape.Kind)
        {
            case FftKind.RealToComplex:
                Fftw.ExecuteRealToComplex(this, source, target);
                break;
            case FftKind.ComplexToReal:
                Fftw.ExecuteComplexToReal(this, source, target);
                break;
            case FftKind.CosineForward or FftKind.CosineBackward:
                Fftw.ExecuteRealToReal(this, source, target);
                break;
            default:
                Fftw.ExecuteComplex(this, source, target);
                break;
        }
    }
}
