using System.Buffers.Binary;
using System.Text.Json;
using LenslessScope.Diagnosis;

namespace LenslessScope.Cli.Tests;

public sealed class DoctorTests : IDisposable
{
    private const string BoostSource = """
        #include <boost/filesystem.hpp>
        #include <boost/program_options.hpp>
        bool Exists(const char* path) {
           boost::program_options::options_description options("all");
           options.add_options()("help", "explains");
           return boost::filesystem::exists(boost::filesystem::path(path));
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_adapter_linked_without_its_boost_libraries_is_told_their_two_flags()
    {
        var adapter = DoctorAdapter.Build(_folder, "Boosted", DoctorAdapter.Source(more: BoostSource));

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Failure);

        Assert.Contains("libmmgr_dal_Boosted_la_LIBADD += -lboost_filesystem -lboost_program_options\n",
            run.Out, StringComparison.Ordinal);
        Assert.Contains("boost::program_options::options_description::options_description(",
            run.Out, StringComparison.Ordinal);
        Assert.Contains("(package libboost-filesystem", run.Out, StringComparison.Ordinal);
        Assert.Contains("(package libboost-program-options", run.Out, StringComparison.Ordinal);
        Assert.Contains("the loader says: " + adapter + ": undefined symbol: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_line_that_the_doctor_gives_the_adapter_is_healthy()
    {
        var faulty = DoctorAdapter.Build(_folder, "Boosted", DoctorAdapter.Source(more: BoostSource));
        var line = (await Lensless.RunAsync("doctor", "--json", faulty)).Json.GetProperty("libraries")[0]
            .GetProperty("makefileLine").GetString()!;

        var mended = DoctorAdapter.Build(_folder, "Mended", DoctorAdapter.Source(more: BoostSource),
            line.Split(" += ")[1].Split(' '));

        (await Lensless.RunAsync("doctor", mended)).Expect(ExitStatus.Success);
    }

    [Fact]
    public async Task A_missing_library_is_named_with_who_needs_it_and_a_guess_at_its_package()
    {
        DoctorAdapter.Compile(_folder, "libnope.so", "int Nope() { return 1; }", "-Wl,-soname,libnope.so.7");
        var adapter = DoctorAdapter.Build(_folder, "Needy",
            DoctorAdapter.Source(more: "int Nope(); int Use() { return Nope(); }"), "-L" + _folder.Path, "-lnope");
        File.Delete(_folder.File("libnope.so"));

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Failure);

        Assert.Contains("libnope.so.7 is missing; libmmgr_dal_Needy.so.0 needs it", run.Out, StringComparison.Ordinal);
        Assert.Contains("libnope7 (a guess)", run.Out, StringComparison.Ordinal);
        Assert.Contains("libnope.so.7 MISSING", run.Out, StringComparison.Ordinal);
        Assert.Contains("Nope()", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Wl,--enable-new-dtags,-rpath,$ORIGIN/private")]
    [InlineData("-Wl,--disable-new-dtags,-rpath,$ORIGIN/private")]
    public async Task Libraries_are_found_by_run_paths_as_the_loader_does(string runPath)
    {
        DoctorAdapter.Compile(_folder, "libnear.so", "int Near() { return 1; }");
        var adapter = DoctorAdapter.Build(_folder, "Near",
            DoctorAdapter.Source(more: "int Near(); int Use() { return Near(); }"),
            "-L" + _folder.Path, "-lnear", runPath);
        Directory.CreateDirectory(_folder.File("private"));
        File.Move(_folder.File("libnear.so"), _folder.File("private/libnear.so"));

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Success);

        Assert.Contains($"libnear.so → {_folder.File("private/libnear.so")}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_symbol_that_no_library_has_is_shown_in_words_and_weak_ones_are_let_be()
    {
        var adapter = DoctorAdapter.Build(_folder, "Lost", DoctorAdapter.Source(more: """
            namespace optics { struct Lens { double Focal(int index) const; }; }
            __attribute__((weak)) void OptionalHook();
            double Use(const optics::Lens& lens) { if (OptionalHook) OptionalHook(); return lens.Focal(1); }
            """));

        var run = (await Lensless.RunAsync("doctor", "--json", adapter)).Expect(ExitStatus.Failure);

        var symbol = Assert.Single(
            run.Json.GetProperty("libraries")[0].GetProperty("undefinedSymbols").EnumerateArray());
        Assert.Equal("optics::Lens::Focal(int) const", symbol.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, symbol.GetProperty("definedBy").ValueKind);
    }

    [Theory]
    [InlineData(9, 75, "module interface 9, the core needs 10", "device interface")]
    [InlineData(10, 70, "device interface 70, the core needs 75", "module interface")]
    public async Task Versions_of_module_and_device_interface_are_told_apart(
        int module, int device, string expected, string other)
    {
        var adapter = DoctorAdapter.Build(_folder, "Old", DoctorAdapter.Source(module, device));

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Failure);

        Assert.Contains($"PROBLEM  versions: the adapter has {expected}", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain($"the adapter has {other}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_are_told_even_when_a_function_is_undefined()
    {
        var adapter = DoctorAdapter.Build(_folder, "OldAndLost",
            DoctorAdapter.Source(device: 70, more: "void Lost(); void Use() { Lost(); }"), "-Wl,-z,lazy");

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Failure);

        Assert.Contains("device interface 70", run.Out, StringComparison.Ordinal);
        Assert.Contains("Lost()", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateDevice", "missing: CreateDevice", "MODULE_API")]
    [InlineData("GetDeviceName", "missing: GetDeviceName", "$(MMDEVAPI_LIBADD)")]
    public async Task A_missing_export_is_named_with_who_supplies_it(string function, string expected, string step)
    {
        var adapter = DoctorAdapter.Build(_folder, "Short", DoctorAdapter.Source(without: function + "("));

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Failure);

        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
        Assert.Contains(step, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adapter_for_another_processor_is_told_so()
    {
        var adapter = DoctorAdapter.Build(_folder, "Foreign", DoctorAdapter.Source());
        var bytes = await File.ReadAllBytesAsync(adapter, TestContext.Current.CancellationToken);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(18), DoctorAdapter.OtherMachine);
        await File.WriteAllBytesAsync(adapter, bytes, TestContext.Current.CancellationToken);

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Failure);

        Assert.Contains(DoctorAdapter.OtherMachine == 183 ? "it is for ARM, 64 bit (aarch64)" : "it is for x86-64",
            run.Out, StringComparison.Ordinal);
        Assert.Contains("this machine's programs are for", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_no_adapter()
    {
        var run = (await Lensless.RunAsync("doctor", "/bin/true")).Expect(ExitStatus.Failure);

        Assert.Contains("it is a program, not a shared library", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_this_program_brings_along_is_a_warning()
    {
        var adapter = DoctorAdapter.Build(_folder, "Borrowing", DoctorAdapter.Source(more: """
            #include <cstdlib>
            void* Use() { return std::malloc(1); }
            """), "-nodefaultlibs");

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Success);

        Assert.Contains("warning  symbols: 1 is defined nowhere in the dependency tree; " +
            "it loads here because this program has it already", run.Out, StringComparison.Ordinal);
        Assert.Contains("libmmgr_dal_Borrowing_la_LIBADD += -lc", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("#!/bin/sh", "it is a script")]
    [InlineData("!<arch>\n", "a static library")]
    [InlineData("# libmmgr_dal_X.la - a libtool library file", "name the .so.0 beside it")]
    [InlineData("\u007fELF", "it ends within its header")]
    public async Task A_file_of_another_kind_is_told_for_what_it_is(string text, string expected)
    {
        var run = (await Lensless.RunAsync("doctor", _folder.Write("libmmgr_dal_X.so.0", text)))
            .Expect(ExitStatus.Failure);

        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adapter_that_crashes_when_it_is_loaded_does_not_take_the_doctor_with_it()
    {
        var adapter = DoctorAdapter.Build(_folder, "Crashing", DoctorAdapter.Source(more: """
            #include <csignal>
            static struct Crash { Crash() { std::signal(SIGSEGV, SIG_DFL); std::raise(SIGSEGV); } } crash;
            """));

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Failure);

        Assert.Contains("crashed with signal 11 (segmentation fault)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_an_installed_library_does_not_have_is_told()
    {
        var versions = _folder.Write("versions", "NEAR_9 { global: *; };");
        DoctorAdapter.Compile(_folder, "libnear.so", "int Near() { return 1; }", $"-Wl,--version-script={versions}");
        var adapter = DoctorAdapter.Build(_folder, "Newer",
            DoctorAdapter.Source(more: "int Near(); int Use() { return Near(); }"),
            "-L" + _folder.Path, "-lnear", "-Wl,-rpath,$ORIGIN");
        _folder.Write("versions", "NEAR_8 { global: *; };");
        DoctorAdapter.Compile(_folder, "libnear.so", "int Near() { return 1; }", $"-Wl,--version-script={versions}");

        var run = (await Lensless.RunAsync("doctor", adapter)).Expect(ExitStatus.Failure);

        Assert.Contains("libmmgr_dal_Newer.so.0 needs NEAR_9 of libnear.so", run.Out, StringComparison.Ordinal);
        Assert.Contains("ok       symbols", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_adapter_is_healthy_and_its_json_has_the_whole_tree()
    {
        var run = (await Lensless.RunAsync("doctor", "LenslessSim", "--json")).Expect(ExitStatus.Success);

        Assert.True(run.Json.GetProperty("healthy").GetBoolean());
        var library = Assert.Single(run.Json.GetProperty("libraries").EnumerateArray());
        Assert.Equal("LenslessSim", library.GetProperty("name").GetString());
        Assert.Equal("ok", library.GetProperty("health").GetString());
        Assert.Equal(10, library.GetProperty("versions").GetProperty("moduleInterface").GetInt32());
        Assert.Equal(75, library.GetProperty("versions").GetProperty("deviceInterface").GetInt32());
        Assert.Empty(library.GetProperty("undefinedSymbols").EnumerateArray());
        Assert.Contains(library.GetProperty("dependencies").EnumerateArray(), dependency =>
            dependency.GetProperty("name").GetString() == "libc.so.6"
                && File.Exists(dependency.GetProperty("path").GetString()));
        Assert.All(library.GetProperty("findings").EnumerateArray(),
            finding => Assert.Equal("ok", finding.GetProperty("health").GetString()));
    }

    [Fact]
    public async Task The_dependencies_are_those_that_the_loader_finds()
    {
        var run = (await Lensless.RunAsync("doctor", "LenslessSim", "--json")).Expect(ExitStatus.Success);
        var library = run.Json.GetProperty("libraries")[0];
        var ldd = await Child.RunAsync("ldd", [library.GetProperty("path").GetString()!], TimeSpan.FromMinutes(1),
            TestContext.Current.CancellationToken);
        Assert.SkipWhen(ldd == null, "There is no ldd.");

        // "	libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f…)"; the kernel's own library has no file.
        var expected = ldd!.Out.Split('\n').Select(line => line.Trim().Split(' '))
            .Where(words => words.Length == 4 && words[1] == "=>")
            .Select(words => (words[0], words[2])).Order();

        var found = library.GetProperty("dependencies").EnumerateArray()
            .Select(dependency =>
                (dependency.GetProperty("name").GetString()!, dependency.GetProperty("path").GetString()!))
            .Where(dependency => !dependency.Item1.StartsWith("ld-", StringComparison.Ordinal)).Order();
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task All_names_that_are_not_there_are_told_at_once()
    {
        var run = (await Lensless.RunAsync("doctor", "NoSuchAdapter", "./no-such-file.so", _folder.Path))
            .Expect(ExitStatus.Failure);

        Assert.Contains("'NoSuchAdapter'", run.Error, StringComparison.Ordinal);
        Assert.Contains("LenslessSim", run.Error, StringComparison.Ordinal);
        Assert.Contains("./no-such-file.so", run.Error, StringComparison.Ordinal);
        Assert.Contains("is a folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_installation_is_checked_when_no_library_is_named()
    {
        var run = await Lensless.RunAsync("doctor", "--json");

        var findings = run.Json.GetProperty("findings").EnumerateArray().ToList();
        string HealthOf(string subject) =>
            findings.Find(finding => finding.GetProperty("subject").GetString() == subject)
                .GetProperty("health").GetString()!;
        foreach (var subject in new[] { "libfftw3f.so.3", "libtiff.so.6", "libspng.so.0", "libturbojpeg.so.0",
            "libcairo.so.2", "core", "runtime", "adapter LenslessSim" })
            Assert.Equal("ok", HealthOf(subject));
        foreach (var subject in new[] { "cameras", "disk", "clock", "FFT wisdom", "memory", "fonts" })
            Assert.NotEqual(JsonValueKind.Undefined,
                findings.Find(finding => finding.GetProperty("subject").GetString() == subject).ValueKind);
        var problems = findings.Exists(finding => finding.GetProperty("health").GetString() == "problem");
        Assert.Equal(problems ? ExitStatus.Failure : ExitStatus.Success, run.Status);
        Assert.Equal(!problems, run.Json.GetProperty("healthy").GetBoolean());
    }
}
