using System.Text;

namespace LenslessScope.Cli;

/// <summary>
/// Standard output that keeps the work going when a result cannot be written: the first failure is remembered, and what
/// comes after it is dropped.
/// </summary>
internal sealed class ResultWriter(TextWriter output, bool isStandardOutput) : TextWriter
{
    /// <summary>Whether it is the standard output of this process.</summary>
    public bool IsStandardOutput => isStandardOutput;

    /// <summary>Why results were lost; null while all could be written.</summary>
    public Exception? Failure { get; private set; }

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Try(writer => writer.Write(value));

    public override void Write(string? value) => Try(writer => writer.Write(value));

    public override void WriteLine(string? value) => Try(writer => writer.WriteLine(value));

    public override void Flush() => Try(writer => writer.Flush());

    private void Try(Action<TextWriter> write)
    {
        if (Failure != null)
            return;
        try
        {
            write(output);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException
            or ObjectDisposedException)
        {
            Failure = failure;
        }
    }
}
