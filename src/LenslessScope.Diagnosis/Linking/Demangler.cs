using System.Runtime.InteropServices;

namespace LenslessScope.Diagnosis;

/// <summary>
/// C++ names in words, by the C++ library that the core needs anyway: <c>c++filt</c> may not be installed.
/// </summary>
internal static unsafe partial class Demangler
{
    /// <summary>The name as it is written in C++; names that are not mangled come back as they are.</summary>
    public static string Demangle(string name)
    {
        if (!name.StartsWith("_Z", StringComparison.Ordinal))
            return name;
        try
        {
            var text = __cxa_demangle(name, null, null, out _);
            if (text == null)
                return name;
            try
            {
                return Marshal.PtrToStringUTF8((nint)text)!;
            }
            finally
            {
                NativeMemory.Free(text);
            }
        }
        catch (DllNotFoundException)
        {
            return name;
        }
    }

    /// <summary>The name as people write it: <c>std::string</c> for what the compiler makes of it.</summary>
    public static string Shorten(string name) => name
        .Replace("std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> >", "std::string",
            StringComparison.Ordinal)
        .Replace("std::__cxx11::", "std::", StringComparison.Ordinal)
        .Replace("std::basic_ostream<char, std::char_traits<char> >", "std::ostream", StringComparison.Ordinal);

    [LibraryImport("libstdc++.so.6", StringMarshalling = StringMarshalling.Utf8)]
    private static partial byte* __cxa_demangle(string mangled, byte* buffer, nuint* size, out int status);
}
