using System.Globalization;
using System.Text;
using LenslessScope.Imaging;

namespace LenslessScope.Acquisition;

/// <summary>
/// focus.csv: a line for every hologram that was looked at. Where the disk refuses, lines are kept until it can be
/// written to again; frames tell of the disk. Used from any thread.
/// </summary>
internal sealed class FocusLog
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly StringBuilder _waiting = new(); // guarded by _lock, as all below
    private long? _end; // where the next line goes; null before the file was looked at

    internal FocusLog(string folder) => _path = Path.Combine(folder, RunFiles.Focus);

    internal void Add(TrackedFocus found)
    {
        lock (_lock)
        {
            _waiting.Append(CultureInfo.InvariantCulture,
                $"{found.Frame},{found.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'},{found.ZUm:0.###},");
            _waiting.Append(CultureInfo.InvariantCulture, $"{found.Confidence:0.###}\n");
            Write();
        }
    }

    /// <summary>Tries once more what the disk has refused.</summary>
    internal void Write()
    {
        lock (_lock)
        {
            try
            {
                // Opened each time: the medium may have been away.
                using var file = DurableFile.Open(_path, FileMode.OpenOrCreate);
                if (_end is null && (_end = EndOf(file)) == 0)
                    _waiting.Insert(0, "frame,time,z_um,confidence\n");
                var bytes = Encoding.ASCII.GetBytes(_waiting.ToString());
                file.Write(_end.Value, bytes);
                _end += bytes.Length;
                _waiting.Clear();
            }
            catch (ImageFileException)
            {
                // The lines are kept.
            }
        }
    }

    // Behind the last whole line.
    private static long EndOf(DurableFile file)
    {
        var bytes = new byte[file.Length];
        return bytes.AsSpan(0, file.Read(0, bytes)).LastIndexOf((byte)'\n') + 1;
    }
}
