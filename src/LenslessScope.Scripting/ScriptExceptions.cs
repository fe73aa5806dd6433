using System.Diagnostics;

namespace LenslessScope.Scripting;

/// <summary>An error that the compiler found.</summary>
/// <param name="File">The script, or a file that it loads; empty when no place is to blame.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Id">The compiler's number, as CS0103.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ScriptDiagnostic(string File, int Line, int Column, string Id, string Message)
{
    /// <summary>As compilers write it: <c>file:line:column: error id: message</c>.</summary>
    public override string ToString() =>
        $"{(File.Length > 0 ? $"{File}:{Line}:{Column}: " : "")}error {Id}: {Message}";
}

/// <summary>A script is not C# that can be run. Carries all errors.</summary>
/// <param name="diagnostics">At least one.</param>
public sealed class ScriptCompilationException(IReadOnlyList<ScriptDiagnostic> diagnostics)
    : Exception(string.Join(Environment.NewLine, diagnostics))
{
    /// <summary>All errors, in the compiler's order.</summary>
    public IReadOnlyList<ScriptDiagnostic> Diagnostics { get; } = diagnostics;
}

/// <summary>A script was given arguments that it cannot use. Carries all reasons, not only the first.</summary>
/// <param name="reasons">At least one.</param>
public sealed class ScriptUsageException(IReadOnlyList<string> reasons)
    : Exception(string.Join(Environment.NewLine, reasons))
{
    /// <summary>What is wrong, each with the value and what is allowed.</summary>
    public IReadOnlyList<string> Reasons { get; } = reasons;
}

/// <summary>A script threw an exception, which is the inner one.</summary>
public sealed class ScriptFailedException : Exception
{
    internal ScriptFailedException(string script, Exception cause)
        : base(cause.Message, cause) => Place = PlaceOf(cause) ?? script;

    /// <summary>Where: <c>file:line</c> of the script, or the script alone when that cannot be told.</summary>
    public string Place { get; }

    // The innermost frame that lies in a script: what it called is not what its author can change.
    private static string? PlaceOf(Exception cause) =>
        new StackTrace(cause, fNeedFileInfo: true).GetFrames()
            .Where(frame => frame.GetFileName()?.EndsWith(".csx", StringComparison.OrdinalIgnoreCase) == true)
            .Select(frame => $"{frame.GetFileName()}:{frame.GetFileLineNumber()}")
            .FirstOrDefault();
}
