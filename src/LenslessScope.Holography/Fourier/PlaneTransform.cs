using System.Numerics;

namespace LenslessScope.Holography.Fourier;

/// <summary>
/// Transforms the rows or the columns of a plane in place, unscaled, in single precision. For planes of which only a
/// part is wanted or that are transformed once; <see cref="Propagating.FieldPropagator"/> is for many times.
/// </summary>
internal static unsafe class PlaneTransform
{
    public static void Rows(Complex[,] plane, FftKind kind, ParallelOptions parallel)
    {
        var (height, width) = (plane.GetLength(0), plane.GetLength(1));
        var plan = FftPlans.Get(kind, width);
        Parallel.For(0, height, parallel, row =>
        {
            fixed (Complex* start = &plane[row, 0])
                Transform(plan, start, width, apart: 1);
        });
    }

    /// <summary>Columns from <paramref name="first"/> on, counted around: −1 is the last of the plane.</summary>
    public static void Columns(Complex[,] plane, FftKind kind, int first, int count, ParallelOptions parallel)
    {
        var (height, width) = (plane.GetLength(0), plane.GetLength(1));
        var plan = FftPlans.Get(kind, height);
        Parallel.For(first, first + count, parallel, place =>
        {
            fixed (Complex* start = &plane[0, (place + width) % width])
                Transform(plan, start, height, apart: width);
        });
    }

    private static void Transform(FftPlan plan, Complex* values, int count, nint apart)
    {
        using var line = new AlignedBuffer(2L * count, zero: false);
        var samples = (Vector2*)line.Pointer;
        for (var at = 0; at < count; at++)
            samples[at] = new Vector2((float)values[at * apart].Real, (float)values[at * apart].Imaginary);
        plan.Execute(line.Pointer);
        for (var at = 0; at < count; at++)
            values[at * apart] = new Complex(samples[at].X, samples[at].Y);
    }
}
