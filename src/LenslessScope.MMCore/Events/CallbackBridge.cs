namespace LenslessScope.MMCore.Events;

/// <summary>
/// Hands the native events to the callback that is registered with a core. It knows the core only weakly: being rooted
/// itself, it would otherwise keep a forgotten core alive for ever.
/// </summary>
internal sealed class CallbackBridge(CMMCore core) : Interop.RootedCallback
{
    private readonly WeakReference<CMMCore> _core = new(core);

    public override void onPropertiesChanged() => To(callback => callback.OnPropertiesChanged());

    public override void onPropertyChanged(string arg0, string arg1, string arg2) =>
        To(callback => callback.OnPropertyChanged(arg0, arg1, arg2));

    public override void onChannelGroupChanged(string arg0) => To(callback => callback.OnChannelGroupChanged(arg0));

    public override void onConfigGroupChanged(string arg0, string arg1) =>
        To(callback => callback.OnConfigGroupChanged(arg0, arg1));

    public override void onSystemConfigurationLoaded() => To(callback => callback.OnSystemConfigurationLoaded());

    public override void onPixelSizeChanged(double arg0) => To(callback => callback.OnPixelSizeChanged(arg0));

    public override void onPixelSizeAffineChanged(
        double arg0, double arg1, double arg2, double arg3, double arg4, double arg5) =>
        To(callback => callback.OnPixelSizeAffineChanged([arg0, arg1, arg2, arg3, arg4, arg5]));

    public override void onStagePositionChanged(string arg0, double arg1) =>
        To(callback => callback.OnStagePositionChanged(arg0, arg1));

    public override void onXYStagePositionChanged(string arg0, double arg1, double arg2) =>
        To(callback => callback.OnXYStagePositionChanged(arg0, arg1, arg2));

    public override void onExposureChanged(string arg0, double arg1) =>
        To(callback => callback.OnExposureChanged(arg0, arg1));

    public override void onShutterOpenChanged(string arg0, bool arg1) =>
        To(callback => callback.OnShutterOpenChanged(arg0, arg1));

    public override void onSLMExposureChanged(string arg0, double arg1) =>
        To(callback => callback.OnSLMExposureChanged(arg0, arg1));

    public override void onImageSnapped(string arg0) => To(callback => callback.OnImageSnapped(arg0));

    public override void onSequenceAcquisitionStarted(string arg0) =>
        To(callback => callback.OnSequenceAcquisitionStarted(arg0));

    public override void onSequenceAcquisitionStopped(string arg0) =>
        To(callback => callback.OnSequenceAcquisitionStopped(arg0));

    protected override void Failed(Exception error)
    {
        if (_core.TryGetTarget(out var core))
            core.ReportCallbackFailure(error);
    }

    private void To(Action<MMEventCallback> deliver) => Deliver(() =>
    {
        if (_core.TryGetTarget(out var core) && core.RegisteredCallback is { } callback)
            deliver(callback);
    });
}
