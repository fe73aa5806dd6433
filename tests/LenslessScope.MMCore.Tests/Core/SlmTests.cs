namespace LenslessScope.MMCore.Tests;

/// <summary>Spatial light modulators: pixels arrive whole, and only when they fit.</summary>
public sealed class SlmTests : IDisposable
{
    private readonly Recorders _devices = new();

    private CMMCore Core => _devices.Core;

    public void Dispose() => _devices.Dispose();

    [Fact]
    public void A_modulator_tells_its_format()
    {
        var grey = _devices.Load("Modulator");
        var colour = _devices.Load("ColourModulator");

        Assert.Equal((4, 3, 1, 1), Format(grey));
        Assert.Equal((2, 1, 3, 4), Format(colour));
    }

    [Fact]
    public void An_image_arrives_byte_by_byte_and_is_shown()
    {
        var slm = _devices.Load("Modulator");

        Core.SetSLMImage(slm, [0, 1, 2, 3, 127, 128, 129, 7, 252, 253, 254, 255]);
        Core.DisplaySLMImage(slm);

        Assert.Equal(["SetImage 0 1 2 3 127 128 129 7 252 253 254 255", "DisplayImage"], _devices.Calls(slm));
    }

    [Fact]
    public void A_colour_image_arrives_pixel_by_pixel()
    {
        var slm = _devices.Load("ColourModulator");

        Core.SetSLMImage(slm, [0x00FF8001u, 0x00FFFFFFu]);

        Assert.Equal([$"SetImage32 {0x00FF8001} {0x00FFFFFF}"], _devices.Calls(slm));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(13)]
    public void An_image_of_another_size_is_refused_before_the_device_hears_of_it(int bytes)
    {
        var slm = _devices.Load("Modulator");

        var error = Assert.Throws<ArgumentException>(() => Core.SetSLMImage(slm, new byte[bytes]));

        Assert.Contains($"{bytes} bytes", error.Message);
        Assert.Contains("4×3", error.Message);
        Assert.Contains(slm, error.Message);
        Assert.Equal("pixels", error.ParamName);
        Assert.Empty(_devices.Calls(slm));
    }

    [Fact]
    public void A_colour_image_of_another_size_is_refused()
    {
        var slm = _devices.Load("ColourModulator");

        Assert.Throws<ArgumentException>(() => Core.SetSLMImage(slm, new uint[3]));
        Assert.Throws<ArgumentException>(() => Core.SetSLMImage(slm, new byte[2]));

        Assert.Empty(_devices.Calls(slm));
    }

    [Fact]
    public void All_pixels_take_one_intensity_or_colour()
    {
        var slm = _devices.Load("Modulator");

        Core.SetSLMPixelsTo(slm, 200);
        Core.SetSLMPixelsTo(slm, 1, 2, 255);

        Assert.Equal(["SetPixelsTo 200", "SetPixelsTo 1 2 255"], _devices.Calls(slm));
    }

    [Fact]
    public void The_exposure_comes_back()
    {
        var slm = _devices.Load("Modulator");

        Core.SetSLMExposure(slm, 12.5);

        Assert.Equal(12.5, Core.GetSLMExposure(slm));
    }

    [Fact]
    public void A_sequence_is_cleared_filled_in_order_and_sent()
    {
        var slm = _devices.Load("Modulator");
        byte[] dark = new byte[12];
        byte[] bright = [.. Enumerable.Repeat((byte)255, 12)];

        Core.LoadSLMSequence(slm, [dark, bright]);
        Core.StartSLMSequence(slm);
        Core.StopSLMSequence(slm);

        Assert.Equal(2, Core.GetSLMSequenceMaxLength(slm));
        Assert.Equal(
            ["Clear", $"Add {string.Join(' ', dark)}", $"Add {string.Join(' ', bright)}", "Send", "Start", "Stop"],
            _devices.Calls(slm));
    }

    [Fact]
    public void Images_of_a_sequence_may_be_parts_of_one_array()
    {
        var slm = _devices.Load("Modulator");
        byte[] all = [.. Enumerable.Range(0, 24).Select(i => (byte)i)];

        Core.LoadSLMSequence(slm, [all.AsMemory(12, 12), all.AsMemory(0, 12)]);

        Assert.Equal(
            ["Clear", "Add 12 13 14 15 16 17 18 19 20 21 22 23", "Add 0 1 2 3 4 5 6 7 8 9 10 11", "Send"],
            _devices.Calls(slm));
    }

    [Fact]
    public void Images_of_a_colour_sequence_have_four_bytes_a_pixel()
    {
        var slm = _devices.Load("ColourModulator");

        Core.LoadSLMSequence(slm, [new byte[] { 1, 2, 3, 0, 4, 5, 6, 0 }]);

        Assert.Equal(["Clear", "Add 1 2 3 0 4 5 6 0", "Send"], _devices.Calls(slm));
        Assert.Throws<ArgumentException>(() => Core.LoadSLMSequence(slm, [new byte[6]]));
    }

    [Fact]
    public void A_sequence_with_one_image_of_another_size_is_refused_whole()
    {
        var slm = _devices.Load("Modulator");

        var error = Assert.Throws<ArgumentException>(() => Core.LoadSLMSequence(slm, [new byte[12], new byte[11]]));

        Assert.Contains("image 1", error.Message);
        Assert.Empty(_devices.Calls(slm));
    }

    [Fact]
    public void A_device_of_another_kind_is_refused_with_the_cores_error()
    {
        var galvo = _devices.Load("Scanner");

        Assert.Throws<CMMError>(() => Core.SetSLMImage(galvo, new byte[12]));
        Assert.Throws<CMMError>(() => Core.GetSLMWidth("nobody"));
        Assert.Throws<ArgumentNullException>(() => Core.SetSLMImage(null!, new byte[12]));
    }

    [Fact]
    public void After_Dispose_no_pixel_is_read()
    {
        var slm = _devices.Load("Modulator");
        Core.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Core.SetSLMImage(slm, new byte[12]));
        Assert.Throws<ObjectDisposedException>(() => Core.LoadSLMSequence(slm, [new byte[12]]));
    }

    private (int Width, int Height, int Components, int Bytes) Format(string slm) =>
        (Core.GetSLMWidth(slm), Core.GetSLMHeight(slm),
            Core.GetSLMNumberOfComponents(slm), Core.GetSLMBytesPerPixel(slm));
}
