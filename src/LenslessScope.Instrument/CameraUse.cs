namespace LenslessScope.Instrument;

/// <summary>Somebody's use of the camera.</summary>
/// <param name="Camera">Its label.</param>
/// <param name="User">Who uses it, in words: <c>live view</c>, <c>the run week-1</c>.</param>
/// <param name="Since">Since when.</param>
/// <param name="AllDevices">Whether the other devices are the user's too, so that nobody else may set them.</param>
public sealed record CameraUse(string Camera, string User, DateTimeOffset Since, bool AllDevices);

/// <summary>The camera, or the whole instrument, is not available because somebody is using it.</summary>
public sealed class CameraInUseException : Exception
{
    /// <param name="use">Who has it.</param>
    public CameraInUseException(CameraUse use)
        : base($"{(use?.AllDevices == true ? "The instrument" : $"The camera '{use?.Camera}'")} has been in use by " +
            $"{use?.User} since {use?.Since.ToLocalTime():HH:mm:ss}. Wait until it is free, or stop that use.") =>
        Use = use!;

    /// <summary>Who has it.</summary>
    public CameraUse Use { get; }
}
