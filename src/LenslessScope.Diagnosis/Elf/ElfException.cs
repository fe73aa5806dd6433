namespace LenslessScope.Diagnosis;

/// <summary>A file is not an ELF file, or is incomplete. The message goes on after the file's name.</summary>
internal sealed class ElfException(string message, bool isElf = true) : Exception(message)
{
    /// <summary>Whether it is an ELF file at all: damaged, or for a machine of another kind.</summary>
    public bool IsElf { get; } = isElf;
}
