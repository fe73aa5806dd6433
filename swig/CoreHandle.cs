using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace LenslessScope.MMCore.Interop {

/// <summary>
/// Owns a native CMMCore. The marshaller counts the calls inside:
/// closing refuses new calls at once and deletes the core when the last one has returned.
/// </summary>
internal sealed class CoreHandle : SafeHandle {
  private RootedCallback _callback;

  public CoreHandle(IntPtr core) : base(IntPtr.Zero, ownsHandle: true) => SetHandle(core);

  public override bool IsInvalid => handle == IntPtr.Zero;

  /// <summary>Hands over the receiver of events, to be released after the core. One for the life of the core.</summary>
  public void Own(RootedCallback callback) => _callback = callback;

  protected override bool ReleaseHandle() {
    // Deleting the core joins the thread that delivers events; a handler that disposes its core is on that thread.
    if (_callback is { IsDeliveringOnThisThread: true })
      new Thread(Delete) { Name = "Deletion of a core" }.Start();
    else
      Delete();
    return true;
  }

  private void Delete() {
    DeleteCore(handle);
    _callback?.Release();
  }

  [DllImport("MMCoreSharp", EntryPoint = "MMCoreSharp_deleteCore")]
  private static extern void DeleteCore(IntPtr core);
}

}
