using LenslessScope.Acquisition;

namespace LenslessScope.Cli;

/// <summary>A file that keeps what goes to standard error, each line with the time.</summary>
internal sealed class KeptMessages : RunMessages
{
    private readonly IDisposable? _copying;

    public KeptMessages(TextWriter messages, string path) : base(path) =>
        _copying = (messages as MessageWriter)?.CopyTo(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _copying?.Dispose();
        base.Dispose(disposing);
    }
}
