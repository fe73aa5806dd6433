using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace LenslessScope.Scripting;

/// <summary>
/// Declarations such as <c>using var frame = Snap();</c> outside of all braces, which programs may have and the
/// compiler of scripts does not know: they become ordinary variables, disposed of when the script has ended, the last
/// first.
/// </summary>
internal sealed class TopLevelUsings
{
    private readonly List<string> _names = [];

    /// <summary>
    /// The text without these words. It has blanks in their place, so that lines and columns stay as they are.
    /// </summary>
    public string Without(string text)
    {
        // As the text of a program, where they are statements.
        var root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        var characters = text.ToCharArray();
        foreach (var declaration in root.Members.OfType<GlobalStatementSyntax>()
            .Select(member => member.Statement).OfType<LocalDeclarationStatementSyntax>()
            .Where(declaration => declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)))
        {
            foreach (var word in new[] { declaration.AwaitKeyword, declaration.UsingKeyword })
                characters.AsSpan(word.Span.Start, word.Span.Length).Fill(' ');
            // A file that is loaded may be read more than once.
            _names.AddRange(declaration.Declaration.Variables.Select(variable => variable.Identifier.ValueText)
                .Except(_names));
        }
        return new string(characters);
    }

    /// <summary>Disposes of what the script has put into these variables.</summary>
    /// <returns>What that threw first; null mostly.</returns>
    public async Task<Exception?> DisposeAsync(ScriptState state)
    {
        Exception? first = null;
        foreach (var name in Enumerable.Reverse(_names))
        {
            try
            {
                var value = state.GetVariable(name)?.Value;
                if (value is IAsyncDisposable awaited)
                    await awaited.DisposeAsync().ConfigureAwait(false);
                else
                    (value as IDisposable)?.Dispose();
            }
            catch (Exception error)
            {
                first ??= error;
            }
        }
        return first;
    }
}
