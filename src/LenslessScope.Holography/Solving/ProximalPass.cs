using System.Numerics.Tensors;
using LenslessScope.Holography.Fourier;
using LenslessScope.Holography.Propagating;

namespace LenslessScope.Holography.Solving;

/// <summary>
/// All of an iteration that works on the sample's plane, in a single go over its rows: end of the gradient's transform,
/// gradient step, every step of the dual, new field, extrapolation, and the start of the next transform.
/// A step of the dual needs the rows above and below as the step before left them, so each follows one row behind
/// the last: with S steps row r is begun while row r − S is finished, and what lies between stays in the cache.
/// Threads take bands of rows. Around a band S rows are computed twice, in copies made before anybody begins;
/// so neither the number of bands nor their order changes a number.
/// </summary>
internal sealed unsafe class ProximalPass : IDisposable
{
    private const int BandsPerThread = 4;

    private readonly MeasurementModel _model;
    private readonly FieldPropagator _propagator;
    private readonly WorkTeam _team;
    private readonly ProximalState? _start;
    private readonly ProximalState _state;
    private readonly PartsPlane _field;
    private readonly PartsPlane _ahead;
    private readonly PartsPlane _dualX;
    private readonly PartsPlane _dualY;
    private readonly (double Change, double Norm)[] _sums;
    private readonly Band[] _bands;
    private ProximalSettings _settings;
    private readonly int _dualSteps;
    private bool _taken;

    /// <param name="model">What was measured.</param>
    /// <param name="frames">How many frames.</param>
    /// <param name="weight">Weight of the total variation in the first pass.</param>
    /// <param name="dualSteps">Steps of the dual to a pass.</param>
    /// <param name="start">Where to begin, which it takes over; null for the model's own start.</param>
    /// <param name="team">Who computes.</param>
    public ProximalPass(MeasurementModel model, int frames, double weight, int dualSteps, ProximalState? start,
        WorkTeam team)
    {
        _model = model;
        _propagator = model.Propagator;
        _team = team;
        var (height, width) = (_propagator.Grid.PaddedHeight, _propagator.Grid.PaddedWidth);
        _start = start;
        _state = start ?? new ProximalState(_propagator.Grid);
        (_field, _dualX, _dualY) = (_state.Field, _state.DualX, _state.DualY);
        _ahead = new PartsPlane(height, width);
        _sums = new (double, double)[height];
        _settings = new ProximalSettings(
            width, _field.ToImaginary, _field.ToNextRow, (float)model.Step,
            (float)(model.Step / 2 / frames), (float)weight, (float)model.MostModulus);
        _dualSteps = dualSteps;
        // Bands much higher than what is computed twice around them.
        var bands = team.Threads == 1 ? 1 : Math.Clamp(height / (16 * dualSteps), 1, BandsPerThread * team.Threads);
        _bands = [.. Enumerable.Range(0, bands).Select(band => new Band(
            (int)((long)height * band / bands), (int)((long)height * (band + 1) / bands), dualSteps, width))];
    }

    /// <summary>The extrapolated field, at which the next gradient is wanted.</summary>
    public PartsPlane Ahead => _ahead;

    /// <summary>Sets the weight from the next pass on.</summary>
    public void Weigh(double weight) => _settings = _settings with { Weight = (float)weight };

    /// <summary>
    /// Begins at the given start or at the model's, no modulus above the largest; the extrapolated field is the same,
    /// and its rows go to the propagator.
    /// </summary>
    public void Start(CancellationToken cancellation)
    {
        var (width, i) = (_settings.Width, _settings.I);
        if (_start == null)
            _model.Start((row, samples, part) =>
            {
                RowMath.Separate(samples, _ahead.Row(row), _ahead.Row(row) + i, width);
                for (var place = 0L; place <= i; place += i)
                {
                    var target = new Span<float>(_field.Row(row) + place, width);
                    TensorPrimitives.MultiplyAdd(
                        new ReadOnlySpan<float>(_ahead.Row(row) + place, width), part, target, target);
                }
            }, cancellation);
        _propagator.Forward(_field.Height, (_, row, samples) =>
        {
            RowMath.Interleave(_field.Row(row), _field.Row(row) + i, 0, samples, width);
            ComplexRows.ProjectRow(samples, width, _settings.Most);
            RowMath.Separate(samples, _field.Row(row), _field.Row(row) + i, width);
            _ahead.Copy(row, _field.Row(row));
        }, cancellation);
    }

    /// <summary>After the last pass: gives back the extrapolated field, so that there is room for a result.</summary>
    public void Finish() => _ahead.Dispose();

    /// <summary>Field and dual.</summary>
    public ProximalState State => _state;

    /// <summary>Field and dual, which now belong to the caller.</summary>
    public ProximalState Take()
    {
        _taken = true;
        return _state;
    }

