using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LenslessScope.MMCore.Interop {

/// <summary>One layer of an error of the core.</summary>
internal readonly record struct CoreErrorLayer(string Message, int Code);

/// <summary>
/// Makes C# exceptions of the core's errors. What kind of exception is decided by the assembly that owns the public
/// type, through <see cref="Create"/>; it is thrown when the call that failed has returned from native code.
/// </summary>
internal static unsafe class CoreErrors {
  internal delegate Exception Factory(string fullMessage, int specificCode, CoreErrorLayer[] layers);

  /// <summary>Set once, before the first call of the core.</summary>
  internal static Factory Create { get; set; } = (fullMessage, _, _) => new InvalidOperationException(fullMessage);

  internal static bool Connect() {
    SetErrorCallback(&OnCoreError);
    return true;
  }

  [UnmanagedCallersOnly(CallConvs = new[] { typeof(CallConvCdecl) })]
  private static void OnCoreError(byte* fullMessage, int specificCode, byte** messages, int* codes, int layers) {
    Exception error;
    try {
      var chain = new CoreErrorLayer[layers];
      for (var i = 0; i < layers; i++)
        chain[i] = new CoreErrorLayer(Text(messages[i]), codes[i]);
      error = Create(Text(fullMessage), specificCode, chain);
    } catch (Exception failure) {
      error = failure;
    }
    MMCoreSharpPINVOKE.SWIGPendingException.Set(error);
  }

  private static string Text(byte* utf8) => Marshal.PtrToStringUTF8((IntPtr)utf8);

  [DllImport("MMCoreSharp", EntryPoint = "MMCoreSharp_setErrorCallback")]
  private static extern void SetErrorCallback(delegate* unmanaged[Cdecl]<byte*, int, byte**, int*, int, void> callback);
}

}
