namespace LenslessScope.Diagnosis;

/// <summary>What to write into an adapter's <c>Makefile.am</c>.</summary>
internal static class MakefileLine
{
    /// <summary>
    /// The line that links libraries to the module: <c>libmmgr_dal_X_la_LIBADD += -lboost_filesystem</c>.
    /// </summary>
    /// <param name="file">The module's file, <c>libmmgr_dal_X.so.0</c>.</param>
    /// <param name="flags">What to link, in any order, with repetitions.</param>
    public static string Adding(string file, IEnumerable<string> flags)
    {
        var name = Path.GetFileName(file);
        var end = name.IndexOf(".so", StringComparison.Ordinal);
        var target = string.Concat((end > 0 ? name[..end] : name)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return $"{target}_la_LIBADD += {string.Join(' ', flags.Distinct().Order(StringComparer.Ordinal))}";
    }
}
