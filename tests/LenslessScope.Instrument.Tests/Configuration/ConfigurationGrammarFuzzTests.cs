using System.Text;
using System.Text.Json;
using CsCheck;

namespace LenslessScope.Instrument.Tests;

/// <summary>Any configuration can be written and read back; any text is read, whatever it holds.</summary>
public sealed class ConfigurationGrammarFuzzTests
{
    // What a careless reader takes for something else, but no comma, which divides fields, and no end of line.
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.OneOf(" ", "#", " lead", "trail ", "\t", "a.b", "a", "b.a", "=", "\"", "Core", "Initialize", "Größe µm"),
        Gen.String[Gen.Char[' ', '~'].Where(letter => letter != ','), 1, 12]);

    private static readonly Gen<string> s_value = Gen.Frequency((1, Gen.Const("")), (5, s_text));

    private static readonly Gen<string> s_number =
        Gen.OneOf(Gen.Int[1, 1000].Select(n => $"{n}"), Gen.Double[0.001, 1e6].Select(n => $"{n}"));

    // Settings whose names differ, as those that remain do. Initialize is no setting, but what divides the file.
    private static readonly Gen<Setting[]> s_settings = Gen.Select(s_text, s_text, s_value,
            (device, property, value) => new Setting(device, property, value))
        .Where(setting => setting is not { Device: "Core", Property: "Initialize" })
        .Array[0, 4].Select(settings => settings.DistinctBy(s => (s.Device, s.Property)).ToArray());

    private static readonly Gen<ConfiguredDevice[]> s_devices = Gen.Select(s_text, s_text, s_text, s_text.Null(),
            s_number.Null(), Gen.OneOf("-1", "0", "1").Null(),
            (label, library, name, hub, delay, direction) =>
                new ConfiguredDevice(label, library, name, hub, delay, direction))
        .Array[0, 4].Select(devices => devices.DistinctBy(device => device.Label).ToArray());

    private static readonly Gen<PositionLabel[]> s_labels =
        Gen.Select(s_text, Gen.Int[0, 9], s_text, (device, at, text) => new PositionLabel(device, $"{at}", text))
            .Array[0, 4].Select(labels => labels.DistinctBy(label => (label.Device, label.Position)).ToArray());

    private static readonly Gen<ConfiguredGroup[]> s_groups = Gen.Select(s_text,
            Gen.Select(s_text, s_settings.Where(settings => settings.Length > 0),
                (name, settings) => new ConfiguredPreset(name, settings)).Array[0, 3],
            (name, presets) => new ConfiguredGroup(name, [.. presets.DistinctBy(preset => preset.Name)]))
        .Array[0, 3].Select(groups => groups.DistinctBy(group => group.Name).ToArray());

    private static readonly Gen<ConfiguredPixelSize[]> s_pixelSizes = Gen.Select(s_text, s_number.Null(), s_settings,
            Gen.OneOf("PixelSizeAngle_dxdz", "PixelSizeAngle_dydz", "PixelSizeOptimalZ_Um").Array[0, 3], s_number,
            (name, um, settings, words, number) => new ConfiguredPixelSize(name, um, settings,
                words.Distinct().ToDictionary(word => word, _ => number)))
        .Where(size => size.Um != null || size.Settings.Count + size.More.Count > 0)
        .Array[0, 3].Select(sizes => sizes.DistinctBy(size => size.Name).ToArray());

    private static readonly Gen<ConfigurationContent> s_content = Gen.Select(
        s_devices, s_settings, s_settings, s_labels, s_groups, s_pixelSizes,
        (devices, before, after, labels, groups, pixelSizes) => new ConfigurationContent(devices,
            [.. before.Where(setting => setting.Device != "Core")],
            [.. after.Where(ConfigurationContent.IsRole)],
            [.. after.Where(setting => !ConfigurationContent.IsRole(setting))],
            labels, groups, pixelSizes));

    private static readonly Gen<string> s_piece = Gen.OneOf(
        Gen.OneOf(",", ",,,,", "\n", "\r", "#", "Device", "Property,", "ConfigGroup,", "ConfigPixelSize,",
            "PixelSize_um,", "PixelSizeAffine,A,1,0,0,0,1,0", "Label,", "Delay,", "Parent,", "Equipment", "Config,",
            "Core,Initialize,1", "NaN", "1e999", "-1", "\0", "\uFEFF", "\uD83D"),
        Gen.Char.Select(letter => letter.ToString()));

    [Fact]
    public void Any_configuration_that_is_written_reads_back_as_the_same_content() => s_content.Sample(content =>
    {
        var (lines, problems) = ConfigurationGrammar.Read(Written(content));

        Assert.Empty(problems);
        Assert.Equal(JsonSerializer.Serialize(content), JsonSerializer.Serialize(ConfigurationContent.Of(lines)));
    }, iter: 2000, print: content => string.Join('\n', Written(content)));

    [Fact]
    public void Any_text_is_read() =>
        Gen.OneOf(Gen.String, s_piece.Array[0, 40].Select(string.Concat), s_content.Select(Written).SelectMany(Damaged))
            .Sample(text =>
            {
                var (lines, problems) = ConfigurationGrammar.Read(text.Split('\n'));

                Assert.All(problems.Concat(LabelCheck.Problems(lines)), problem => Assert.NotEmpty(problem.Message));
                _ = ConfigurationFacts.Of(ConfigurationContent.Of(lines));
            }, iter: 5000);

    [Fact]
    public void Any_bytes_are_a_file_or_are_refused()
    {
        using var folder = new TemporaryFolder();
        Gen.OneOf(Gen.Byte.Array[0, 60], s_piece.Array[0, 40].Select(p => Encoding.UTF8.GetBytes(string.Concat(p))))
            .Sample(bytes =>
            {
                var file = folder.Write($"{Environment.CurrentManagedThreadId}.cfg", bytes);
                try
                {
                    Assert.NotNull(ConfigurationFile.Read(file).ProblemsInWords.ToList());
                }
                catch (UnreadableFileException refused)
                {
                    Assert.Contains(file, refused.Message, StringComparison.Ordinal);
                }
            }, iter: 1000);
    }

    private static IEnumerable<string> Written(ConfigurationContent content) =>
    [
        "# written", "",
        .. content.Devices.Select(device => $"Device,{device.Label},{device.Library},{device.Name}"),
        .. content.Devices.Where(d => d.Hub != null).Select(d => $"Parent,{d.Label},{d.Hub}"),
        .. content.Devices.Where(d => d.DelayMs != null).Select(d => $"Delay,{d.Label},{d.DelayMs}"),
        .. content.Devices.Where(d => d.FocusDirection != null)
            .Select(d => $"FocusDirection,{d.Label},{d.FocusDirection}"),
        .. content.BeforeInitialisation.Select(setting => $"Property,{Fields(setting)}"),
        "Property,Core,Initialize,1",
        .. content.Roles.Concat(content.AfterInitialisation).Select(setting => $"Property,{Fields(setting)},,"),
        .. content.Labels.Select(label => $"Label,{label.Device},{label.Position},{label.Label}"),
        .. content.Groups.SelectMany(group => group.Presets
            .SelectMany(preset => preset.Settings.Select(s => $"ConfigGroup,{group.Name},{preset.Name},{Fields(s)}"))
            .Prepend($"ConfigGroup,{group.Name}")),
        .. content.PixelSizes.SelectMany(size => size.Settings
            .Select(setting => $"ConfigPixelSize,{size.Name},{Fields(setting)}")
            .Concat(size.Um == null ? [] : [$"PixelSize_um,{size.Name},{size.Um}"])
            .Concat(size.More.Select(more => $"{more.Key},{size.Name},{more.Value}"))),
    ];

    private static string Fields(Setting setting) => $"{setting.Device},{setting.Property},{setting.Value}";

    private static Gen<string> Damaged(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        return Gen.Select(Gen.Double.Unit, Gen.Int[0, 9], s_piece).Array[1, 4].Select(changes =>
            changes.Aggregate(text, (now, change) =>
            {
                var at = (int)(change.Item1 * now.Length);
                return string.Concat(
                    now.AsSpan(0, at), change.Item3, now.AsSpan(Math.Min(now.Length, at + change.Item2)));
            }));
    }
}
