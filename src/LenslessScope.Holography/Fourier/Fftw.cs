using System.Runtime.InteropServices;

namespace LenslessScope.Holography.Fourier;

/// <summary>
/// The functions of FFTW 3, single precision, that this project uses (FFTW manual 3.3.10, chapter 4). Signs:
/// FORWARD has exponent −i2πkn/N, BACKWARD +i2πkn/N, neither is scaled. The cosine transforms are REDFT10,
/// Xₖ = 2Σ xₙ cos(πk(2n + 1)/2N), and REDFT01, which after it gives 2N times the samples.
/// </summary>
internal static unsafe partial class Fftw
{
    public const string Library = "libfftw3f.so.3";

    public const int Forward = -1;
    public const int Backward = +1;

    // FFTW_REDFT10 and FFTW_REDFT01, fftw_r2r_kind in fftw3.h.
    public const int CosineForward = 5;
    public const int CosineBackward = 4;

    // FFTW_ESTIMATE is left out on purpose: its plans are two to nine times slower,
    // and measuring one dimension is cheap.
    public const uint Measure = 0;

    // No plan rather than one that would have to be measured.
    public const uint WisdomOnly = 1 << 21;

    [LibraryImport(Library, EntryPoint = "fftwf_plan_dft_1d")]
    public static partial nint PlanComplex(int n, float* input, float* output, int sign, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_plan_dft_r2c_1d")]
    public static partial nint PlanRealToComplex(int n, float* input, float* output, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_plan_dft_c2r_1d")]
    public static partial nint PlanComplexToReal(int n, float* input, float* output, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_plan_r2r_1d")]
    public static partial nint PlanRealToReal(int n, float* input, float* output, int kind, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_destroy_plan")]
    public static partial void DestroyPlan(nint plan);

    [LibraryImport(Library, EntryPoint = "fftwf_execute_dft")]
    public static partial void ExecuteComplex(FftPlan plan, float* input, float* output);

    [LibraryImport(Library, EntryPoint = "fftwf_execute_dft_r2c")]
    public static partial void ExecuteRealToComplex(FftPlan plan, float* input, float* output);

    [LibraryImport(Library, EntryPoint = "fftwf_execute_dft_c2r")]
    public static partial void ExecuteComplexToReal(FftPlan plan, float* input, float* output);

    [LibraryImport(Library, EntryPoint = "fftwf_execute_r2r")]
    public static partial void ExecuteRealToReal(FftPlan plan, float* input, float* output);

    // The text is allocated with malloc and belongs to the caller.
    [LibraryImport(Library, EntryPoint = "fftwf_export_wisdom_to_string")]
    public static partial byte* ExportWisdom();

    [LibraryImport(Library, EntryPoint = "fftwf_import_wisdom_from_string")]
    public static partial int ImportWisdom(byte* wisdom);

    /// <summary>The version text, for example <c>fftw-3.3.10-sse2-avx</c>: it names the vector units as well.</summary>
    public static string Version()
    {
        if (!NativeLibrary.TryLoad(Library, typeof(Fftw).Assembly, null, out var handle))
            throw new DllNotFoundException(
                $"The Fourier transforms need FFTW 3 ({Library}), which the system's loader does not find. " +
                "Install Debian's package libfftw3-single3.");
        return NativeLibrary.TryGetExport(handle, "fftwf_version", out var symbol)
            ? Marshal.PtrToStringUTF8(symbol) ?? "unknown"
            : "unknown";
    }
}
