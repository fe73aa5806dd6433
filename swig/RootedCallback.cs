using System;
using System.Runtime.InteropServices;

namespace LenslessScope.MMCore.Interop {

/// <summary>
/// The receiver of a core's events, out of the garbage collector's reach from its creation until the core is deleted:
/// the core's thread may enter at any time. Whatever it refers to strongly lives as long, so derived classes hold
/// nothing that holds the core.
/// </summary>
internal abstract class RootedCallback : MMEventCallback {
  private const int NoThread = -1;
  private GCHandle _root;
  private volatile int _deliveringThread = NoThread; // events come one after another, on one thread of the core

  protected RootedCallback() => _root = GCHandle.Alloc(this);

  /// <summary>Whether the caller is, directly or not, a handler of an event of this core.</summary>
  public bool IsDeliveringOnThisThread => _deliveringThread == Environment.CurrentManagedThreadId;

  /// <summary>Only after the core is deleted.</summary>
  public void Release() {
    Dispose();
    _root.Free();
  }

  /// <summary>Delivers one event. Nothing may be thrown into native code: <see cref="Failed"/> gets it.</summary>
  protected void Deliver(Action deliver) {
    _deliveringThread = Environment.CurrentManagedThreadId;
    try {
      deliver();
    } catch (Exception error) {
      try {
        Failed(error);
      } catch (Exception) {
        // The report of a failure failed, and there is nobody above but native code.
      }
    } finally {
      _deliveringThread = NoThread;
    }
  }

  /// <summary>Reports what a handler threw.</summary>
  protected abstract void Failed(Exception error);
}

}
