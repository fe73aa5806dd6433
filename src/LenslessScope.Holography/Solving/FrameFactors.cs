using System.Numerics;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// The transfer function from the sample to one frame when the light comes in obliquely or the sample is displaced:
/// H(f + f₀)/H(f₀)·exp(−i2πf·d) with f₀ = sin θ/λ₀ and d the displacement. It is no even function, so every column is kept.
/// </summary>
internal sealed unsafe class FrameFactors : IColumnFactors, IDisposable
{
    private readonly AlignedBuffer _columns;
    private readonly long _stride;

    public FrameFactors(SensorFrame frame, PaddedGrid grid, double pixelUm, WorkTeam team)
    {
        Size = (grid.PaddedHeight, grid.PaddedWidth);
        _stride = AlignedBuffer.Stride(2L * grid.PaddedHeight);
        _columns = new AlignedBuffer(grid.PaddedWidth * _stride, zero: false);
        var wave = new Wave(frame, grid, pixelUm);
        team.Run(grid.PaddedWidth, (_, kx) =>
        {
            var target = (Vector2*)(_columns.Pointer + kx * _stride);
            var fx = Frequency(kx, grid.PaddedWidth, pixelUm);
            for (var ky = 0; ky < grid.PaddedHeight; ky++)
                target[ky] = wave.At(fx, Frequency(ky, grid.PaddedHeight, pixelUm));
        });
    }

    public (int Height, int Width) Size { get; }

    public float* Column(int kx, float* scratch) => _columns.Pointer + kx * _stride;

    public void Dispose() => _columns.Dispose();

    private static double Frequency(int index, int count, double pixelUm) =>
        (index < (count + 1) / 2 ? index : index - count) / (count * pixelUm);

    private sealed class Wave
    {
        private readonly double _inverse;
        private readonly double _zUm;
        private readonly double _obliqueX;
        private readonly double _obliqueY;
        private readonly double _limitX;
        private readonly double _limitY;
        private readonly double _shiftX;
        private readonly double _shiftY;
        private readonly double _carrier;
        private readonly float _scale;

        public Wave(SensorFrame frame, PaddedGrid grid, double pixelUm)
        {
            _inverse = 1 / frame.Optics.WavelengthInMediumUm;
            _zUm = frame.ZUm;
            (_shiftX, _shiftY) = (frame.SampleXUm, frame.SampleYUm);
            _obliqueX = Math.Sin(frame.LightAngleXDeg * Math.PI / 180) * 1000 / frame.Optics.WavelengthNm;
            _obliqueY = Math.Sin(frame.LightAngleYDeg * Math.PI / 180) * 1000 / frame.Optics.WavelengthNm;
            var band = FrequencyBand.Unaliased(
                grid.PaddedHeight, grid.PaddedWidth, pixelUm, frame.Optics.WavelengthInMediumUm, frame.ZUm);
            // All that the pitch samples counts as inside when the grid supports it, wherever the light comes from.
            _limitX = band.CyclesX >= 0.5 ? double.PositiveInfinity : band.CyclesX / pixelUm;
            _limitY = band.CyclesY >= 0.5 ? double.PositiveInfinity : band.CyclesY / pixelUm;
            _carrier = Turns(_obliqueX, _obliqueY);
            _scale = 1f / ((float)grid.PaddedHeight * grid.PaddedWidth);
        }

        public Vector2 At(double fx, double fy)
        {
            var (x, y) = (fx + _obliqueX, fy + _obliqueY);
            if (Math.Abs(x) > _limitX || Math.Abs(y) > _limitY || x * x + y * y >= _inverse * _inverse)
                return Vector2.Zero;
            var turns = Turns(x, y) - _carrier - fx * _shiftX - fy * _shiftY;
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (turns - Math.Round(turns)));
            return new Vector2((float)cosine, (float)sine) * _scale;
        }

        // z(√(λ⁻² − f²) − λ⁻¹), written without cancellation.
        private double Turns(double fx, double fy)
        {
            var f2 = fx * fx + fy * fy;
            return -_zUm * f2 / (Math.Sqrt(_inverse * _inverse - f2) + _inverse);
        }
    }
}
