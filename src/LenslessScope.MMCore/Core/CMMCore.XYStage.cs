namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Moves an XY stage, in micrometres. Returns at once; see <see cref="WaitForDevice"/>.</summary>
    public void SetXYPosition(string xyStageLabel, double x, double y) => _native.setXYPosition(xyStageLabel, x, y);

    /// <summary>Moves the XY stage, in micrometres.</summary>
    public void SetXYPosition(double x, double y) => _native.setXYPosition(x, y);

    /// <summary>Moves an XY stage by a distance, in micrometres.</summary>
    public void SetRelativeXYPosition(string xyStageLabel, double dx, double dy) =>
        _native.setRelativeXYPosition(xyStageLabel, dx, dy);

    /// <summary>Moves the XY stage by a distance, in micrometres.</summary>
    public void SetRelativeXYPosition(double dx, double dy) => _native.setRelativeXYPosition(dx, dy);

    /// <summary>The position of an XY stage, in micrometres.</summary>
    public (double X, double Y) GetXYPosition(string xyStageLabel)
    {
        _native.getXYPosition(xyStageLabel, out var x, out var y);
        return (x, y);
    }

    /// <summary>The position of the XY stage, in micrometres.</summary>
    public (double X, double Y) GetXYPosition()
    {
        _native.getXYPosition(out var x, out var y);
        return (x, y);
    }

    /// <summary>The x position of an XY stage, in micrometres.</summary>
    public double GetXPosition(string xyStageLabel) => _native.getXPosition(xyStageLabel);

    /// <summary>The x position of the XY stage, in micrometres.</summary>
    public double GetXPosition() => _native.getXPosition();

    /// <summary>The y position of an XY stage, in micrometres.</summary>
    public double GetYPosition(string xyStageLabel) => _native.getYPosition(xyStageLabel);

    /// <summary>The y position of the XY stage, in micrometres.</summary>
    public double GetYPosition() => _native.getYPosition();

    /// <summary>Makes the present position of an XY stage its zero, in the hardware.</summary>
    public void SetOriginXY(string xyStageLabel) => _native.setOriginXY(xyStageLabel);

    /// <summary>Makes the present position of the XY stage its zero, in the hardware.</summary>
    public void SetOriginXY() => _native.setOriginXY();

    /// <summary>Makes the present x position of an XY stage its zero, in the hardware.</summary>
    public void SetOriginX(string xyStageLabel) => _native.setOriginX(xyStageLabel);

    /// <summary>Makes the present x position of the XY stage its zero, in the hardware.</summary>
    public void SetOriginX() => _native.setOriginX();

    /// <summary>Makes the present y position of an XY stage its zero, in the hardware.</summary>
    public void SetOriginY(string xyStageLabel) => _native.setOriginY(xyStageLabel);

    /// <summary>Makes the present y position of the XY stage its zero, in the hardware.</summary>
    public void SetOriginY() => _native.setOriginY();

    /// <summary>
    /// Gives the present position of an XY stage new coordinates, in micrometres, in the adapter alone.
    /// </summary>
    public void SetAdapterOriginXY(string xyStageLabel, double newXUm, double newYUm) =>
        _native.setAdapterOriginXY(xyStageLabel, newXUm, newYUm);

    /// <summary>
    /// Gives the present position of the XY stage new coordinates, in micrometres, in the adapter alone.
    /// </summary>
    public void SetAdapterOriginXY(double newXUm, double newYUm) => _native.setAdapterOriginXY(newXUm, newYUm);

    /// <summary>Whether an XY stage reports its position by events.</summary>
    public bool IsXYStageUsingCallbacks(string xyStageLabel) => _native.isXYStageUsingCallbacks(xyStageLabel);
}
