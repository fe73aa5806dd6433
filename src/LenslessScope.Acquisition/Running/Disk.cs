namespace LenslessScope.Acquisition;

/// <summary>The disk below a folder.</summary>
internal static class Disk
{
    /// <summary>Bytes that may still be written; null where the system does not say.</summary>
    public static long? FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
