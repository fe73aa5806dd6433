using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LenslessScope.Tests;

/// <summary>Adapter libraries with chosen faults, made with the compiler of the machine.</summary>
internal static class DoctorAdapter
{
    /// <summary>The nine functions, with versions that can be chosen; one of them can be left out.</summary>
    public static string Source(int module = 10, int device = 75, string without = "", string more = "") =>
        string.Join('\n', new[]
        {
            "void InitializeModuleData() {}",
            "void* CreateDevice(const char*) { return nullptr; }",
            "void DeleteDevice(void*) {}",
            $"long GetModuleVersion() {{ return {module}; }}",
            $"long GetDeviceInterfaceVersion() {{ return {device}; }}",
            "unsigned GetNumberOfDevices() { return 0; }",
            "bool GetDeviceName(unsigned, char*, unsigned) { return false; }",
            "bool GetDeviceType(const char*, int*) { return false; }",
            "bool GetDeviceDescription(const char*, char*, unsigned) { return false; }",
        }.Where(line => without.Length == 0 || !line.Contains(without, StringComparison.Ordinal))
            .Select(line => $"extern \"C\" {line}").Prepend(more)) + "\n";

    /// <summary>
    /// Builds <c>libmmgr_dal_NAME.so.0</c>; skips the test where there is no compiler or what the source includes.
    /// </summary>
    public static string Build(TemporaryFolder folder, string name, string source, params string[] options) =>
        Compile(folder, $"libmmgr_dal_{name}.so.0", source, options);

    /// <summary>Builds a shared library under any file name.</summary>
    public static string Compile(TemporaryFolder folder, string file, string source, params string[] options)
    {
        var code = folder.Write(file + ".cpp", source);
        var output = folder.File(file);
        var start = new ProcessStartInfo("g++",
            ["-std=c++17", "-shared", "-fPIC", $"-Wl,-soname,{file}", "-o", output, code, .. options])
        {
            RedirectStandardError = true,
        };
        try
        {
            using var compiler = Process.Start(start)!;
            var text = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            Assert.SkipWhen(text.Contains("boost/", StringComparison.Ordinal),
                "Boost's development packages are missing: scripts/test installs them.");
            Assert.True(compiler.ExitCode == 0, text);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no g++.");
        }
        return output;
    }

    /// <summary>The number of a processor that is not this one's, for the header of a file.</summary>
    public static ushort OtherMachine =>
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? (ushort)62 : (ushort)183;
}
