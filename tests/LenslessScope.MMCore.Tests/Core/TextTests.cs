namespace LenslessScope.MMCore.Tests;

/// <summary>Texts cross the boundary whole, both ways.</summary>
public sealed class TextTests : IDisposable
{
    private const string Text = "Größe µm – 日本語 🔬";
    private readonly CMMCore _core = new();

    public void Dispose() => _core.Dispose();

    [Fact]
    public void A_label_beyond_ASCII_comes_back_as_it_was()
    {
        _core.LoadDevice(Text, "LenslessSim", "SimLight");

        Assert.Equal([Text, "Core"], _core.GetLoadedDevices());
        Assert.Equal(DeviceType.ShutterDevice, _core.GetDeviceType(Text));
    }

    [Fact]
    public void A_list_of_texts_comes_back_as_it_was()
    {
        string[] paths = [$"/nowhere/{Text}", "/nowhere/else"];

        _core.SetDeviceAdapterSearchPaths(paths);

        Assert.Equal(paths, _core.GetDeviceAdapterSearchPaths());
    }

    [Fact]
    public void An_error_keeps_the_text_that_caused_it()
    {
        var error = Assert.Throws<CMMError>(() => _core.GetDeviceType(Text));

        Assert.Contains($"\"{Text}\"", error.FullMessage);
    }

    [Fact]
    public void An_event_brings_the_text_that_was_set()
    {
        using var named = new BlockingValue<string>();
        var events = new CoreEvents();
        events.ChannelGroupChanged += named.Set;
        _core.RegisterCallback(events);
        _core.DefineConfigGroup(Text);

        _core.SetChannelGroup(Text);

        Assert.Equal(Text, named.Get());
    }

    [Fact]
    public void A_text_with_a_NUL_is_refused_instead_of_cut()
    {
        var error = Assert.Throws<ArgumentException>(() => _core.DefineConfigGroup("one\0two"));

        Assert.Contains("index 3", error.Message);
        Assert.Empty(_core.GetAvailableConfigGroups());
    }

    [Fact]
    public void A_null_text_is_refused() => Assert.Throws<ArgumentNullException>(() => _core.DefineConfigGroup(null!));
}
