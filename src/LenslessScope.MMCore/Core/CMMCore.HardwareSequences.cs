namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    // Values that the hardware itself steps through on its trigger: load, start, stop. Properties have theirs too; see
    // LoadPropertySequence.

    /// <summary>Whether a camera can step through a sequence of exposures.</summary>
    public bool IsExposureSequenceable(string cameraLabel) => _native.isExposureSequenceable(cameraLabel);

    /// <summary>Starts the sequence of exposures that was loaded.</summary>
    public void StartExposureSequence(string cameraLabel) => _native.startExposureSequence(cameraLabel);

    /// <summary>Stops the sequence of exposures.</summary>
    public void StopExposureSequence(string cameraLabel) => _native.stopExposureSequence(cameraLabel);

    /// <summary>How many exposures a sequence of a camera may have.</summary>
    public long GetExposureSequenceMaxLength(string cameraLabel) => _native.getExposureSequenceMaxLength(cameraLabel);

    /// <summary>Gives a camera the exposures that it steps through on its trigger, in milliseconds.</summary>
    /// <exception cref="CMMError">It cannot run sequences, or not of this length.</exception>
    public void LoadExposureSequence(string cameraLabel, IEnumerable<double> exposureSequenceMs)
    {
        using var native = Vector(exposureSequenceMs, nameof(exposureSequenceMs));
        _native.loadExposureSequence(cameraLabel, native);
    }

    /// <summary>Whether a stage can step through a sequence of positions.</summary>
    public bool IsStageSequenceable(string stageLabel) => _native.isStageSequenceable(stageLabel);

    /// <summary>
    /// Whether a stage can step through positions at equal distances; see <see cref="SetStageLinearSequence"/>.
    /// </summary>
    public bool IsStageLinearSequenceable(string stageLabel) => _native.isStageLinearSequenceable(stageLabel);

    /// <summary>Starts the sequence of a stage's positions that was loaded.</summary>
    public void StartStageSequence(string stageLabel) => _native.startStageSequence(stageLabel);

    /// <summary>Stops the sequence of a stage's positions.</summary>
    public void StopStageSequence(string stageLabel) => _native.stopStageSequence(stageLabel);

    /// <summary>How many positions a sequence of a stage may have.</summary>
    public long GetStageSequenceMaxLength(string stageLabel) => _native.getStageSequenceMaxLength(stageLabel);

    /// <summary>Gives a stage the positions that it steps through on its trigger, in micrometres.</summary>
    /// <exception cref="CMMError">It cannot run sequences, or not of this length.</exception>
    public void LoadStageSequence(string stageLabel, IEnumerable<double> positionSequence)
    {
        using var native = Vector(positionSequence, nameof(positionSequence));
        _native.loadStageSequence(stageLabel, native);
    }

    /// <summary>Has a stage step by equal distances from where it is, returning to the start after the last.</summary>
    /// <param name="stageLabel">The stage.</param>
    /// <param name="dZUm">The step, in micrometres.</param>
    /// <param name="nSlices">How many positions, the start included; at least 1.</param>
    /// <exception cref="CMMError">It cannot; see <see cref="IsStageLinearSequenceable"/>.</exception>
    public void SetStageLinearSequence(string stageLabel, double dZUm, int nSlices)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nSlices);
        _native.setStageLinearSequence(stageLabel, dZUm, nSlices);
    }

    /// <summary>Whether an XY stage can step through a sequence of positions.</summary>
    public bool IsXYStageSequenceable(string xyStageLabel) => _native.isXYStageSequenceable(xyStageLabel);

    /// <summary>Starts the sequence of an XY stage's positions that was loaded.</summary>
    public void StartXYStageSequence(string xyStageLabel) => _native.startXYStageSequence(xyStageLabel);

    /// <summary>Stops the sequence of an XY stage's positions.</summary>
    public void StopXYStageSequence(string xyStageLabel) => _native.stopXYStageSequence(xyStageLabel);

    /// <summary>How many positions a sequence of an XY stage may have.</summary>
    public long GetXYStageSequenceMaxLength(string xyStageLabel) => _native.getXYStageSequenceMaxLength(xyStageLabel);

    /// <summary>Gives an XY stage the positions that it steps through on its trigger, in micrometres.</summary>
    /// <param name="xyStageLabel">The stage.</param>
    /// <param name="xSequence">The x of each position.</param>
    /// <param name="ySequence">The y of each position, as many.</param>
    /// <exception cref="ArgumentException">There are more of one than of the other.</exception>
    /// <exception cref="CMMError">It cannot run sequences, or not of this length.</exception>
    public void LoadXYStageSequence(string xyStageLabel, IEnumerable<double> xSequence, IEnumerable<double> ySequence)
    {
        using var xs = Vector(xSequence, nameof(xSequence));
        using var ys = Vector(ySequence, nameof(ySequence));
        if (xs.Count != ys.Count)
            throw new ArgumentException(
                $"{xs.Count} x and {ys.Count} y positions were given for the stage '{xyStageLabel}'; " +
                "give as many of each.",
                nameof(ySequence));
        _native.loadXYStageSequence(xyStageLabel, xs, ys);
    }

    private static Interop.DoubleVector Vector(IEnumerable<double> values, string parameter)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        return new Interop.DoubleVector(values);
    }
}
