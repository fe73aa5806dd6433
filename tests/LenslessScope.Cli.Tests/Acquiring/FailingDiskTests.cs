using System.Diagnostics;
using System.Runtime.InteropServices;
using LenslessScope.Acquisition;

namespace LenslessScope.Cli.Tests;

/// <summary>
/// <c>lensless acquire</c> as a process of its own on small file systems that fill up, go away and become read-only;
/// what it leaves is compared, frame by frame, with a run that nothing disturbed.
/// </summary>
public sealed partial class FailingDiskTests : IDisposable
{
    private const string Configuration = """
        Property,Core,Initialize,0
        Device,Camera,LenslessSim,SimCamera
        Property,Camera,SensorWidth,96
        Property,Camera,SensorHeight,64
        Property,Camera,Oversampling,1
        Property,Core,Initialize,1
        Property,Core,Camera,Camera
        Property,Camera,Exposure,5
        """;

    private const int InterruptSignal = 2, KillSignal = 9, ContinueSignal = 18, PauseSignal = 20;
    private const int Frames = 180;

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _mounts = [];

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    private string Disk => _folder.File("disk");

    private string Run => Path.Combine(Disk, "run");

    private string Filler => Path.Combine(Disk, "filler");

    public void Dispose()
    {
        foreach (var mount in Enumerable.Reverse(_mounts))
            System("umount", "-l", mount);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_plan_that_does_not_fit_is_refused_with_both_figures_before_anything_is_made()
    {
        Mount("size=1m");

        var (status, error) = await new Acquire(this, Plan(), "--cfg", Cfg(), "-o", Run).EndAsync();

        Assert.Equal((int)ExitStatus.Usage, status);
        Assert.Contains("needs 2.48 MB", error, StringComparison.Ordinal);
        Assert.Contains("has only 1.05 MB free", error, StringComparison.Ordinal);
        Assert.Contains("--ignore-free-space", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public async Task A_full_disk_pauses_the_run_until_there_is_room_and_nothing_is_lost()
    {
        FullDisk();
        using var acquire = new Acquire(this, Plan(), "--cfg", Cfg(), "-o", Run, "--ignore-free-space");
        await acquire.SaysAsync($"The disk of {Run} is full (");
        Assert.Contains("are free). Delete", acquire.Error, StringComparison.Ordinal);
        var before = RunFolder.Read(Run);
        Assert.Equal(RunState.Running, before.State);
        Assert.InRange(before.Frames.Count, 1, Frames - 1);
        await UntilAsync(() => Heartbeat().Contains("\"state\":\"paused\"", StringComparison.Ordinal), acquire);

        File.Delete(Filler);

        var (status, error) = await acquire.EndAsync();
        Assert.True(status == (int)ExitStatus.Success, error);
        Assert.Contains("the run continues", error, StringComparison.Ordinal);
        Assert.Equal([RunEventKind.StorageError, RunEventKind.StorageMended],
            RunFolder.Read(Run).Events.Select(e => e.Kind));
        await EqualsUndisturbedAsync();
    }

    [Fact]
    public async Task Killed_while_the_disk_is_full_a_run_is_readable_and_goes_on_to_the_same_end()
    {
        FullDisk();
        using (var acquire = new Acquire(this, Plan(), "--cfg", Cfg(), "-o", Run, "--ignore-free-space"))
        {
            await acquire.SaysAsync("is full (");
            acquire.Send(KillSignal);
            await acquire.EndAsync();
        }

        var left = RunFolder.Read(Run);
        Assert.Equal(RunState.Interrupted, left.State);
        Assert.InRange(left.Frames.Count, 1, Frames - 1);
        Assert.DoesNotContain(RunFolder.Check(Run, Test), problem => problem.Kind == RunProblemKind.Damaged
            && !problem.Message.EndsWith("Resume the run to repair it.", StringComparison.Ordinal));
        Assert.InRange(await PagesAsync(), left.Frames.Count, left.Frames.Count + 1);

        File.Delete(Filler);
        var (status, error) = await new Acquire(this, "--resume", Run, "--ignore-free-space").EndAsync();
        Assert.True(status == (int)ExitStatus.Success, error);
        await EqualsUndisturbedAsync();
    }

    [Fact]
    public async Task Ctrl_C_ends_a_run_that_waits_for_a_full_disk()
    {
        FullDisk();
        using var acquire = new Acquire(this, Plan(), "--cfg", Cfg(), "-o", Run, "--ignore-free-space");
        await acquire.SaysAsync("is full (");

        acquire.Send(InterruptSignal);

        var (status, error) = await acquire.EndAsync();
        Assert.Equal((int)ExitStatus.Partial, status);
        Assert.Contains($"Continue with 'lensless acquire --resume {Run}'", error, StringComparison.Ordinal);
        File.Delete(Filler);
        Assert.Equal((int)ExitStatus.Success,
            (await new Acquire(this, "--resume", Run, "--ignore-free-space").EndAsync()).Status);
        await EqualsUndisturbedAsync();
    }

    [Fact]
    public async Task A_medium_that_is_taken_away_and_comes_back_write_protected_at_first_loses_nothing()
    {
        Mount("size=8m", _folder.File("medium"));
        Bind();
        using var acquire = new Acquire(this, Plan(), "--cfg", Cfg(), "-o", Run);
        await UntilAsync(() => Recorded() > 10, acquire);

        System("umount", "-l", Disk);
        await acquire.SaysAsync($"The folder {Run} or its disk is gone. Restore it in the same place");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Disk)); // nothing is written below the place where it was
        var whole = RunFolder.Read(Path.Combine(_folder.File("medium"), "run")).Frames.Count;
        Assert.InRange(whole, 10, Frames - 1);
        Bind();
        Assert.True(System("mount", "-o", "remount,bind,ro", Disk));
        await acquire.SaysAsync($"The file system of {Run} is read-only");
        Assert.Equal(whole, RunFolder.Read(Run).Frames.Count);
        Assert.True(System("mount", "-o", "remount,bind,rw", Disk));

        var (status, error) = await acquire.EndAsync();
        Assert.True(status == (int)ExitStatus.Success, error);
        await EqualsUndisturbedAsync();
    }

    [Fact]
    public async Task Ctrl_C_ends_a_run_whose_medium_is_gone()
    {
        Mount("size=8m", _folder.File("medium"));
        Bind();
        using var acquire = new Acquire(this, Plan(), "--cfg", Cfg(), "-o", Run);
        await UntilAsync(() => Recorded() > 10, acquire);
        System("umount", "-l", Disk);
        await acquire.SaysAsync("or its disk is gone");

        acquire.Send(InterruptSignal);

        Assert.Equal((int)ExitStatus.Partial, (await acquire.EndAsync()).Status);
        Bind();
        Assert.Equal((int)ExitStatus.Success, (await new Acquire(this, "--resume", Run).EndAsync()).Status);
        await EqualsUndisturbedAsync();
    }

    [Fact]
    public async Task A_run_can_be_paused_and_goes_on_by_signals()
    {
        using var acquire = new Acquire(this, Plan(), "--cfg", Cfg(), "-o", Run);
        await UntilAsync(() => Recorded() > 10, acquire);

        acquire.Send(PauseSignal);
        await acquire.SaysAsync("paused: asked for");
        await Task.Delay(300, Test); // the frame that was being taken
        var paused = Recorded();
        await Task.Delay(500, Test);
        Assert.Equal(paused, Recorded());
        acquire.Send(ContinueSignal);

        var (status, error) = await acquire.EndAsync();
        Assert.True(status == (int)ExitStatus.Success, error);
        Assert.Equal([RunEventKind.Paused, RunEventKind.Continued], RunFolder.Read(Run).Events.Select(e => e.Kind));
        await EqualsUndisturbedAsync();
    }

    // Room for the head of the file and some of the frames until the filler is gone.
    private void FullDisk()
    {
        Mount("size=4m");
        File.WriteAllBytes(Filler, new byte[3_300_000]);
    }

    private void Mount(string options, string? at = null)
    {
        at = Directory.CreateDirectory(at ?? Disk).FullName;
        if (Environment.UserName != "root" || !System("mount", "-t", "tmpfs", "-o", options, "none", at))
            Assert.Skip("Mounting a small file system needs root, and a container that permits it.");
        _mounts.Add(at);
    }

    private void Bind()
    {
        Directory.CreateDirectory(Disk);
        Assert.True(System("mount", "--bind", _folder.File("medium"), Disk));
        _mounts.Add(Disk);
    }

    private string Cfg() => _folder.Write("instrument.cfg", Configuration);

    // The seed makes the noise of each frame its own, whatever was taken before it.
    private string Plan() => _folder.Write("plan.yaml", $$"""
        name: series
        time:
          - {interval: 20 ms, count: {{Frames / 3}}}
        axes:
          - {name: noise, device: Camera, property: Seed, values: [11, 12, 13]}
        """);

    private int Recorded()
    {
        var record = Path.Combine(Run, "frames.jsonl");
        return File.Exists(record) ? File.ReadLines(record).Count() : 0;
    }

    // By another program: .NET asks for a lock, which the run has.
    private string Heartbeat()
    {
        using var cat = Process.Start(
            new ProcessStartInfo("cat", [Path.Combine(Run, "heartbeat.json")]) { RedirectStandardOutput = true })!;
        return cat.StandardOutput.ReadToEnd();
    }

    private async Task EqualsUndisturbedAsync()
    {
        var whole = _folder.File("whole");
        Assert.Equal((int)ExitStatus.Success,
            (await new Acquire(this, Plan(), "--cfg", Cfg(), "-o", whole).EndAsync()).Status);
        Assert.Equal(RunState.Complete, RunFolder.Read(Run).State);
        Assert.Empty(RunFolder.Check(Run, Test));
        await PythonAsync("""
            import sys, tifffile
            a, b = (tifffile.imread(path + '/series.ome.tif') for path in sys.argv[1:])
            assert a.shape == b.shape == (60, 3, 64, 96), (a.shape, b.shape)
            assert (a == b).all()
            """, Run, whole);
    }

    private async Task<int> PagesAsync() => int.Parse(await PythonAsync("""
        import sys, tifffile
        with tifffile.TiffFile(sys.argv[1] + '/series.ome.tif') as tiff:
            tiff.series[0].asarray()
            print(tiff.ome_metadata.count('<TiffData'))
        """, Run), global::System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> PythonAsync(string script, params string[] args)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", script, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = await python.StandardOutput.ReadToEndAsync(Test);
        var error = await python.StandardError.ReadToEndAsync(Test);
        await python.WaitForExitAsync(Test);
        Assert.True(python.ExitCode == 0, error);
        return output;
    }

    private static async Task UntilAsync(Func<bool> condition, Acquire acquire)
    {
        while (!condition())
        {
            Assert.False(acquire.HasExited, acquire.Error);
            await Task.Delay(10, Test);
        }
    }

    private static bool System(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>The command, running.</summary>
    private sealed partial class Acquire : IDisposable
    {
        private readonly Process _process;
        private readonly global::System.Text.StringBuilder _error = new();

        public Acquire(FailingDiskTests test, params string[] args)
        {
            // Tests that run in the background of a script were told to ignore Ctrl-C, and would hand that on.
            _process = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT,TSTP", "dotnet",
                Path.Combine(AppContext.BaseDirectory, "lensless.dll"), "acquire", .. args])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["XDG_DATA_HOME"] = test._folder.Path }, // where the list of runs is
            })!;
            _process.ErrorDataReceived += (_, line) =>
            {
                lock (_error)
                    _error.AppendLine(line.Data);
            };
            _process.BeginErrorReadLine();
            _process.BeginOutputReadLine();
        }

        public string Error
        {
            get
            {
                lock (_error)
                    return _error.ToString();
            }
        }

        public bool HasExited => _process.HasExited;

        public Task SaysAsync(string text) => UntilAsync(() => Error.Contains(text, StringComparison.Ordinal), this);

        public void Send(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

        public async Task<(int Status, string Error)> EndAsync()
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Test);
            patience.CancelAfter(TimeSpan.FromMinutes(2));
            await _process.WaitForExitAsync(patience.Token);
            return (_process.ExitCode, Error);
        }

        public void Dispose()
        {
            if (!_process.HasExited)
                _process.Kill();
            _process.Dispose();
        }

        [LibraryImport("libc", EntryPoint = "kill")]
        private static partial int Kill(int process, int signal);
    }
}
