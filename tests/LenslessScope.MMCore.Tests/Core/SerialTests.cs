namespace LenslessScope.MMCore.Tests;

/// <summary>Serial ports: text as text, bytes as bytes.</summary>
public sealed class SerialTests : IDisposable
{
    private readonly Recorders _devices = new();
    private readonly string _port;

    public SerialTests() => _port = _devices.Load("Port");

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    [Fact]
    public void A_command_arrives_with_its_terminator_and_is_answered()
    {
        Core.SetSerialPortCommand(_port, "POS? µ", "\r\n");

        Assert.Equal("[POS? µ]", Core.GetSerialPortAnswer(_port, "\n"));
        Assert.Contains("SetCommand POS? µ 2", _devices.Calls(_port));
    }

    [Fact]
    public void All_256_bytes_cross_both_ways()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

        Core.WriteToSerialPort(_port, all);

        Assert.Equal(all.Reverse(), Core.ReadFromSerialPort(_port));
        Assert.Empty(Core.ReadFromSerialPort(_port));
    }

    [Fact]
    public void The_ports_settings_are_its_properties()
    {
        Core.SetSerialProperties(_port, "500", "9600", "0", "Off", "None", "1");

        Assert.Equal("9600", Core.GetProperty(_port, "BaudRate"));
        Assert.Equal("500", Core.GetProperty(_port, "AnswerTimeout"));
        Assert.Equal("1", Core.GetProperty(_port, "StopBits"));
    }

    [Fact]
    public void A_missing_list_of_bytes_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => Core.WriteToSerialPort(_port, null!));
}
