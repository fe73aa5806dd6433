using System.Runtime.InteropServices;
using System.Text;

namespace LenslessScope.Holography.Fourier;

/// <summary>
/// What FFTW measured on this machine, kept between runs in the user's cache folder: <c>$XDG_CACHE_HOME/lensless</c> or
/// <c>~/.cache/lensless</c>. The file's name holds processor and FFTW version, so that a folder shared between machines
/// serves each its own. The file only saves time: failing to read or to write it is harmless, and so is deleting it.
/// </summary>
internal sealed unsafe class WisdomFile
{
    private readonly string _path;

    private WisdomFile(string path) => _path = path;

    /// <summary>The folder; the environment is passed in.</summary>
    public static string Folder(Func<string, string?> environment)
    {
        var cache = environment("XDG_CACHE_HOME");
        // The XDG specification: a relative path is invalid and to be ignored.
        if (string.IsNullOrEmpty(cache) || !Path.IsPathRooted(cache))
            cache = Path.Combine(environment("HOME") is { Length: > 0 } home ? home : Path.GetTempPath(), ".cache");
        return Path.Combine(cache, "lensless");
    }

    /// <summary>The name: letters, digits, dots and dashes only.</summary>
    public static string FileName(string processor, string version)
    {
        var name = new StringBuilder("fftw-wisdom-");
        foreach (var letter in $"{processor}-{version}")
            name.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_');
        return name.Append(".txt").ToString();
    }

    /// <summary>Reads the machine's wisdom into FFTW. The caller holds the planner's lock.</summary>
    public static WisdomFile Load_NeedsLock()
    {
        var path = Path.Combine(
            Folder(Environment.GetEnvironmentVariable), FileName(Processor(), Fftw.Version()));
        var file = new WisdomFile(path);
        file.Import_NeedsLock();
        return file;
    }

    /// <summary>Writes the wisdom after something was measured. The caller holds the planner's lock.</summary>
    public void Save_NeedsLock()
    {
        // What another process has measured meanwhile is kept.
        Import_NeedsLock();
        var text = Fftw.ExportWisdom();
        if (text == null)
            return;
        var wisdom = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text).ToArray();
        NativeMemory.Free(text);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            // Another process may be reading: it sees the old file or the new one, never half of either.
            var draft = $"{_path}.{Environment.ProcessId}";
            File.WriteAllBytes(draft, wisdom);
            File.Move(draft, _path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A read-only home: the next process measures again.
        }
    }

    private void Import_NeedsLock()
    {
        try
        {
            // Ends with a zero, as C wants its texts.
            byte[] wisdom = [.. File.ReadAllBytes(_path), 0];
            fixed (byte* text = wisdom)
                // A file without wisdom is as good as none.
                _ = Fftw.ImportWisdom(text);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // No wisdom yet, or not for us: plans are measured again.
        }
    }

    private static string Processor()
    {
        try
        {
            var lines = File.ReadAllLines("/proc/cpuinfo");
            // x86 says "model name"; on ARM the board's "Model" (at the end) names a Pi, "CPU part" the core.
            foreach (var key in (string[])["model name", "Model", "CPU part"])
                foreach (var line in lines)
                    if (line.StartsWith(key, StringComparison.Ordinal) && line.Split(':', 2) is [_, var value])
                        return value.Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Without /proc the architecture has to do.
        }
        return RuntimeInformation.ProcessArchitecture.ToString();
    }
}
