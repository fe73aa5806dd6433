using System.Globalization;
using System.Text;

namespace LenslessScope.Acquisition;

/// <summary>
/// The messages of a run in a file of its folder, each with the time of the wall. What cannot be written is lost:
/// nothing that is only a message ends a run.
/// </summary>
public class RunMessages : TextWriter
{
    private readonly StreamWriter? _file;
    private readonly TimeProvider _time;

    /// <param name="path">Appended to. Where it cannot be opened, nothing is kept.</param>
    /// <param name="time">The clock. Default: the system's.</param>
    public RunMessages(string path, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        try
        {
            _file = new StreamWriter(path, append: true) { AutoFlush = true };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Lost.
        }
    }

    /// <inheritdoc />
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc />
    public override void WriteLine(string? value)
    {
        try
        {
            _file?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{_time.GetLocalNow():yyyy-MM-dd'T'HH:mm:sszzz} {value}"));
        }
        catch (IOException)
        {
            // Lost.
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            try
            {
                _file?.Dispose();
            }
            catch (IOException)
            {
                // The disk is full: what is left in the buffer is lost.
            }
        base.Dispose(disposing);
    }
}
