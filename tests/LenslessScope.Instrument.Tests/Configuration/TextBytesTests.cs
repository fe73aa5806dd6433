namespace LenslessScope.Instrument.Tests;

public sealed class TextBytesTests
{
    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xB5 }, 0xB5, 1, 1, 2)]
    [InlineData(new byte[] { (byte)'\n', 0xC2, 0xB5, (byte)'m', 0xFC, (byte)'!' }, 0xFC, 4, 2, 3)]
    [InlineData(new byte[] { 0xC2 }, 0xC2, 0, 1, 1)]
    [InlineData(new byte[] { (byte)'\n', (byte)'\n', 0xED, 0xA0, 0x80 }, 0xED, 2, 3, 1)]
    public void The_first_byte_that_is_no_UTF8_is_told_with_its_place(
        byte[] bytes, byte value, int offset, int line, int column) =>
        Assert.Equal(new TextBytes.Fault(value, offset, line, column), TextBytes.FaultIn(bytes));

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0xC2, 0xB5 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0xB5, 0x00 })]
    public void What_is_UTF8_or_marked_otherwise_has_no_fault(byte[] bytes) => Assert.Null(TextBytes.FaultIn(bytes));
}
