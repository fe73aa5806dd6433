using System;

namespace LenslessScope.MMCore.Interop {

/// <summary>Checks texts on their way to C.</summary>
internal static class NativeText {
  /// <exception cref="ArgumentNullException">The text is null.</exception>
  /// <exception cref="ArgumentException">The text holds a NUL, at which C would cut it.</exception>
  public static string Checked(string text, string parameter) {
    ArgumentNullException.ThrowIfNull(text, parameter);
    var nul = text.IndexOf('\0');
    if (nul >= 0)
      throw new ArgumentException(
        $"The text has a NUL character at index {nul}; " +
        $"the core would read only \"{text.Substring(0, nul)}\". Remove it.",
        parameter);
    return text;
  }
}

}
