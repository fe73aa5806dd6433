using System.Numerics;

namespace LenslessScope.Holography.Tests.Simulated;

/// <summary>
/// How far a field is from the truth, after the global phase and scale that intensities leave open
/// are aligned, a margin left out.
/// </summary>
internal readonly record struct Accuracy(double Complex, double PhaseRad, double Amplitude)
{
    public const int Margin = 16;

    /// <summary>
    /// ‖x − t‖/‖t − mean t‖ (relative to what there is to see: the background alone is no merit), root mean square
    /// of the phase difference in rad, relative to that of the background, and of the amplitude difference.
    /// </summary>
    public static Accuracy Of(ComplexField found, ComplexField truth, int margin = Margin)
    {
        Assert.Equal((truth.Height, truth.Width), (found.Height, found.Width));
        var (x, t) = (Values(found, margin), Values(truth, margin));
        Complex overlap = 0;
        double energy = 0;
        Complex mean = 0;
        for (var i = 0; i < x.Length; i++)
        {
            overlap += System.Numerics.Complex.Conjugate(x[i]) * t[i];
            energy += Square(x[i]);
            mean += t[i] / x.Length;
        }
        var factor = overlap / energy;
        double error = 0, contrast = 0, amplitude = 0;
        var phases = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var aligned = factor * x[i];
            error += Square(aligned - t[i]);
            contrast += Square(t[i] - mean);
            amplitude += Math.Pow(aligned.Magnitude - t[i].Magnitude, 2);
            phases[i] = (aligned * System.Numerics.Complex.Conjugate(t[i])).Phase;
        }
        // The background: where the truth is clear.
        var offset = Enumerable.Range(0, x.Length).Where(i => Square(t[i] - 1) < 1e-6).Select(i => phases[i])
            .DefaultIfEmpty(0).Average();
        return new Accuracy(Math.Sqrt(error / contrast),
            Math.Sqrt(phases.Average(phase => (phase - offset) * (phase - offset))), Math.Sqrt(amplitude / x.Length));
    }

    private static Complex[] Values(ComplexField field, int margin)
    {
        var values = new List<Complex>();
        for (var y = margin; y < field.Height - margin; y++)
            for (var x = margin; x < field.Width - margin; x++)
                values.Add(field[y, x]);
        return [.. values];
    }

    private static double Square(Complex value) => value.Real * value.Real + value.Imaginary * value.Imaginary;
}
