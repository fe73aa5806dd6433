namespace LenslessScope.Diagnosis.Tests;

public sealed class ElfTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Symbols_are_those_that_nm_lists()
    {
        var library = DoctorAdapter.Build(_folder, "Listed", DoctorAdapter.Source(more: """
            #include <string>
            #include <vector>
            std::string Join(const std::vector<std::string>& words) {
               std::string all;
               for (auto& word : words) all += word;
               return all;
            }
            """));
        var nm = await Child.RunAsync("nm", ["-D", library], TimeSpan.FromMinutes(1),
            TestContext.Current.CancellationToken);
        Assert.SkipWhen(nm == null, "There is no nm.");

        var symbols = ElfReader.Read(library).Symbols
            .Select(symbol =>
                (symbol.Version == null ? symbol.Name : $"{symbol.Name}@{symbol.Version}", symbol.Defined)).Order();

        // "                 U memcpy@GLIBC_2.14" or "0000000000001139 T CreateDevice"
        var expected = nm!.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(words => (words[^1].Replace("@@", "@", StringComparison.Ordinal), words.Length == 3)).Order();
        Assert.Equal(expected, symbols);
    }

    [Fact]
    public void Without_section_headers_the_hash_table_tells_the_symbols()
    {
        var library = DoctorAdapter.Build(_folder, "Stripped",
            DoctorAdapter.Source(more: "void Lost(); void Use() { Lost(); }"));
        var whole = ElfReader.Read(library);
        var bytes = File.ReadAllBytes(library);
        var wide = bytes[4] == 2;
        Array.Clear(bytes, wide ? 40 : 32, wide ? 8 : 4); // e_shoff
        File.WriteAllBytes(library, bytes);

        Assert.Equal(whole.Symbols, ElfReader.Read(library).Symbols);
    }

    [Fact]
    public void Every_installed_library_can_be_read()
    {
        var folder = $"/usr/lib/{ElfMachine.OfThisProcess.Multiarch}";
        Assert.SkipUnless(Directory.Exists(folder), $"There is no {folder}.");
        var libraries = Directory.EnumerateFiles(folder, "lib*.so.*").Where(path => File.Exists(path) && IsElf(path));
        foreach (var path in libraries.Take(200))
            Assert.Equal(ElfMachine.OfThisProcess, ElfReader.Read(path).Machine);
    }

    [Theory]
    [InlineData("_ZN6optics4Lens5FocalEi", "optics::Lens::Focal(int)")]
    [InlineData("_ZTVN2MM6DeviceE", "vtable for MM::Device")]
    [InlineData("CreateDevice", "CreateDevice")]
    [InlineData("_Znonsense", "_Znonsense")]
    public void Names_are_demangled(string mangled, string expected) =>
        Assert.Equal(expected, Demangler.Demangle(mangled));

    [Theory]
    [InlineData("libtiff.so.6", "libtiff6")]
    [InlineData("libboost_thread.so.1.74.0", "libboost-thread1.74.0")]
    [InlineData("libusb-1.0.so.0", "libusb-1.0-0")]
    [InlineData("libprivate.so", null)]
    public void The_package_of_a_missing_library_is_guessed_by_debians_rule(string soName, string? expected) =>
        Assert.Equal(expected, DebianPackages.GuessForSoName(soName));

    private static bool IsElf(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual("\u007fELF"u8);
    }
}
