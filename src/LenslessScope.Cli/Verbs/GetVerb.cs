using System.CommandLine;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless get</c>: properties of an instrument, with the values that they accept.</summary>
internal static class GetVerb
{
    private static readonly Argument<string[]> Names = new("NAME")
    {
        Description = "Devices by their LABEL, or single properties as LABEL.PROPERTY; the core's own are those of " +
            "Core. Default: everything.",
        Arity = ArgumentArity.ZeroOrMore,
        Validators = { Options.RefuseUnknownOptions },
    };

    private static readonly Option<bool> Value = new("--value")
    {
        Description = "Write only the values, one per line, for shell scripts.",
    };

    public static Command Create()
    {
        var verb = new Verb("get",
            "Reads properties of an instrument, with their type, limits and allowed values.",
            "lensless get --cfg configs/demo.cfg",
            "lensless get --cfg configs/demo.cfg Light Camera.Exposure",
            "exposure=$(lensless get --cfg configs/demo.cfg --value Camera.Exposure)")
        {
            Names, InstrumentOptions.Cfg, InstrumentOptions.EachPreset, InstrumentOptions.EachProperty, Value,
        };
        verb.Runs(RunAsync);
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(
        ParseResult parse, Console console, CancellationToken cancellation)
    {
        var cfg = parse.GetRequiredValue(InstrumentOptions.Cfg);
        await using var instrument =
            await InstrumentOptions.LoadAsync(cfg, InstrumentOptions.SettingsOf(parse), console, cancellation);
        var properties = await instrument.GetPropertiesAsync(parse.GetValue(Names)!, cancellation);
        console.Result(
            new
            {
                cfg,
                properties = properties.Select(found => new
                {
                    found.Device, found.Property.Name, found.Property.Value, found.Property.Type,
                    found.Property.ReadOnly, found.Property.PreInit, found.Property.Allowed, found.Property.Low,
                    found.Property.High,
                }),
            },
            parse.GetValue(Value) ? properties.Select(found => found.Property.Value) : InWords(properties));
        return ExitStatus.Success;
    }

    private static IEnumerable<string> InWords(IReadOnlyList<DeviceProperty> properties) =>
        Table.Of([.. properties.Select(found => new[]
        {
            $"{found.Device}.{found.Property.Name}", found.Property.Value,
            found.Property.Type.ToString().ToLowerInvariant(), found.Property.Range,
        })], indent: 0);
}
