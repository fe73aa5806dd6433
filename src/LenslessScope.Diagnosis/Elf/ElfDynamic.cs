namespace LenslessScope.Diagnosis;

/// <summary>Tags of the dynamic section.</summary>
internal enum ElfTag : ulong
{
    Needed = 1, Hash = 4, Strings = 5, Symbols = 6, StringsSize = 10, SoName = 14, RPath = 15, RunPath = 29,
    GnuHash = 0x6ffffef5, VersionNumbers = 0x6ffffff0, Flags1 = 0x6ffffffb,
    VersionDefinitions = 0x6ffffffc, VersionDefinitionCount = 0x6ffffffd,
    VersionNeeds = 0x6ffffffe, VersionNeedCount = 0x6fffffff,
}

/// <summary>The entries of the dynamic section.</summary>
internal sealed class ElfDynamic(IReadOnlyList<(ulong Tag, ulong Value)> entries)
{
    public IEnumerable<ulong> All(ElfTag tag) => entries.Where(entry => entry.Tag == (ulong)tag)
        .Select(entry => entry.Value);

    /// <summary>The value of a tag that appears once; null when it does not appear.</summary>
    public ulong? Table(ElfTag tag) => All(tag).Select(value => (ulong?)value).FirstOrDefault();
}
