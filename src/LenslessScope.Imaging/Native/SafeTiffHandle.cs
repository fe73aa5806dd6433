using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Imaging.Native;

/// <summary>An open <c>TIFF*</c>, owned. What the library complains of while it is open is kept in
/// <see cref="Errors"/> instead of being printed.</summary>
internal sealed unsafe class SafeTiffHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    // Roots the list of messages until the library can no longer call back.
    private GCHandle _errorsRoot;

    public SafeTiffHandle() : base(ownsHandle: true)
    {
        _errorsRoot = GCHandle.Alloc(Errors);
    }

    /// <summary>The library's error texts, oldest first.</summary>
    internal List<string> Errors { get; } = [];

    /// <summary>Opens for reading. The handle is invalid if the library refuses; its errors say why.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxAllocation">Maximum number of bytes that the library may allocate at a time.</param>
    internal static SafeTiffHandle OpenForReading(string path, nint maxAllocation)
    {
        var tiff = new SafeTiffHandle();
        var options = LibTiff.TIFFOpenOptionsAlloc();
        try
        {
            var root = GCHandle.ToIntPtr(tiff._errorsRoot);
            LibTiff.TIFFOpenOptionsSetMaxSingleMemAlloc(options, maxAllocation);
            LibTiff.TIFFOpenOptionsSetErrorHandlerExtR(options, &KeepMessage, root);
            LibTiff.TIFFOpenOptionsSetWarningHandlerExtR(options, &DropMessage, root);
            // h: reads the header only, no directory yet. c: leaves strips as they are in the file. m: no memory map,
            // so that a file which another program cuts short meanwhile is a failed read and not a SIGBUS.
            tiff.SetHandle(LibTiff.TIFFOpenExt(path, "rhcm", options));
        }
        finally
        {
            LibTiff.TIFFOpenOptionsFree(options);
        }
        return tiff;
    }

    protected override bool ReleaseHandle()
    {
        LibTiff.TIFFClose(handle);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing); // closes the file, so the last call-back is over
        if (_errorsRoot.IsAllocated)
            _errorsRoot.Free();
    }

    // Both return 1: the message is dealt with, the library must not pass it to its global printers.
    [UnmanagedCallersOnly]
    private static int DropMessage(nint tiff, nint userData, byte* module, byte* format, nint arguments) => 1;

    [UnmanagedCallersOnly]
    private static int KeepMessage(nint tiff, nint userData, byte* module, byte* format, nint arguments)
    {
        try
        {
            const int capacity = 512, mostMessages = 20;
            var text = stackalloc byte[capacity];
            var length = Math.Min(LibC.vsnprintf(text, capacity, format, arguments), capacity - 1);
            var errors = Unsafe.As<List<string>>(GCHandle.FromIntPtr(userData).Target!);
            if (length > 0 && errors.Count < mostMessages)
                errors.Add(Encoding.UTF8.GetString(text, length));
        }
        catch (Exception e) when (e is OutOfMemoryException or InvalidOperationException)
        {
            // No exception may cross into C; the read that failed is reported all the same, without this text.
        }
        return 1;
    }
}
