namespace LenslessScope.MMCore;

/// <summary>
/// Receiver of the core's events: derive, override what is of interest, give it to
/// <see cref="CMMCore.RegisterCallback"/>. Events arrive in order, one at a time, on a thread of the core. From inside,
/// every function of the core may be called but <see cref="CMMCore.RegisterCallback"/>; also <c>Dispose</c>. What an
/// override throws goes to <see cref="CMMCore.UnobservedCallbackException"/> and into the core's log.
/// For .NET events, see <see cref="CoreEvents"/>.
/// </summary>
public abstract class MMEventCallback
{
    /// <summary>Properties of some device appeared, vanished or changed their limits.</summary>
    public virtual void OnPropertiesChanged() { }

    /// <summary>A property has a new value.</summary>
    public virtual void OnPropertyChanged(string deviceLabel, string propertyName, string propertyValue) { }

    /// <summary>Another group is the channel group.</summary>
    public virtual void OnChannelGroupChanged(string newChannelGroupName) { }

    /// <summary>Another preset of the group holds; its name is empty when none does.</summary>
    public virtual void OnConfigGroupChanged(string groupName, string newConfigName) { }

    /// <summary>A configuration file was loaded, or all devices were unloaded, as when one failed to load.</summary>
    public virtual void OnSystemConfigurationLoaded() { }

    /// <summary>The pixel size on the sample, in micrometres, has changed.</summary>
    public virtual void OnPixelSizeChanged(double newPixelSizeUm) { }

    /// <summary>The transform from pixels to the stage has changed: six elements, two rows of three.</summary>
    public virtual void OnPixelSizeAffineChanged(IReadOnlyList<double> affine) { }

    /// <summary>A stage reports its position, in micrometres.</summary>
    public virtual void OnStagePositionChanged(string stageLabel, double positionUm) { }

    /// <summary>An XY stage reports its position, in micrometres.</summary>
    public virtual void OnXYStagePositionChanged(string stageLabel, double xUm, double yUm) { }

    /// <summary>A camera has another exposure, in milliseconds.</summary>
    public virtual void OnExposureChanged(string cameraLabel, double newExposureMs) { }

    /// <summary>A shutter was opened or closed by the core, or says that it was.</summary>
    public virtual void OnShutterOpenChanged(string shutterLabel, bool open) { }

    /// <summary>A light modulator has another exposure, in milliseconds.</summary>
    public virtual void OnSLMExposureChanged(string slmLabel, double newExposureMs) { }

    /// <summary>A camera has taken a single image.</summary>
    public virtual void OnImageSnapped(string cameraLabel) { }

    /// <summary>A camera prepares for a sequence, whoever began it.</summary>
    public virtual void OnSequenceAcquisitionStarted(string cameraLabel) { }

    /// <summary>A camera says that its sequence has ended: it was stopped, or ended by itself.</summary>
    public virtual void OnSequenceAcquisitionStopped(string cameraLabel) { }
}
