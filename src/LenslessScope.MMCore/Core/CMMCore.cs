using LenslessScope.MMCore.Native;

namespace LenslessScope.MMCore;

/// <summary>
/// The core: loads device adapters, runs their devices, and collects the frames of cameras. Functions have the names of
/// Micro-Manager's CMMCore in Pascal case, so that its documentation applies; several cores can live in one process.
/// </summary>
/// <remarks>
/// All functions may be called from any thread. They throw <see cref="CMMError"/> when a label or name is unknown, when
/// a device is not of the kind required, or when a device reports an error; <see cref="ArgumentException"/> when a text
/// is null or holds a NUL character; <see cref="ObjectDisposedException"/> after <see cref="Dispose"/>. Positions are
/// in micrometres, times in milliseconds. Functions that take a label have twins without: they mean the device in the
/// role (see <see cref="SetCameraDevice"/> and its neighbours). What is handed out is a copy.
/// </remarks>
public sealed partial class CMMCore : IDisposable
{
    private readonly Interop.CMMCore _native;

    /// <summary>An empty core. Adapters are looked for beside the core's native library.</summary>
    /// <exception cref="DllNotFoundException">
    /// The native library is missing; the message says where it was looked for.
    /// </exception>
    public CMMCore()
    {
        NativeCore.EnsureLoaded();
        _native = new Interop.CMMCore();
    }

    /// <summary>
    /// Unloads all devices and deletes the core. Calls already made by other threads are allowed to finish; later ones
    /// throw. Can be called more than once, and from inside an event:
    /// the core is then deleted when the handlers have returned.
    /// </summary>
    public void Dispose() => _native.Dispose();

    /// <summary>Loads the native library and does nothing else.</summary>
    /// <exception cref="DllNotFoundException">It is missing; the message says where it was looked for.</exception>
    public static void Noop()
    {
        NativeCore.EnsureLoaded();
        Interop.CMMCore.noop();
    }

    /// <summary>
    /// Switches a behaviour of all cores of the process: <c>StrictInitializationChecks</c> (off) makes warnings about
    /// the use of devices before their initialisation errors;
    /// <c>ParallelDeviceInitialization</c> (on) initialises modules side by side.
    /// </summary>
    public static void EnableFeature(string name, bool enable)
    {
        NativeCore.EnsureLoaded();
        Interop.CMMCore.enableFeature(name, enable);
    }

    /// <summary>Whether a behaviour is on; see <see cref="EnableFeature"/>.</summary>
    public static bool IsFeatureEnabled(string name)
    {
        NativeCore.EnsureLoaded();
        return Interop.CMMCore.isFeatureEnabled(name);
    }

    /// <summary>First part of the core's version.</summary>
    public static int GetMMCoreVersionMajor()
    {
        NativeCore.EnsureLoaded();
        return Interop.CMMCore.getMMCoreVersionMajor();
    }

    /// <summary>Second part of the core's version.</summary>
    public static int GetMMCoreVersionMinor()
    {
        NativeCore.EnsureLoaded();
        return Interop.CMMCore.getMMCoreVersionMinor();
    }

    /// <summary>Third part of the core's version.</summary>
    public static int GetMMCoreVersionPatch()
    {
        NativeCore.EnsureLoaded();
        return Interop.CMMCore.getMMCoreVersionPatch();
    }

    /// <summary>Version of the functions that adapter libraries export; those of another are not loaded.</summary>
    public static int GetMMDeviceModuleInterfaceVersion()
    {
        NativeCore.EnsureLoaded();
        return Interop.CMMCore.getMMDeviceModuleInterfaceVersion();
    }

    /// <summary>Version of the device interface; adapters of another are not loaded.</summary>
    public static int GetMMDeviceDeviceInterfaceVersion()
    {
        NativeCore.EnsureLoaded();
        return Interop.CMMCore.getMMDeviceDeviceInterfaceVersion();
    }

    /// <summary>The core's version, for people.</summary>
    public string GetVersionInfo() => _native.getVersionInfo();

    /// <summary>The versions of the device and the module interface, for people.</summary>
    public string GetAPIVersionInfo() => _native.getAPIVersionInfo();

    /// <summary>What an error number of the core means; see <see cref="CoreErrorCode"/>.</summary>
    public string GetCoreErrorText(int code) => _native.getCoreErrorText(code);

    private static string[] Taken(Interop.StringVector native)
    {
        using (native)
            return native.ToArray();
    }

    private static double[] Taken(Interop.DoubleVector native)
    {
        using (native)
            return native.ToArray();
    }

    private static long[] Taken(Interop.LongVector native)
    {
        using (native)
            return native.ToArray();
    }
}
