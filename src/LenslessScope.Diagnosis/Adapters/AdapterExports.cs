namespace LenslessScope.Diagnosis;

/// <summary>The nine functions by which the core talks to an adapter.</summary>
internal static class AdapterExports
{
    private static readonly string[] _byAuthor = ["InitializeModuleData", "CreateDevice", "DeleteDevice"];

    private static readonly string[] _byMMDevice =
    [
        "GetModuleVersion", "GetDeviceInterfaceVersion", "GetNumberOfDevices",
        "GetDeviceName", "GetDeviceType", "GetDeviceDescription",
    ];

    public static IReadOnlyList<string> MissingIn(ElfImage image)
    {
        var defined = image.Symbols.Where(symbol => symbol.Defined).Select(symbol => symbol.Name).ToHashSet();
        return [.. _byAuthor.Concat(_byMMDevice).Where(name => !defined.Contains(name))];
    }

    public static Finding Judge(IReadOnlyList<string> missing)
    {
        if (missing.Count == 0)
            return Finding.Ok("exports", "all nine functions of a device adapter");
        if (missing.Count == _byAuthor.Length + _byMMDevice.Length)
            return Finding.Problem("exports",
                "none of the nine functions of a device adapter: it is another kind of library",
                "Name a libmmgr_dal_….so.0.");
        var steps = new List<string>();
        if (missing.Intersect(_byAuthor).Any())
            steps.Add($"Write {string.Join(", ", missing.Intersect(_byAuthor))} as MODULE_API functions " +
                "(ModuleInterface.h), and list their file in _SOURCES.");
        if (missing.Intersect(_byMMDevice).Any())
            steps.Add($"Link MMDevice, which has {string.Join(", ", missing.Intersect(_byMMDevice))}: " +
                "$(MMDEVAPI_LIBADD) in _LIBADD, $(MMDEVAPI_LDFLAGS) in _LDFLAGS.");
        return Finding.Problem("exports", $"missing: {string.Join(", ", missing)}", string.Join('\n', steps));
    }
}
