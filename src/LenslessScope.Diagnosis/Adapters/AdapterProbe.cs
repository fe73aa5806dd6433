using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace LenslessScope.Diagnosis;

/// <summary>What loading an adapter showed.</summary>
/// <param name="Loads">Whether the loader took it as the core asks it to, with all symbols bound.</param>
/// <param name="LoaderText">What the loader said when it did not.</param>
/// <param name="ModuleInterface">What GetModuleVersion answers; null when it could not be asked.</param>
/// <param name="DeviceInterface">What GetDeviceInterfaceVersion answers; null when it could not be asked.</param>
internal sealed record ProbeAnswer(bool Loads, string? LoaderText, long? ModuleInterface, long? DeviceInterface);

/// <summary>The answer as JSON, by generated code.</summary>
[JsonSerializable(typeof(ProbeAnswer))]
internal sealed partial class ProbeJson : JsonSerializerContext;

/// <summary>
/// Loads a library and asks it for its versions, which are functions: only running them tells. Runs the library's own
/// code, so it is done in a process of its own (<see cref="ProbeProcess"/>).
/// </summary>
internal static unsafe partial class AdapterProbe
{
    private const int Lazy = 1, Now = 2;

    public static ProbeAnswer Ask(string path)
    {
        // The runtime looks dlerror up when it is called first, which would wipe out the text of dlopen.
        _ = dlerror();
        var handle = dlopen(path, Now);
        var text = handle == 0 ? Marshal.PtrToStringUTF8(dlerror()) : null;
        // Functions that are missing matter when they are called: the versions may still be told.
        var lazily = handle != 0 ? handle : dlopen(path, Lazy);
        return new ProbeAnswer(handle != 0, text, Call(lazily, "GetModuleVersion"),
            Call(lazily, "GetDeviceInterfaceVersion"));
    }

    private static long? Call(nint library, string function)
    {
        if (library == 0)
            return null;
        var address = (delegate* unmanaged<CLong>)dlsym(library, function);
        return address == null ? null : address().Value;
    }

    [LibraryImport("libc.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint dlopen(string path, int flags);

    [LibraryImport("libc.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint dlsym(nint library, string name);

    [LibraryImport("libc.so.6")]
    private static partial nint dlerror();
}
