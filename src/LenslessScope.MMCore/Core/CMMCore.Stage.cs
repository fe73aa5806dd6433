namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Moves a stage, in micrometres. Returns at once; see <see cref="WaitForDevice"/>.</summary>
    public void SetPosition(string stageLabel, double position) => _native.setPosition(stageLabel, position);

    /// <summary>Moves the focus stage, in micrometres.</summary>
    public void SetPosition(double position) => _native.setPosition(position);

    /// <summary>The position of a stage, in micrometres.</summary>
    public double GetPosition(string stageLabel) => _native.getPosition(stageLabel);

    /// <summary>The position of the focus stage, in micrometres.</summary>
    public double GetPosition() => _native.getPosition();

    /// <summary>Moves a stage by a distance, in micrometres.</summary>
    public void SetRelativePosition(string stageLabel, double d) => _native.setRelativePosition(stageLabel, d);

    /// <summary>Moves the focus stage by a distance, in micrometres.</summary>
    public void SetRelativePosition(double d) => _native.setRelativePosition(d);

    /// <summary>Makes the present position of a stage its zero, in the hardware.</summary>
    public void SetOrigin(string stageLabel) => _native.setOrigin(stageLabel);

    /// <summary>Makes the present position of the focus stage its zero, in the hardware.</summary>
    public void SetOrigin() => _native.setOrigin();

    /// <summary>Gives the present position of a stage a new coordinate, in micrometres, in the adapter alone.</summary>
    public void SetAdapterOrigin(string stageLabel, double newZUm) => _native.setAdapterOrigin(stageLabel, newZUm);

    /// <summary>
    /// Gives the present position of the focus stage a new coordinate, in micrometres, in the adapter alone.
    /// </summary>
    public void SetAdapterOrigin(double newZUm) => _native.setAdapterOrigin(newZUm);

    /// <summary>Says what a move of a stage towards larger positions does.</summary>
    public void SetFocusDirection(string stageLabel, FocusDirection sign) =>
        _native.setFocusDirection(stageLabel, (int)sign);

    /// <summary>What a move of a stage towards larger positions does.</summary>
    public FocusDirection GetFocusDirection(string stageLabel) => (FocusDirection)_native.getFocusDirection(stageLabel);

    /// <summary>Whether a stage reports its position by events.</summary>
    public bool IsStageUsingCallbacks(string stageLabel) => _native.isStageUsingCallbacks(stageLabel);

    /// <summary>Stops a stage, of one axis or two.</summary>
    public void Stop(string xyOrZStageLabel) => _native.stop(xyOrZStageLabel);

    /// <summary>Moves a stage, of one axis or two, to its reference position and finds its zero there.</summary>
    public void Home(string xyOrZStageLabel) => _native.home(xyOrZStageLabel);
}
