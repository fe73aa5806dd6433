using System.Runtime.InteropServices;

namespace LenslessScope.Imaging.Tests;

/// <summary>Catches what native code prints on the error stream (file descriptor 2) of this process.</summary>
internal static partial class ErrorStream
{
    private const int Descriptor = 2;

    internal static string During(string catchFile, Action action)
    {
        var kept = dup(Descriptor);
        using (var file = File.OpenHandle(catchFile, FileMode.Create, FileAccess.Write))
        {
            Assert.Equal(Descriptor, dup2((int)file.DangerousGetHandle(), Descriptor));
            try
            {
                action();
            }
            finally
            {
                Assert.Equal(Descriptor, dup2(kept, Descriptor));
                Assert.Equal(0, close(kept));
            }
        }
        return File.ReadAllText(catchFile);
    }

    [LibraryImport("libc.so.6")]
    private static partial int dup(int descriptor);

    [LibraryImport("libc.so.6")]
    private static partial int dup2(int from, int to);

    [LibraryImport("libc.so.6")]
    private static partial int close(int descriptor);
}
