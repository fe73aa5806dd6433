using System.Text;
using Microsoft.CodeAnalysis;

namespace LenslessScope.Scripting;

/// <summary>Files that a script includes with <c>#load</c>, read as the script itself is.</summary>
internal sealed class ScriptFiles(string folder, TopLevelUsings usings) : SourceFileResolver([folder], folder)
{
    public override Stream OpenRead(string resolvedPath) =>
        new MemoryStream(Encoding.UTF8.GetBytes(usings.Without(File.ReadAllText(resolvedPath))));
}
