using LenslessScope.MMCore;

namespace LenslessScope.Instrument;

/// <summary>
/// A device adapter did not load. Adds to the core's words where adapters were looked for, since a misspelt name and a
/// missing file look alike to the loader.
/// </summary>
public sealed class AdapterLoadException : Exception
{
    private AdapterLoadException(CMMError cause, IReadOnlyList<string> searched)
        : base(cause.FullMessage, cause) => Searched = searched;

    /// <summary>The folders in which adapters are looked for.</summary>
    public IReadOnlyList<string> Searched { get; }

    /// <summary>Does what loads adapters.</summary>
    /// <exception cref="AdapterLoadException">One of them did not load.</exception>
    internal static void Explain(CMMCore core, Action load)
    {
        try
        {
            load();
        }
        catch (CMMError error) when (error.Chain.Any(NamesAdapterFile))
        {
            throw new AdapterLoadException(error, core.GetDeviceAdapterSearchPaths());
        }
    }

    // A library that does not load has no error number of its own; its layers name the file.
    private static bool NamesAdapterFile(CMMErrorLayer layer) =>
        layer.Message.Contains("libmmgr_dal_", StringComparison.Ordinal);
}
