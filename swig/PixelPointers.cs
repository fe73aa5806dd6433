using System;

namespace LenslessScope.MMCore.Interop {

/// <summary>
/// Images on their way to the core: the addresses of their first pixels. All memory stays the caller's.
/// </summary>
internal readonly unsafe struct PixelPointers {
  private readonly byte** _first;
  private readonly UIntPtr _count;

  public PixelPointers(byte** first, int count) {
    _first = first;
    _count = (UIntPtr)count;
  }
}

}
