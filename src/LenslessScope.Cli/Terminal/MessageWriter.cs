using System.Text;

namespace LenslessScope.Cli;

/// <summary>
/// Standard error as programs should treat it: a message that cannot be written (the disk of a log is full, the
/// terminal has been closed) is lost, and nothing else. Messages can be written to a second place as well.
/// </summary>
internal sealed class MessageWriter(TextWriter terminal, bool isStandardError) : TextWriter
{
    private TextWriter? _copy;

    /// <summary>Whether it is the standard error of this process.</summary>
    public bool IsStandardError => isStandardError;

    public override Encoding Encoding => terminal.Encoding;

    /// <summary>Writes whole lines to another writer too, until what is returned is disposed.</summary>
    /// <param name="copy">What it throws is ignored, as what the terminal throws.</param>
    public IDisposable CopyTo(TextWriter copy)
    {
        _copy = copy;
        return new Copying(this);
    }

    public override void Write(char value) => Try(terminal, writer => writer.Write(value));

    public override void Write(string? value) => Try(terminal, writer => writer.Write(value));

    public override void WriteLine(string? value)
    {
        Try(terminal, writer => writer.WriteLine(value));
        if (_copy is { } copy)
            Try(copy, writer => writer.WriteLine(value));
    }

    public override void Flush() => Try(terminal, writer => writer.Flush());

    private static void Try(TextWriter writer, Action<TextWriter> write)
    {
        try
        {
            write(writer);
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // There is nowhere left to say so.
        }
    }

    private sealed class Copying(MessageWriter writer) : IDisposable
    {
        public void Dispose() => writer._copy = null;
    }
}
