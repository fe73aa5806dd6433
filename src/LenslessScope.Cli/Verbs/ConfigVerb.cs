using System.CommandLine;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless config</c>: what is done with hardware configuration files.</summary>
internal static class ConfigVerb
{
    public static Command Create() => new Verb("config", "Works on hardware configuration files (.cfg).")
    {
        ConfigShowVerb.Create(),
        ConfigCheckVerb.Create(),
        ConfigDiffVerb.Create(),
        ConfigSaveVerb.Create(),
    };
}
