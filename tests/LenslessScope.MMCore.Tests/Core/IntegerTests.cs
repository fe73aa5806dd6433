namespace LenslessScope.MMCore.Tests;

/// <summary>C's long has 64 bits, and all of them cross the boundary.</summary>
public sealed class IntegerTests : IDisposable
{
    private const long Beyond32Bits = (1L << 33) + 1;
    private readonly CMMCore _core = new();

    public void Dispose() => _core.Dispose();

    [Fact]
    public void A_long_comes_back_as_it_was()
    {
        _core.SetTimeoutMs(Beyond32Bits);

        Assert.Equal(Beyond32Bits, _core.GetTimeoutMs());
    }

    [Fact]
    public void A_property_takes_a_long()
    {
        _core.SetProperty("Core", "TimeoutMs", Beyond32Bits);

        Assert.Equal("8589934593", _core.GetProperty("Core", "TimeoutMs"));
    }

    [Fact]
    public void A_large_log_size_is_a_limit_that_a_line_does_not_reach()
    {
        using var folder = new TemporaryFolder();
        var log = folder.File("core.log");
        _core.SetPrimaryLogFile(log);

        _core.SetPrimaryLogFileRotation((1L << 32) + 1, 3); // cut to 32 bits: 1 byte, beyond which the file is renamed
        _core.LogMessage("one");
        _core.LogMessage("two");
        _core.SetPrimaryLogFile("");

        Assert.Equal([log], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_frame_number_beyond_32_bits_is_not_taken_for_a_small_one()
    {
        using var recording = new Recording(_core, frames: 2);
        _core.StartSequenceAcquisition(2, 0, true);
        recording.WaitForFrames(2);

        using var newest = _core.GetNBeforeLastFrame(0);
        Assert.Throws<CMMError>(() => _core.GetNBeforeLastFrame(1L << 32));
    }
}
