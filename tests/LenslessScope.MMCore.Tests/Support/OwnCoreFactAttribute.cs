using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.v3;

namespace LenslessScope.MMCore.Tests;

/// <summary>
/// A fact about this project's core alone: its texts, or what it bears beyond the interface. It has the trait
/// <c>Core=Own</c>, and is skipped where the binding was built for another MMCore (<c>--with-mmcore</c>).
/// </summary>
internal sealed class OwnCoreFactAttribute : FactAttribute, ITraitAttribute
{
    public OwnCoreFactAttribute(
        [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        if (!IsOwnCore)
            Skip = "Is about LenslessScope's own core; the binding was built for another MMCore.";
    }

    /// <summary>Whether the native build made a core of its own.</summary>
    public static bool IsOwnCore { get; } = File.Exists(typeof(OwnCoreFactAttribute).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "OwnCore").Value!);

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Core", "Own")];
}
