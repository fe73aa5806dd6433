namespace LenslessScope.MMCore.Native;

/// <summary>Keeps the core from being deleted in a scope that looks into its memory.</summary>
internal readonly ref struct HandleUse
{
    private readonly Interop.CoreHandle _handle;

    /// <exception cref="ObjectDisposedException">The core is disposed.</exception>
    public HandleUse(Interop.CoreHandle handle)
    {
        var added = false;
        handle.DangerousAddRef(ref added);
        _handle = handle;
    }

    public void Dispose() => _handle.DangerousRelease();
}
