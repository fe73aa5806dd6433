using System.Runtime.InteropServices;

namespace LenslessScope.Diagnosis;

/// <summary>The kinds of ELF files (<c>e_type</c>).</summary>
internal enum ElfType
{
    Relocatable = 1, Executable = 2, SharedLibrary = 3, Core = 4,
}

/// <summary>The processor that a file is for, with the width of its addresses.</summary>
internal readonly record struct ElfMachine(ushort Number, bool Is64Bit)
{
    /// <summary>The machine that this program runs on.</summary>
    public static ElfMachine OfThisProcess { get; } = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => new ElfMachine(62, true),
        Architecture.Arm64 => new ElfMachine(183, true),
        Architecture.Arm => new ElfMachine(40, false),
        Architecture.X86 => new ElfMachine(3, false),
        Architecture.RiscV64 => new ElfMachine(243, true),
        _ => default,
    };

    /// <summary>Debian's name of the folder for the machine's libraries.</summary>
    public string Multiarch => Number switch
    {
        62 => "x86_64-linux-gnu",
        183 => "aarch64-linux-gnu",
        40 => "arm-linux-gnueabihf",
        3 => "i386-linux-gnu",
        243 => "riscv64-linux-gnu",
        _ => "",
    };

    public override string ToString() => Number switch
    {
        62 => Is64Bit ? "x86-64" : "x86-64 with 32-bit addresses",
        183 => "ARM, 64 bit (aarch64)",
        40 => "ARM, 32 bit (armhf)",
        3 => "x86, 32 bit (i386)",
        243 => Is64Bit ? "RISC-V, 64 bit" : "RISC-V, 32 bit",
        _ => $"machine number {Number}, {(Is64Bit ? 64 : 32)} bit",
    };
}

/// <summary>An entry of the dynamic symbol table that other files can see, or that other files must supply.</summary>
/// <param name="Name">As the linker knows it: mangled.</param>
/// <param name="Version">The version behind the <c>@</c>; null when the symbol has none.</param>
/// <param name="Defined">Defined here, or wanted from elsewhere.</param>
/// <param name="Weak">Wanted: may stay undefined. Defined: one of possibly many copies (templates, inline
/// functions).</param>
internal readonly record struct ElfSymbol(string Name, string? Version, bool Defined, bool Weak);

/// <summary>A version that the file demands of a library.</summary>
internal readonly record struct ElfVersionNeed(string Library, string Version, bool Weak);

/// <summary>What the loader reads of a file.</summary>
internal sealed record ElfImage(string Path, ElfType Type, ElfMachine Machine)
{
    public bool HasDynamicSection { get; init; }

    /// <summary>A program that is linked like a shared library, as all programs are today.</summary>
    public bool IsProgram { get; init; }

    public string? SoName { get; init; }

    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>DT_RPATH, asked before LD_LIBRARY_PATH, for the dependencies' dependencies too.</summary>
    public IReadOnlyList<string> RPath { get; init; } = [];

    /// <summary>
    /// DT_RUNPATH, asked after LD_LIBRARY_PATH, for direct dependencies; where it is, DT_RPATH is ignored.
    /// </summary>
    public IReadOnlyList<string> RunPath { get; init; } = [];

    public IReadOnlyList<ElfSymbol> Symbols { get; init; } = [];

    public IReadOnlyList<ElfVersionNeed> VersionNeeds { get; init; } = [];

    public IReadOnlySet<string> VersionDefinitions { get; init; } = new HashSet<string>();
}
