using Microsoft.Win32.SafeHandles;

namespace LenslessScope.Imaging.Native;

/// <summary>An <c>spng_ctx*</c>, owned.</summary>
internal sealed class SafeSpngHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        LibSpng.spng_ctx_free(handle);
        return true;
    }
}
