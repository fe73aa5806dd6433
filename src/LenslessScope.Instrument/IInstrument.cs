namespace LenslessScope.Instrument;

/// <summary>
/// A microscope in use: what whoever works with it may ask, wherever it is. In this process it is a
/// <see cref="LocalInstrument"/>; something far away can answer the same.
/// </summary>
/// <remarks>
/// All functions may be called from any thread, and at the same time. Calls to devices of one adapter library wait for
/// each other, in the order in which they came; a slow device keeps no other library's callers waiting. Cancelling ends
/// the waiting at once, while a call that has reached its device is finished there. Whatever is refused is refused
/// before a device moves, with all reasons at once.
/// </remarks>
public interface IInstrument : IAsyncDisposable
{
    /// <summary>The <c>.cfg</c> file that it was loaded from; null where it was put together otherwise.</summary>
    string? ConfigurationPath { get; }

    /// <summary>Who uses the camera now; null while nobody does.</summary>
    CameraUse? CameraUse { get; }

    /// <summary>Its roles, its camera's frames, its light and where its stages are.</summary>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="MMCore.CMMError">A device does not answer.</exception>
    Task<InstrumentState> GetStateAsync(CancellationToken cancellation = default);

    /// <summary>What the camera's frames are; null without a camera. No other device is asked.</summary>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="MMCore.CMMError">The camera does not answer.</exception>
    Task<CameraFrames?> GetFramesAsync(CancellationToken cancellation = default);

    /// <summary>All devices with their properties, in the order in which they were loaded.</summary>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="MMCore.CMMError">A device does not answer.</exception>
    Task<IReadOnlyList<DeviceDescription>> GetDevicesAsync(CancellationToken cancellation = default);

    /// <summary>Properties with their values, types, limits and allowed values.</summary>
    /// <param name="names">
    /// Devices by their labels, or single properties as <c>LABEL.PROPERTY</c>; none means everything.
    /// </param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <returns>None twice, in the order of the names.</returns>
    /// <exception cref="RequestException">Names that name nothing; all of them.</exception>
    /// <exception cref="MMCore.CMMError">A device does not answer.</exception>
    Task<IReadOnlyList<DeviceProperty>> GetPropertiesAsync(
        IReadOnlyList<string> names, CancellationToken cancellation = default);

    /// <summary>The groups of presets, each with its settings.</summary>
    /// <param name="cancellation">Cancels the wait.</param>
    Task<IReadOnlyList<ConfiguredGroup>> GetPresetsAsync(CancellationToken cancellation = default);

    /// <summary>Sets presets, then properties, then the exposure time, and waits for the devices.</summary>
    /// <param name="settings">What to set.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <returns>What was set; where a device refused, also why the rest was not.</returns>
    /// <exception cref="RequestException">
    /// A setting is misspelt, or names what the instrument does not have or take; all reasons, and nothing is set.
    /// </exception>
    /// <exception cref="CameraInUseException">A run has the instrument to itself.</exception>
    Task<SettingOutcome> SetAsync(InstrumentSettings settings, CancellationToken cancellation = default);

    /// <summary>Takes one frame; camera and light source are asked, and no other device.</summary>
    /// <param name="wavelengthNm">Of the light, nm; null where the light source tells it, or nobody does.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <returns>
    /// The frame with its facts: of camera and light source as they are, of other devices as the instrument last heard.
    /// The caller disposes it.
    /// </returns>
    /// <exception cref="CameraInUseException">The camera is in use by somebody else.</exception>
    /// <exception cref="MMCore.CMMError">A device failed.</exception>
    Task<InstrumentFrame> SnapAsync(double? wavelengthNm = null, CancellationToken cancellation = default);

    /// <summary>Lets the camera run until the stream is stopped, and takes its frames as they come.</summary>
    /// <param name="user">Who looks at it, for others who want the camera: <c>live view</c>.</param>
    /// <param name="cancellation">Cancels the wait for the start.</param>
    /// <returns>The stream. The caller disposes it.</returns>
    /// <exception cref="CameraInUseException">The camera is in use by somebody else.</exception>
    /// <exception cref="MMCore.CMMError">The camera did not start.</exception>
    Task<ILiveStream> OpenLiveAsync(string user, CancellationToken cancellation = default);
}

/// <summary>A camera that runs. It is the stream's until that is disposed.</summary>
public interface ILiveStream : IAsyncDisposable
{
    /// <summary>The camera's frames, as it was set when it was started.</summary>
    CameraFrames Frames { get; }

    /// <summary>
    /// The frames in their order, from the camera's start on; those that nobody took in time are missing in the numbers
    /// of their tag <c>ImageNumber</c>. Ends when the camera ends by itself. Enumerated once; whoever enumerates
    /// disposes the frames.
    /// </summary>
    /// <param name="cancellation">Ends the enumeration.</param>
    /// <exception cref="MMCore.CMMError">While enumerating: the camera failed.</exception>
    /// <exception cref="OperationCanceledException">While enumerating: cancelled.</exception>
    IAsyncEnumerable<MMCore.Frame> ReadAsync(CancellationToken cancellation = default);

    /// <summary>Stops the camera. Disposal does so too, and tells of no failure.</summary>
    /// <exception cref="MMCore.CMMError">The camera told of a failure as it was stopped.</exception>
    Task StopAsync();
}
