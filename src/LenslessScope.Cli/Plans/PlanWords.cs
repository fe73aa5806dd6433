namespace LenslessScope.Cli.Plans;

/// <summary>Times as people say them, rounded.</summary>
internal static class PlanWords
{
    /// <summary>The two largest units: <c>3 d 4 h</c>, <c>2 min 5 s</c>, <c>0.25 s</c>.</summary>
    public static string Duration(double seconds)
    {
        if (seconds < 60)
            return $"{seconds:0.##} s";
        var whole = (long)Math.Round(seconds);
        if (whole >= 2 * 86400)
            return $"{whole / 86400} d {whole % 86400 / 3600} h";
        return whole >= 3600 ? $"{whole / 3600} h {whole % 3600 / 60} min" : $"{whole / 60} min {whole % 60} s";
    }
}
