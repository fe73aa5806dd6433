using LenslessScope.MMCore;

namespace LenslessScope.Cli;

/// <summary>
/// A device adapter did not load. Adds to the core's words where adapters were looked for, since a misspelt name and a
/// missing file look alike to the loader.
/// </summary>
internal sealed class AdapterLoadException(CMMError cause, IReadOnlyList<string> searched)
    : Exception(cause.FullMessage, cause)
{
    public IReadOnlyList<string> Lines { get; } =
    [
        cause.FullMessage,
        $"Adapters are looked for in {string.Join(", ", searched)}. 'lensless devices' lists those that are there, " +
            "'lensless doctor' why one does not load.",
    ];

    /// <summary>Does what loads adapters.</summary>
    /// <exception cref="AdapterLoadException">One of them did not load.</exception>
    public static void Explain(CMMCore core, Action load)
    {
        try
        {
            load();
        }
        catch (CMMError error) when (error.Chain.Any(layer => layer.Code == CoreErrorCode.LoadLibraryFailed))
        {
            throw new AdapterLoadException(error, core.GetDeviceAdapterSearchPaths());
        }
    }
}
