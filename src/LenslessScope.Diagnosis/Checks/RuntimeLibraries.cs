using System.Runtime.InteropServices;
using LenslessScope.Instrument;

namespace LenslessScope.Diagnosis;

/// <summary>The libraries that are used at run time: whether they load, and which version they are.</summary>
internal static unsafe class RuntimeLibraries
{
    /// <param name="File">As it is loaded.</param>
    /// <param name="Package">The Debian package it is from.</param>
    /// <param name="Use">What does not work without it.</param>
    /// <param name="Version">The function or text that tells its version; null when it has none.</param>
    /// <param name="IsText">Whether <paramref name="Version"/> is the text itself.</param>
    private sealed record Library(string File, string Package, string Use, string? Version = null, bool IsText = false);

    private static readonly Library[] _libraries =
    [
        new("libfftw3f.so.3", "libfftw3-single3", "reconstruction", "fftwf_version", IsText: true),
        new("libtiff.so.6", "libtiff6", "TIFF files", "TIFFGetVersion"),
        new("libspng.so.0", "libspng0", "PNG files", "spng_version_string"),
        new("libturbojpeg.so.0", "libturbojpeg0", "JPEG files"),
        new("libcairo.so.2", "libcairo2", "curves and contact sheets", "cairo_version_string"),
    ];

    private static readonly string[] _fontFolders = ["/usr/share/fonts", "/usr/local/share/fonts"];

    public static IEnumerable<Finding> Check() => _libraries.Select(Check).Append(Core()).Append(Fonts(_fontFolders));

    public static Finding Fonts(IReadOnlyList<string> folders) =>
        folders.Where(Directory.Exists).Any(folder => Directory.EnumerateFiles(folder, "*.ttf",
            new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Any())
            ? Finding.Ok("fonts", "installed")
            : Finding.Warning("fonts",
                $"there are no fonts in {string.Join(", ", folders)}: drawings will have no text, or ugly text",
                "sudo apt-get install fonts-dejavu-core");

    private static Finding Core()
    {
        try
        {
            return Finding.Ok("core", CoreVersions.Read().Core);
        }
        catch (DllNotFoundException problem)
        {
            return Finding.Problem("core", problem.Message.ReplaceLineEndings(" "), "scripts/build");
        }
    }

    private static Finding Check(Library library)
    {
        if (!NativeLibrary.TryLoad(library.File, out var handle))
            return Finding.Problem(library.File, $"does not load; {library.Use} will fail",
                $"sudo apt-get install {library.Package}");
        try
        {
            return Finding.Ok(library.File, $"{VersionOf(library, handle) ?? "loads; it does not tell its version"}");
        }
        finally
        {
            NativeLibrary.Free(handle);
        }
    }

    private static string? VersionOf(Library library, nint handle)
    {
        if (library.Version == null || !NativeLibrary.TryGetExport(handle, library.Version, out var address))
            return null;
        var text = library.IsText ? address : ((delegate* unmanaged<nint>)address)();
        // libtiff adds its copyright on further lines.
        return Marshal.PtrToStringUTF8(text)?.Split('\n')[0];
    }
}
