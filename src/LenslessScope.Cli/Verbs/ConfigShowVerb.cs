using System.CommandLine;
using LenslessScope.Instrument;

namespace LenslessScope.Cli.Verbs;

/// <summary><c>lensless config show F</c>: the contents of a hardware configuration file, in tables.</summary>
internal static class ConfigShowVerb
{
    private static readonly Argument<string> File = new("FILE") { Description = "A Micro-Manager .cfg file." };

    private static readonly Option<bool> Load = new("--load")
    {
        Description = "Also load the instrument, and show the actual value beside each setting and which presets are " +
            "active. This accesses the hardware.",
    };

    public static Command Create()
    {
        var verb = new Verb("show",
            "Shows what a .cfg file says: devices, roles, settings before and after initialisation, presets, pixel " +
            "sizes.",
            "lensless config show configs/demo.cfg",
            "lensless config show --load configs/demo.cfg",
            "lensless config show configs/demo.cfg --json | jq '.groups[].name'")
        {
            File,
            Load,
        };
        verb.Runs((parse, console, cancellation) =>
            RunAsync(parse.GetRequiredValue(File), parse.GetValue(Load), console, cancellation));
        return verb;
    }

    private static async Task<ExitStatus> RunAsync(
        string path, bool load, Console console, CancellationToken cancellation)
    {
        var file = ConfigurationFile.Read(path);
        var loaded = load ? await LoadedFromAsync(file, cancellation) : null;
        var content = file.Content;
        console.Result(
            new
            {
                file = path, content.Devices, content.BeforeInitialisation, content.Roles,
                content.AfterInitialisation, content.Labels, content.Groups, content.PixelSizes, loaded, file.Problems,
                file.Notes,
            },
            InWords(content, loaded));
        foreach (var note in file.NotesInWords)
            console.Notice(note);
        foreach (var problem in file.ProblemsInWords)
            console.Error.WriteLine(problem);
        return file.Problems.Count == 0 ? ExitStatus.Success : ExitStatus.Partial;
    }

    private static async Task<LoadedConfiguration> LoadedFromAsync(
        ConfigurationFile file, CancellationToken cancellation)
    {
        await using var instrument = await LocalInstrument.LoadAsync(file.Path, cancellation);
        return await instrument.CompareAsync(file.Content, cancellation);
    }

    private static IEnumerable<string> InWords(ConfigurationContent content, LoadedConfiguration? loaded) =>
    [
        .. Section("Devices", content.Devices.Select(device => new[]
        {
            device.Label, $"{device.Library}/{device.Name}", string.Join(", ", new[]
            {
                device.Hub is { } hub ? $"on the hub {hub}" : null,
                device.DelayMs is { } ms ? $"delay {ms} ms" : null,
                device.FocusDirection is { } direction ? $"focus direction {direction}" : null,
            }.OfType<string>()),
        })),
        .. Section("Settings before initialisation", Rows(content.BeforeInitialisation, loaded)),
        .. Section("Roles", content.Roles.Select(role => new[] { role.Property, role.Value, Now(role, loaded) })),
        .. Section("Settings after initialisation", Rows(content.AfterInitialisation, loaded)),
        .. Section("Labels", content.Labels.Select(at => new[] { at.Device, at.Position, at.Label })),
        .. Section("Presets, for --preset", content.Groups.SelectMany(group => group.Presets.Select(preset => new[]
        {
            $"{group.Name}={preset.Name}", string.Join(", ", preset.Settings),
            loaded?.Presets.GetValueOrDefault(group.Name) == preset.Name ? "holds now" : "",
        }))),
        .. Section("Pixel sizes", content.PixelSizes.Select(size => new[]
        {
            size.Name, $"{size.Um ?? "0"} µm where {string.Join(", ", size.Settings)}",
            string.Join("; ", size.More.Select(more => $"{more.Key} {more.Value}")
                .Concat(loaded?.PixelSize == size.Name ? [$"holds now: {loaded.PixelUm} µm"] : [])),
        })),
    ];

    private static IEnumerable<string[]> Rows(IReadOnlyList<Setting> settings, LoadedConfiguration? loaded) =>
        settings.Select(setting => new[] { setting.Name, setting.Value, Now(setting, loaded) });

    private static string Now(Setting setting, LoadedConfiguration? loaded) =>
        loaded?.Values.GetValueOrDefault(setting.Name) is { } now && !PropertyValue.Same(now, setting.Value)
            ? $"is {now}" : "";

    private static IEnumerable<string> Section(string title, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        return all.Count == 0 ? [] : [$"{title}:", .. Table.Of(all)];
    }
}
