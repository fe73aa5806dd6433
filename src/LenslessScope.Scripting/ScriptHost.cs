using System.Reflection;
using System.Text;
using LenslessScope.Acquisition;
using LenslessScope.Drawing;
using LenslessScope.Holography;
using LenslessScope.Imaging;
using LenslessScope.Instrument;
using LenslessScope.MMCore;
using LenslessScope.Workflows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace LenslessScope.Scripting;

/// <summary>
/// Runs C# scripts (<c>.csx</c>) in this process, without an SDK. Members of <see cref="Session"/> stand in a script by
/// their names, and its namespaces and the product's are imported. <c>#load "other.csx"</c> includes a file beside the
/// script, <c>#r "library.dll"</c> refers to an assembly there. What is declared with <c>using var</c> is disposed of
/// when the script has ended.
/// </summary>
public static class ScriptHost
{
    private static readonly string[] _imports =
    [
        "System", "System.Collections.Generic", "System.Globalization", "System.IO", "System.Linq", "System.Threading",
        "System.Threading.Tasks", "LenslessScope.MMCore", "LenslessScope.Imaging", "LenslessScope.Imaging.Tones",
        "LenslessScope.Drawing", "LenslessScope.Holography", "LenslessScope.Instrument", "LenslessScope.Acquisition",
        "LenslessScope.Workflows", "LenslessScope.Scripting",
    ];

    /// <summary>
    /// Compiles a script and runs it to its end. The answer is what the script returns; null when it returns nothing.
    /// </summary>
    /// <param name="path">The script.</param>
    /// <param name="session">What the script works with; the caller disposes it.</param>
    /// <exception cref="IOException">The script cannot be read.</exception>
    /// <exception cref="ScriptCompilationException">
    /// It is no C#; carries all errors with file, line and column.
    /// </exception>
    /// <exception cref="ScriptFailedException">It threw; says at which line.</exception>
    /// <exception cref="ScriptUsageException">The script refused its arguments.</exception>
    /// <exception cref="ScriptHelpException">The script was asked what it takes.</exception>
    /// <exception cref="OperationCanceledException">
    /// <see cref="Session.Cancellation"/> was cancelled, and the script ended because of it.
    /// </exception>
    public static async Task<object?> RunAsync(string path, Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var file = Path.GetFullPath(path);
        var usings = new TopLevelUsings();
        var text = await File.ReadAllTextAsync(file, session.Cancellation).ConfigureAwait(false);
        var script = Compile(file, usings.Without(text), usings);
        Exception? thrown = null;
        var state = await script.RunAsync(session, error => { thrown = error; return true; }, session.Cancellation)
            .ConfigureAwait(false);
        var disposing = await usings.DisposeAsync(state).ConfigureAwait(false);
        thrown ??= disposing;
        return thrown switch
        {
            null => state.ReturnValue,
            ScriptUsageException or ScriptHelpException => throw thrown,
            OperationCanceledException when session.Cancellation.IsCancellationRequested =>
                throw new OperationCanceledException(thrown.Message, thrown, session.Cancellation),
            _ => throw new ScriptFailedException(path, thrown),
        };
    }

    private static Script<object> Compile(string file, string text, TopLevelUsings usings)
    {
        var folder = Path.GetDirectoryName(file)!;
        var options = ScriptOptions.Default
            .WithFilePath(file)
            .WithFileEncoding(Encoding.UTF8)
            .WithEmitDebugInformation(true) // for the lines of exceptions
            .WithReferences(References())
            .WithImports(_imports)
            .WithSourceResolver(new ScriptFiles(folder, usings))
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder).WithSearchPaths(folder));
        var script = CSharpScript.Create<object>(text, options, typeof(Session));
        var errors = script.Compile().Where(found => found.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 ? script : throw new ScriptCompilationException([.. errors.Select(InWords)]);
    }

    // All that the runtime has loaded or can load: its own assemblies and those of the product.
    private static IEnumerable<MetadataReference> References()
    {
        var trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator);
        Assembly[] own = [typeof(CMMCore).Assembly, typeof(Image<>).Assembly, typeof(ContactSheet).Assembly,
            typeof(Hologram).Assembly, typeof(FrameFile).Assembly, typeof(Plan).Assembly, typeof(Workflow).Assembly,
            typeof(Session).Assembly];
        return trusted.Concat(own.Select(assembly => assembly.Location))
            .Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).DistinctBy(Path.GetFileName)
            .Select(file => MetadataReference.CreateFromFile(file));
    }

    private static ScriptDiagnostic InWords(Diagnostic found)
    {
        var at = found.Location.GetMappedLineSpan();
        return new ScriptDiagnostic(
            at.Path, at.StartLinePosition.Line + 1, at.StartLinePosition.Character + 1, found.Id, found.GetMessage());
    }
}
