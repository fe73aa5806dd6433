namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    // All mean the device in the role; see SetAutoFocusDevice.

    /// <summary>
    /// Searches the focus over the whole range that the autofocus is set to. Returns when it is found.
    /// </summary>
    /// <exception cref="CMMError">
    /// There is no autofocus (<see cref="CoreErrorCode.AutoFocusNotAvailable"/>), or it found no focus.
    /// </exception>
    public void FullFocus() => _native.fullFocus();

    /// <summary>Searches for the focus near the present position. Returns when it is found.</summary>
    /// <exception cref="CMMError">
    /// There is no autofocus (<see cref="CoreErrorCode.AutoFocusNotAvailable"/>), or it found no focus.
    /// </exception>
    public void IncrementalFocus() => _native.incrementalFocus();

    /// <summary>
    /// How sharp the picture was at the end of the last search, in the autofocus's own measure; larger is sharper. 0
    /// without an autofocus.
    /// </summary>
    public double GetLastFocusScore() => _native.getLastFocusScore();

    /// <summary>
    /// How sharp the picture is now, in the autofocus's own measure; larger is sharper. 0 without an autofocus.
    /// </summary>
    public double GetCurrentFocusScore() => _native.getCurrentFocusScore();

    /// <summary>Has the hardware hold the focus, or no longer.</summary>
    /// <exception cref="CMMError">
    /// Nothing can hold it (<see cref="CoreErrorCode.ContFocusNotAvailable"/>), or the autofocus refuses.
    /// </exception>
    public void EnableContinuousFocus(bool enable) => _native.enableContinuousFocus(enable);

    /// <summary>
    /// Whether the hardware is told to hold the focus; see <see cref="IsContinuousFocusLocked"/>.
    /// False without an autofocus.
    /// </summary>
    public bool IsContinuousFocusEnabled() => _native.isContinuousFocusEnabled();

    /// <summary>Whether the hardware has found the focus and holds it. False without an autofocus.</summary>
    public bool IsContinuousFocusLocked() => _native.isContinuousFocusLocked();

    /// <summary>Whether a stage moves the offset of an autofocus rather than a motor.</summary>
    public bool IsContinuousFocusDrive(string stageLabel) => _native.isContinuousFocusDrive(stageLabel);

    /// <summary>
    /// Sets the distance between the focus that is held and the one that is wanted, in the device's units.
    /// </summary>
    /// <exception cref="CMMError">
    /// There is no autofocus (<see cref="CoreErrorCode.AutoFocusNotAvailable"/>).
    /// </exception>
    public void SetAutoFocusOffset(double offset) => _native.setAutoFocusOffset(offset);

    /// <summary>
    /// The distance between the focus that is held and the one that is wanted, in the device's units.
    /// </summary>
    /// <exception cref="CMMError">
    /// There is no autofocus (<see cref="CoreErrorCode.AutoFocusNotAvailable"/>).
    /// </exception>
    public double GetAutoFocusOffset() => _native.getAutoFocusOffset();
}
