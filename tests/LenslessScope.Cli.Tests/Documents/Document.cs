using System.Text.RegularExpressions;

namespace LenslessScope.Cli.Tests;

/// <summary>The README or one of the pages in docs/, and what stands between its fences.</summary>
internal sealed partial record Document(string Name)
{
    /// <summary>README.md and docs/*.md, by their paths in the checkout.</summary>
    public static IEnumerable<string> Names =>
    [
        "README.md",
        .. Checkout.Files("docs", "*.md").Select(file => Path.GetRelativePath(Checkout.Path, file)).Order(),
    ];

    public string Text { get; } = File.ReadAllText(Path.Combine(Checkout.Path, Name));

    /// <summary>The blocks of a kind (<c>sh</c>, <c>yaml</c>, <c>csharp</c>; none for output), in order.</summary>
    public IReadOnlyList<string> Blocks(string kind) =>
        [.. Fence().Matches(Text).Where(fence => fence.Groups["kind"].Value == kind)
            .Select(fence => fence.Groups["text"].Value)];

    /// <summary>Every command of a block, on one line, without its comment.</summary>
    public static IEnumerable<string> Commands(string block) =>
        block.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Select(line => Comment().Replace(line, "").Trim()).Where(line => line.Length > 0);

    [GeneratedRegex(@"^```(?<kind>\w*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();
}
