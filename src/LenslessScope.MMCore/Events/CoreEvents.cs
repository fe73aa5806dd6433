namespace LenslessScope.MMCore;

/// <summary>
/// The core's events as .NET events: give one to <see cref="CMMCore.RegisterCallback"/>, then subscribe. Handlers run
/// as <see cref="MMEventCallback"/> says. When one handler throws, those after it do not get that event.
/// </summary>
public sealed class CoreEvents : MMEventCallback
{
    /// <summary>See <see cref="OnPropertiesChanged"/>.</summary>
    public event Action? PropertiesChanged;

    /// <summary>Device, property, value; see <see cref="OnPropertyChanged"/>.</summary>
    public event Action<string, string, string>? PropertyChanged;

    /// <summary>Group; see <see cref="OnChannelGroupChanged"/>.</summary>
    public event Action<string>? ChannelGroupChanged;

    /// <summary>Group, preset; see <see cref="OnConfigGroupChanged"/>.</summary>
    public event Action<string, string>? ConfigGroupChanged;

    /// <summary>See <see cref="OnSystemConfigurationLoaded"/>.</summary>
    public event Action? SystemConfigurationLoaded;

    /// <summary>Micrometres; see <see cref="OnPixelSizeChanged"/>.</summary>
    public event Action<double>? PixelSizeChanged;

    /// <summary>Six elements; see <see cref="OnPixelSizeAffineChanged"/>.</summary>
    public event Action<IReadOnlyList<double>>? PixelSizeAffineChanged;

    /// <summary>Stage, micrometres; see <see cref="OnStagePositionChanged"/>.</summary>
    public event Action<string, double>? StagePositionChanged;

    /// <summary>Stage, x and y in micrometres; see <see cref="OnXYStagePositionChanged"/>.</summary>
    public event Action<string, double, double>? XYStagePositionChanged;

    /// <summary>Camera, milliseconds; see <see cref="OnExposureChanged"/>.</summary>
    public event Action<string, double>? ExposureChanged;

    /// <summary>Shutter, whether open; see <see cref="OnShutterOpenChanged"/>.</summary>
    public event Action<string, bool>? ShutterOpenChanged;

    /// <summary>Modulator, milliseconds; see <see cref="OnSLMExposureChanged"/>.</summary>
    public event Action<string, double>? SLMExposureChanged;

    /// <summary>Camera; see <see cref="OnImageSnapped"/>.</summary>
    public event Action<string>? ImageSnapped;

    /// <summary>Camera; see <see cref="OnSequenceAcquisitionStarted"/>.</summary>
    public event Action<string>? SequenceAcquisitionStarted;

    /// <summary>Camera; see <see cref="OnSequenceAcquisitionStopped"/>.</summary>
    public event Action<string>? SequenceAcquisitionStopped;

    /// <inheritdoc/>
    public override void OnPropertiesChanged() => PropertiesChanged?.Invoke();

    /// <inheritdoc/>
    public override void OnPropertyChanged(string deviceLabel, string propertyName, string propertyValue) =>
        PropertyChanged?.Invoke(deviceLabel, propertyName, propertyValue);

    /// <inheritdoc/>
    public override void OnChannelGroupChanged(string newChannelGroupName) =>
        ChannelGroupChanged?.Invoke(newChannelGroupName);

    /// <inheritdoc/>
    public override void OnConfigGroupChanged(string groupName, string newConfigName) =>
        ConfigGroupChanged?.Invoke(groupName, newConfigName);

    /// <inheritdoc/>
    public override void OnSystemConfigurationLoaded() => SystemConfigurationLoaded?.Invoke();

    /// <inheritdoc/>
    public override void OnPixelSizeChanged(double newPixelSizeUm) => PixelSizeChanged?.Invoke(newPixelSizeUm);

    /// <inheritdoc/>
    public override void OnPixelSizeAffineChanged(IReadOnlyList<double> affine) =>
        PixelSizeAffineChanged?.Invoke(affine);

    /// <inheritdoc/>
    public override void OnStagePositionChanged(string stageLabel, double positionUm) =>
        StagePositionChanged?.Invoke(stageLabel, positionUm);

    /// <inheritdoc/>
    public override void OnXYStagePositionChanged(string stageLabel, double xUm, double yUm) =>
        XYStagePositionChanged?.Invoke(stageLabel, xUm, yUm);

    /// <inheritdoc/>
    public override void OnExposureChanged(string cameraLabel, double newExposureMs) =>
        ExposureChanged?.Invoke(cameraLabel, newExposureMs);

    /// <inheritdoc/>
    public override void OnShutterOpenChanged(string shutterLabel, bool open) =>
        ShutterOpenChanged?.Invoke(shutterLabel, open);

    /// <inheritdoc/>
    public override void OnSLMExposureChanged(string slmLabel, double newExposureMs) =>
        SLMExposureChanged?.Invoke(slmLabel, newExposureMs);

    /// <inheritdoc/>
    public override void OnImageSnapped(string cameraLabel) => ImageSnapped?.Invoke(cameraLabel);

    /// <inheritdoc/>
    public override void OnSequenceAcquisitionStarted(string cameraLabel) =>
        SequenceAcquisitionStarted?.Invoke(cameraLabel);

    /// <inheritdoc/>
    public override void OnSequenceAcquisitionStopped(string cameraLabel) =>
        SequenceAcquisitionStopped?.Invoke(cameraLabel);
}
