using LenslessScope.Imaging;

namespace LenslessScope.Holography.Focusing;

/// <summary>
/// The metrics under the exact kernel of a point source: every distance costs one transform. Planes grow
/// with the distance from the source; the region grows with them, so that it holds the same part of the light
/// everywhere.
/// </summary>
internal sealed unsafe class ExactFocusCurve : IFocusCurve
{
    private readonly PropagationFromPoint _from;
    private readonly Optics _optics;
    private readonly FocusSettings _settings;
    private readonly double _smoothingPx;
    private readonly ParallelOptions _parallel;
    private readonly int _height;
    private readonly int _width;

    public ExactFocusCurve(
        Image<float> amplitude, Optics optics, FocusSettings settings, double smoothingPx, ParallelOptions parallel)
    {
        (_optics, _settings, _smoothingPx, _parallel) = (optics, settings, smoothingPx, parallel);
        (_height, _width) = (amplitude.Height, amplitude.Width);
        Place = new FocusRegion(new Roi(0, 0, _width, _height), FocusRegion.Choose(amplitude, settings.Roi, 0).Region);
        _from = new PropagationFromPoint(amplitude, optics, optics.SourceUm!.Value - settings.MinZUm,
            parallel.MaxDegreeOfParallelism);
        Steps = [.. FocusSteps.Of(settings.MinZUm, settings.MaxZUm, optics, DepthOfFieldUm)];
    }

    public FocusRegion Place { get; }

    public IReadOnlyList<double> Steps { get; }

    public double DepthOfFieldUm(double zUm)
    {
        var geometry = _optics.Effective(zUm);
        return DepthOfField.Um(geometry.PixelUm, _optics.WavelengthInMediumUm, geometry.DistanceUm,
            Math.Max(_height, _width) * geometry.PixelUm, _smoothingPx);
    }

    public Sharpness Evaluate(double zUm, FocusStage stage)
    {
        var field = _from.Field(_optics.SourceUm!.Value - zUm, _parallel.CancellationToken);
        var scale = _optics.Effective(zUm).PixelUm / field.PixelUm;
        var (top, height) = Span(Place.Region.Y, Place.Region.Height, _height, field.Height, scale);
        var (left, width) = Span(Place.Region.X, Place.Region.Width, _width, field.Width, scale);
        var (real, imaginary) = (new float[height * width], new float[height * width]);
        var samples = field.Samples;
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
            {
                var at = 2 * ((top + row) * field.Width + left + column);
                (real[row * width + column], imaginary[row * width + column]) = (samples[at], samples[at + 1]);
            }
        fixed (float* re = real, im = imaginary)
        {
            var (realRows, imaginaryRows) = ((nint)re, (nint)im);
            return FieldSharpness.Of(_settings.Metric, stage, row => (float*)realRows + row * width,
                row => (float*)imaginaryRows + row * width, 0, 0, 0, height, width, block: 2, _parallel);
        }
    }

    public void Dispose() => _from.Dispose();

    // The shadow of a stretch of the hologram in a plane, in pixels of that plane; both have the axis in their middle.
    private static (int First, int Count) Span(int first, int count, int hologram, int plane, double scale)
    {
        var from = Math.Clamp((int)Math.Round((first - hologram / 2.0) * scale + plane / 2), 0, plane);
        return (from, Math.Min((int)(count * scale), plane - from));
    }
}
