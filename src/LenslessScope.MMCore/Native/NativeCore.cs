using System.Runtime.InteropServices;

namespace LenslessScope.MMCore.Native;

/// <summary>Finds and loads the native library of the binding, once, before the first call.</summary>
internal static class NativeCore
{
    private const string ImportName = "MMCoreSharp";
    private const string FileName = "libMMCoreSharp.so";
    private const string CoreFileName = "libMMCore.so.0";

    private static readonly Lazy<nint> _library = new(Connect);

    /// <exception cref="DllNotFoundException">It was not found, or something it needs was not.</exception>
    public static void EnsureLoaded() => _ = _library.Value;

    /// <summary>Looks in the folder, in the one above, and then where the system's loader looks.</summary>
    /// <exception cref="DllNotFoundException">Nothing could be loaded; the message says what was tried.</exception>
    internal static nint Load(string folder, string fileName)
    {
        var failures = new List<string>();
        foreach (var candidate in Beside(folder, fileName).Append(fileName))
        {
            if (Path.IsPathRooted(candidate) && !File.Exists(candidate))
            {
                failures.Add($"{candidate}: no such file");
                continue;
            }
            try
            {
                return NativeLibrary.Load(candidate);
            }
            catch (DllNotFoundException error)
            {
                failures.Add($"{candidate}: {error.Message.Trim()}");
            }
        }
        throw new DllNotFoundException(
            $"The native library of the core, {fileName}, could not be loaded. " +
            $"Tried:\n  {string.Join("\n  ", failures)}\n" +
            "Run scripts/build, which builds and installs it.");
    }

    private static nint Connect()
    {
        var interop = typeof(Interop.CMMCore).Assembly;
        // A program in a single file has its assemblies nowhere on disk.
        var folder = interop.Location.Length > 0 ? Path.GetDirectoryName(interop.Location)! : AppContext.BaseDirectory;
        // A core that lies here goes before one at the place of installation, which the binding's run path names first.
        if (Beside(folder, CoreFileName).FirstOrDefault(File.Exists) is { } core)
            NativeLibrary.Load(core);
        var library = Load(folder, FileName);
        NativeLibrary.SetDllImportResolver(interop, (name, _, _) => name == ImportName ? library : 0);
        Interop.CoreErrors.Create = CMMError.FromNative;
        return library;
    }

    private static IEnumerable<string> Beside(string folder, string fileName) =>
        [Path.Combine(folder, fileName), Path.GetFullPath(Path.Combine(folder, "..", fileName))];
}