    /// <summary>
    /// With the columns of the gradient in the propagator, puts the transformed rows of the next extrapolated
    /// field there. Answers ‖Δx‖/‖x‖.
    /// </summary>
    public double Run(float momentum, CancellationToken cancellation)
    {
        _team.Run(_bands.Length, (_, index) => CopyAround(_bands[index]), cancellation);
        _team.Run(_bands.Length, (_, index) =>
        {
            if (VectorWidth.Is512)
                Run<Lanes512>(_bands[index], momentum, cancellation);
            else if (VectorWidth.Is256)
                Run<Lanes256>(_bands[index], momentum, cancellation);
            else
                Run<Lanes128>(_bands[index], momentum, cancellation);
        }, cancellation);
        var (change, norm) = (0.0, 0.0);
        foreach (var sums in _sums)
        {
            change += sums.Change;
            norm += sums.Norm;
        }
        return Math.Sqrt(change / Math.Max(norm, double.Epsilon));
    }

    public void Dispose()
    {
        _ahead.Dispose();
        if (!_taken)
            _state.Dispose();
        foreach (var band in _bands)
            band.Dispose();
    }

    private int Periodic(int row) => (row % _field.Height + _field.Height) % _field.Height;

    private void CopyAround(Band band)
    {
        foreach (var row in band.Around)
        {
            var (source, place) = (Periodic(row), band.Place(row));
            new Span<float>(_propagator.Row(source), 2 * _settings.Width)
                .CopyTo(new Span<float>(band.Samples.Row(place), 2 * _settings.Width));
            band.Ahead.Copy(place, _ahead.Row(source));
            band.DualX.Copy(place, _dualX.Row(source));
            band.DualY.Copy(place, _dualY.Row(source));
        }
    }

    private void Run<T>(Band band, float momentum, CancellationToken cancellation) where T : unmanaged, IFloatLanes<T>
    {
        // Which rows a step can and has to work on shrinks by one at each end with every step.
        var first = band.First - _dualSteps;
        for (var row = first; row < band.End + _dualSteps && !cancellation.IsCancellationRequested; row++)
        {
            Begin(row);
            for (var k = 1; k <= _dualSteps && row - k >= first + k - 1; k++)
            {
                var at = row - k;
                if (k == _dualSteps && at >= band.First)
                    End(at);
                else // the trial point of the uppermost row lacks a neighbour, and is read by nobody
                    ProximalRows<T>.DualStepAndTrialPoint(Ahead(at), band.Trial(at), band.Trial(at + 1),
                        DualX(at), DualY(at), DualY(at - 1), _settings);
            }
        }

        void Begin(int at)
        {
            var samples = Samples(at);
            _propagator.RowBackward(samples);
            _model.CompleteGradient(Periodic(at), samples, Ahead(at), Ahead(at) + _settings.I);
            ProximalRows<T>.GradientStep(
                samples, Ahead(at), band.Trial(at), DualX(at), DualY(at), DualY(at - 1), _settings);
        }

        void End(int at)
        {
            _sums[at] = ProximalRows<T>.DualStepAndField(Ahead(at), band.Trial(at), band.Trial(at + 1),
                _field.Row(at), DualX(at), DualY(at), DualY(at - 1), momentum, Samples(at), _settings);
            _propagator.RowForward(Samples(at));
        }

        float* Samples(int at) => band.Holds(at) ? _propagator.Row(at) : band.Samples.Row(band.Place(at));

        float* Ahead(int at) => Row(_ahead, band.Ahead, at);

        float* DualX(int at) => Row(_dualX, band.DualX, at);

        float* DualY(int at) => Row(_dualY, band.DualY, at);

        float* Row(PartsPlane plane, PartsPlane copy, int at) =>
            band.Holds(at) ? plane.Row(at) : copy.Row(band.Place(at));
    }

    /// <summary>
    /// Rows First to End − 1, with copies of those around (one more above, for its dual)
    /// and the trial points in between.
    /// </summary>
    private sealed class Band(int first, int end, int around, int width) : IDisposable
    {
        private readonly PartsPlane _trials = new(around + 1, width);

        public int First => first;

        public int End => end;

        public ComplexPlane Samples { get; } = new(2 * around + 1, width);

        public PartsPlane Ahead { get; } = new(2 * around + 1, width);

        public PartsPlane DualX { get; } = new(2 * around + 1, width);

        public PartsPlane DualY { get; } = new(2 * around + 1, width);

        public IEnumerable<int> Around =>
            [.. Enumerable.Range(first - around - 1, around + 1), .. Enumerable.Range(end, around)];

        public bool Holds(int row) => row >= first && row < end;

        /// <summary>Where the copy of a row lies.</summary>
        public int Place(int row) => row < first ? row - first + around + 1 : around + 1 + row - end;

        /// <summary>The trial point of a row, until as many rows as there are steps follow.</summary>
        public float* Trial(int row) => _trials.Row((row - first + around) % (around + 1));

        public void Dispose()
        {
            foreach (var plane in (IDisposable[])[_trials, Samples, Ahead, DualX, DualY])
                plane.Dispose();
        }
    }
}
