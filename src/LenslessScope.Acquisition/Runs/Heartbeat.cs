using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using LenslessScope.Imaging;
using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Acquisition;

/// <summary>
/// What heartbeat.json holds: when the run was last alive (UTC, to the millisecond, so that it is always as long), in
/// which process, and how far it is.
/// </summary>
internal sealed record HeartbeatLine(
    string Time, int Process, string State, long Done, long Missing, long Expected);

/// <summary>
/// heartbeat.json: one line of fixed length, written over in place. While it is open no other process can write the run
/// (an advisory lock, gone with the process).
/// </summary>
internal sealed partial class Heartbeat(string folder) : IDisposable
{
    private const int Bytes = 256;
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly string _path = Path.Combine(folder, RunFiles.Heartbeat);
    private DurableFile? _file;
    private long _last = long.MinValue;

    /// <exception cref="ImageFileException">It cannot be made, or another process has it.</exception>
    internal void Lock() => _file ??= DurableFile.Open(_path, FileMode.OpenOrCreate, alone: true);

    /// <summary>Whether a process writes the run.</summary>
    internal static bool IsLocked(string folder)
    {
        try
        {
            // Shared reading takes the lock too, but only where nobody has it alone.
            using var file = File.OpenHandle(Path.Combine(folder, RunFiles.Heartbeat), FileMode.Open, FileAccess.Read,
                FileShare.Read);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>The process that writes the run; null where none does, or the file does not say it.</summary>
    internal static int? ProcessOf(string folder)
    {
        const int closeOnExec = 0x80000; // and nothing else: for reading
        if (!IsLocked(folder))
            return null;
        // Not by File.Open: .NET asks for the lock that the writer has, whatever is shared.
        using var file = new SafeFileHandle(Open(Path.Combine(folder, RunFiles.Heartbeat), closeOnExec), true);
        if (file.IsInvalid)
            return null;
        var line = new byte[Bytes];
        try
        {
            var read = RandomAccess.Read(file, line, 0);
            return JsonSerializer.Deserialize(line.AsSpan(0, read), RunJson.Line.HeartbeatLine)?.Process;
        }
        catch (Exception unread) when (unread is IOException or JsonException)
        {
            return null;
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    /// <summary>Says that the run is alive, once a second at most.</summary>
    internal void Beat(string state, long done, long missing, long expected, bool now)
    {
        var clock = Environment.TickCount64;
        if (!now && clock - _last < s_interval.TotalMilliseconds && _last != long.MinValue)
            return;
        _last = clock;
#pragma warning disable RS0030 // other processes compare it with the system's clock, whichever the run goes by
        var line = new HeartbeatLine($"{DateTimeOffset.UtcNow:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}", Environment.ProcessId,
            state, done, missing, expected);
#pragma warning restore RS0030
        var text = JsonSerializer.Serialize(line, RunJson.Line.HeartbeatLine);
        try
        {
            _file?.CheckInPlace();
            Lock();
            _file!.Write(0, Encoding.ASCII.GetBytes(text.PadRight(Bytes - 1) + "\n"));
        }
        catch (ImageFileException)
        {
            Dispose(); // what the disk refuses is told where data are written
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
