namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Moves a state device, for example a filter wheel, to a position.</summary>
    /// <param name="stateDeviceLabel">The device.</param>
    /// <param name="state">0 to <see cref="GetNumberOfStates"/> − 1.</param>
    public void SetState(string stateDeviceLabel, long state) => _native.setState(stateDeviceLabel, state);

    /// <summary>The position of a state device, from 0.</summary>
    public long GetState(string stateDeviceLabel) => _native.getState(stateDeviceLabel);

    /// <summary>How many positions a state device has.</summary>
    public long GetNumberOfStates(string stateDeviceLabel) => _native.getNumberOfStates(stateDeviceLabel);

    /// <summary>Moves a state device to the position with a label.</summary>
    public void SetStateLabel(string stateDeviceLabel, string stateLabel) =>
        _native.setStateLabel(stateDeviceLabel, stateLabel);

    /// <summary>The label of the position of a state device.</summary>
    public string GetStateLabel(string stateDeviceLabel) => _native.getStateLabel(stateDeviceLabel);

    /// <summary>Gives a position of a state device a label.</summary>
    public void DefineStateLabel(string stateDeviceLabel, long state, string stateLabel) =>
        _native.defineStateLabel(stateDeviceLabel, state, stateLabel);

    /// <summary>The labels of all positions of a state device, in the order of positions.</summary>
    public IReadOnlyList<string> GetStateLabels(string stateDeviceLabel) =>
        Taken(_native.getStateLabels(stateDeviceLabel));

    /// <summary>The position of a state device that has a label.</summary>
    public long GetStateFromLabel(string stateDeviceLabel, string stateLabel) =>
        _native.getStateFromLabel(stateDeviceLabel, stateLabel);
}
