using System.Globalization;
using System.Runtime.InteropServices;
using LenslessScope.Instrument;

namespace LenslessScope.Diagnosis;

/// <summary>The computer: processor, memory, temperature, and whether a Raspberry Pi had to slow down.</summary>
internal static class Machine
{
    private const double HotCelsius = 80;
    private const long LittleMemory = 256L << 20;

    private static readonly (int Bit, string Meaning)[] _throttling =
    [
        (0, "under-voltage now"), (1, "frequency capped now"), (2, "throttled now"), (3, "temperature limit now"),
        (16, "under-voltage since the start"), (17, "frequency was capped since the start"),
        (18, "was throttled since the start"), (19, "temperature limit was reached since the start"),
    ];

    public static async Task<IReadOnlyList<Finding>> CheckAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>
        {
            Finding.Ok("runtime",
                $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, " +
                $"{RuntimeInformation.ProcessArchitecture}"),
            Finding.Ok("processor", $"{Model()}, {Environment.ProcessorCount} cores"),
        };
        if (Memory(SystemFile.Lines("/proc/meminfo")) is { } memory)
            findings.Add(memory);
        if (Temperature(SystemFile.Line("/sys/class/thermal/thermal_zone0/temp")) is { } temperature)
            findings.Add(temperature);
        var throttled = SystemFile.Line("/sys/devices/platform/soc/soc:firmware/get_throttled")
            ?? (await Child.RunAsync("vcgencmd", ["get_throttled"], TimeSpan.FromSeconds(5), cancellation))?.Out;
        if (Throttling(throttled) is { } throttling)
            findings.Add(throttling);
        return findings;
    }

    /// <summary>Judges <c>/proc/meminfo</c>; null when it does not tell.</summary>
    public static Finding? Memory(IReadOnlyList<string> meminfo)
    {
        if (Bytes(meminfo, "MemTotal:") is not { } total || Bytes(meminfo, "MemAvailable:") is not { } available)
            return null;
        var text = $"{available >> 20} MiB available of {total >> 20} MiB";
        return available >= LittleMemory ? Finding.Ok("memory", text)
            : Finding.Warning("memory", text, "Close other programs, or reconstruct a part of the frame (`roi`).");
    }

    /// <summary>Judges a temperature in thousandths of °C; null when there is none.</summary>
    public static Finding? Temperature(string? text) => !double.TryParse(text, out var thousandths) ? null
        : thousandths < HotCelsius * 1000 ? Finding.Ok("temperature", $"{thousandths / 1000:0.0} °C")
        : Finding.Warning("temperature",
            $"{thousandths / 1000:0.0} °C: the processor slows down above {HotCelsius:0} °C",
                "Improve the cooling: free air, a heat sink or a fan.");

    /// <summary>
    /// Judges the bits of a Raspberry Pi's firmware, <c>throttled=0x50000</c> or <c>50000</c>; null when there are
    /// none.
    /// </summary>
    public static Finding? Throttling(string? text)
    {
        var digits = (text ?? "").Trim().Split('=')[^1];
        if (digits.StartsWith("0x", StringComparison.Ordinal))
            digits = digits[2..];
        if (!uint.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits))
            return null;
        var meanings = _throttling.Where(meaning => (bits >> meaning.Bit & 1) != 0).Select(meaning => meaning.Meaning)
            .ToList();
        return meanings.Count == 0 ? Finding.Ok("power", "the firmware reports no throttling")
            : Finding.Warning("power", string.Join(", ", meanings),
                "Use the official power supply and a short cable; cool the processor.");
    }

    private static long? Bytes(IReadOnlyList<string> meminfo, string key) =>
        meminfo.FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line
        && long.TryParse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), out var kibibytes)
            ? kibibytes << 10 : null;

    private static string Model() => SystemFile.Line("/proc/device-tree/model")
        ?? SystemFile.Lines("/proc/cpuinfo").FirstOrDefault(line =>
            line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[^1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();
}
