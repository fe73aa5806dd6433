using System.CommandLine;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless config</c>: everything about hardware configuration files.</summary>
internal static class ConfigVerb
{
    public static Command Create() => new Verb("config", "Shows, checks, compares and saves hardware configuration " +
        "files (.cfg).")
    {
        ConfigShowVerb.Create(),
        ConfigCheckVerb.Create(),
        ConfigDiffVerb.Create(),
        ConfigSaveVerb.Create(),
    };
}
