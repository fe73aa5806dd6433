namespace LenslessScope.Cli.Doctor.Elf;

/// <summary>A file is no ELF file, or not a whole one.</summary>
internal sealed class ElfException(string message) : Exception(message);
