using System.Runtime.InteropServices;

namespace LenslessScope.Holography.Fourier;

/// <summary>The four one-dimensional transforms; all are contiguous, in place and unscaled.</summary>
internal enum FftKind
{
    ComplexForward,
    ComplexBackward,
    RealToComplex,
    ComplexToReal,
}

/// <summary>
/// One FFTW plan. Executing is thread-safe on any memory aligned like <see cref="AlignedBuffer"/>; making and destroying
/// plans is not, and happens under <see cref="PlannerLock"/>.
/// </summary>
internal sealed unsafe class FftPlan : SafeHandle
{
    /// <summary>Guards FFTW's planner: its plans and wisdom are global to the process.</summary>
    public static readonly Lock PlannerLock = new();

    private readonly FftKind _kind;

    private FftPlan(FftKind kind, nint plan)
        : base(0, ownsHandle: true)
    {
        _kind = kind;
        SetHandle(plan);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Measures and makes a plan. The caller holds <see cref="PlannerLock"/>.</summary>
    public static FftPlan Create_NeedsLock(FftKind kind, int length)
    {
        // Room for length complex numbers is enough for every kind: the real ones use length / 2 + 1.
        using var scratch = new AlignedBuffer(2L * (length + 1));
        var data = scratch.Pointer;
        var plan = kind switch
        {
            FftKind.ComplexForward => Fftw.PlanComplex(length, data, data, Fftw.Forward, Fftw.Measure),
            FftKind.ComplexBackward => Fftw.PlanComplex(length, data, data, Fftw.Backward, Fftw.Measure),
            FftKind.RealToComplex => Fftw.PlanRealToComplex(length, data, data, Fftw.Measure),
            _ => Fftw.PlanComplexToReal(length, data, data, Fftw.Measure),
        };
        return plan != 0
            ? new FftPlan(kind, plan)
            : throw new InvalidOperationException($"FFTW made no {kind} plan for length {length}.");
    }

    /// <summary>Transforms in place. The data are aligned to <see cref="AlignedBuffer.AlignmentBytes"/>.</summary>
    public void Execute(float* data)
    {
        switch (_kind)
        {
            case FftKind.RealToComplex:
                Fftw.ExecuteRealToComplex(this, data, data);
                break;
            case FftKind.ComplexToReal:
                Fftw.ExecuteComplexToReal(this, data, data);
                break;
            default:
                Fftw.ExecuteComplex(this, data, data);
                break;
        }
    }

    protected override bool ReleaseHandle()
    {
        lock (PlannerLock)
            Fftw.DestroyPlan(handle);
        return true;
    }
}
