namespace LenslessScope.MMCore;

public sealed partial class CMMCore
{
    /// <summary>Sets the properties of a serial port, in the port's own words.</summary>
    public void SetSerialProperties(string portName, string answerTimeout, string baudRate, string delayBetweenCharsMs,
        string handshaking, string parity, string stopBits) =>
        _native.setSerialProperties(portName, answerTimeout, baudRate, delayBetweenCharsMs,
            handshaking, parity, stopBits);

    /// <summary>Sends a command with its terminator.</summary>
    public void SetSerialPortCommand(string portLabel, string command, string term) =>
        _native.setSerialPortCommand(portLabel, command, term);

    /// <summary>Waits for an answer that ends with the terminator; it is returned without that.</summary>
    public string GetSerialPortAnswer(string portLabel, string term) => _native.getSerialPortAnswer(portLabel, term);

    /// <summary>Sends bytes.</summary>
    public void WriteToSerialPort(string portLabel, IEnumerable<byte> data)
    {
        using var native = new Interop.ByteVector(data);
        _native.writeToSerialPort(portLabel, native);
    }

    /// <summary>The bytes that have arrived.</summary>
    public IReadOnlyList<byte> ReadFromSerialPort(string portLabel)
    {
        using var native = _native.readFromSerialPort(portLabel);
        return native.ToArray();
    }
}
