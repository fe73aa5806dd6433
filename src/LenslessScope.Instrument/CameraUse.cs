namespace LenslessScope.Instrument;

/// <summary>Somebody's use of the camera.</summary>
/// <param name="Camera">Its label.</param>
/// <param name="User">Who uses it, in words: <c>live view</c>, <c>the run week-1</c>.</param>
/// <param name="Since">Since when.</param>
public sealed record CameraUse(string Camera, string User, DateTimeOffset Since);

/// <summary>The camera is not available because somebody is using it.</summary>
public sealed class CameraInUseException : Exception
{
    /// <param name="use">Who has it.</param>
    public CameraInUseException(CameraUse use)
        : base($"The camera '{use?.Camera}' has been in use by {use?.User} since " +
            $"{use?.Since.ToLocalTime():HH:mm:ss}. Wait until it is free, or stop that use.") => Use = use!;

    /// <summary>Who has it.</summary>
    public CameraUse Use { get; }
}
