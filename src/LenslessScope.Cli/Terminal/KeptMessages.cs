using System.Globalization;
using System.Text;

namespace LenslessScope.Cli;

/// <summary>A file that keeps messages, each with the time. What cannot be written to it is lost.</summary>
internal sealed class KeptMessages : TextWriter
{
    private readonly StreamWriter? _file;
    private readonly IDisposable? _copying;

    public KeptMessages(TextWriter messages, string path)
    {
        try
        {
            _file = new StreamWriter(path, append: true) { AutoFlush = true };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return;
        }
        _copying = (messages as MessageWriter)?.CopyTo(this);
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        try
        {
            _file?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{DateTimeOffset.Now:yyyy-MM-dd'T'HH:mm:sszzz} {value}"));
        }
        catch (IOException)
        {
            // Lost.
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _copying?.Dispose();
            try
            {
                _file?.Dispose();
            }
            catch (IOException)
            {
                // The disk is full: what is left in the buffer is lost.
            }
        }
        base.Dispose(disposing);
    }
}
