namespace LenslessScope.Cli;

/// <summary>What the command tells the shell. Every <c>--help</c> lists these.</summary>
internal enum ExitStatus
{
    /// <summary>Everything was done.</summary>
    Success = 0,

    /// <summary>Failure: unreadable or unwritable files, no focus in the range, a faulty .cfg.</summary>
    Failure = 1,

    /// <summary>The command line is wrong; nothing was started.</summary>
    Usage = 2,

    /// <summary>A device or an adapter library refused.</summary>
    Hardware = 3,

    /// <summary>Part of the work was done; the messages say which part was not.</summary>
    Partial = 4,
}
