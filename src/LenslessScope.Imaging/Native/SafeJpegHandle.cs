using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Imaging.Native;

/// <summary>A <c>tjhandle</c>, owned.</summary>
internal sealed class SafeJpegHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => LibTurboJpeg.tjDestroy(handle) == 0;
}
