namespace LenslessScope.Diagnosis.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_camera_that_may_not_be_opened_leads_to_the_group_video()
    {
        _folder.Write("video0", "");
        _folder.Write("video10", "");
        _folder.Write("videology", "");
        _folder.Write("media0", "");
        Directory.CreateDirectory(_folder.File("class/video10"));
        _folder.Write("class/video10/name", "imx219\n");

        var findings = CameraAccess.Check(_folder.Path, _folder.File("class"),
            path => !path.EndsWith("video0", StringComparison.Ordinal)).ToList();

        Assert.Equal([Health.Problem, Health.Ok], findings.Select(finding => finding.Health));
        Assert.EndsWith($"may not open {_folder.File("video0")}", findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("sudo usermod -aG video $USER", findings[0].Next!, StringComparison.Ordinal);
        Assert.Equal($"{_folder.File("video10")} (imx219), {_folder.File("media0")}", findings[1].Message);
    }

    [Fact]
    public void No_camera_is_a_warning() =>
        Assert.Equal(Health.Warning, Assert.Single(CameraAccess.Check(_folder.Path, _folder.Path, _ => true)).Health);

    [Fact]
    public void A_clock_before_the_build_is_a_problem_and_an_unset_one_a_warning()
    {
        var built = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(Health.Problem, Clock.Judge(built.AddYears(-1), built, true).Health);
        Assert.Equal(Health.Warning, Clock.Judge(built.AddDays(1), built, false).Health);
        Assert.Equal(Health.Ok, Clock.Judge(built.AddDays(1), built, true).Health);
        Assert.Contains("unknown", Clock.Judge(built.AddDays(1), built, null).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Less_than_a_gigabyte_of_free_disk_is_a_warning()
    {
        Assert.Equal(Health.Warning, Storage.Disk("/data", 999_999_999).Health);
        Assert.Equal(Health.Ok, Storage.Disk("/data", 1_000_000_000).Health);
    }

    [Fact]
    public void The_wisdom_folder_is_made_and_left_clean_and_a_file_in_its_place_is_a_warning()
    {
        Assert.Equal(Health.Ok, Storage.Wisdom(_folder.File("lensless")).Health);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.File("lensless")));

        Assert.Equal(Health.Warning, Storage.Wisdom(_folder.Write("file", "")).Health);
    }

    [Theory]
    [InlineData("throttled=0x0", "no throttling")]
    [InlineData("throttled=0x50005",
        "under-voltage now, throttled now, under-voltage since the start, was throttled since the start")]
    [InlineData("50000", "under-voltage since the start, was throttled since the start")]
    public void The_bits_of_the_firmware_are_put_into_words(string text, string expected) =>
        Assert.Contains(expected, Machine.Throttling(text)!.Message, StringComparison.Ordinal);

    [Fact]
    public void What_the_machine_does_not_tell_is_left_out()
    {
        Assert.Null(Machine.Throttling(null));
        Assert.Null(Machine.Temperature(null));
        Assert.Null(Machine.Memory([]));
        Assert.Equal(Health.Warning, Machine.Temperature("81200")!.Health);
        Assert.Equal("100 MiB available of 927 MiB",
            Machine.Memory(["MemTotal: 949248 kB", "MemAvailable: 102400 kB"])!.Message);
    }

    [Fact]
    public void Fonts_are_looked_for_in_all_folders()
    {
        Assert.Equal(Health.Warning, RuntimeLibraries.Fonts([_folder.Path]).Health);
        Directory.CreateDirectory(_folder.File("dejavu"));
        _folder.Write("dejavu/DejaVuSans.ttf", "");
        Assert.Equal(Health.Ok, RuntimeLibraries.Fonts([_folder.File("missing"), _folder.Path]).Health);
    }
}
