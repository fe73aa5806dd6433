using System.Reflection;

namespace LenslessScope.MMCore.Tests;

/// <summary>The core's errors arrive as exceptions that have code and chain.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly CMMCore _core = new();

    public void Dispose() => _core.Dispose();

    [Fact]
    public void An_unknown_label_has_its_code_and_a_chain_of_one()
    {
        var error = Assert.Throws<CMMError>(() => _core.GetDeviceName("nobody"));

        Assert.Equal(CoreErrorCode.Generic, error.SpecificCode);
        Assert.Equal(error.Code, Assert.Single(error.Chain).Code);
        Assert.Equal(error.Message, error.FullMessage);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public void A_missing_adapter_is_told_in_three_layers_down_to_the_loaders_text()
    {
        var error = Assert.Throws<CMMError>(() => _core.GetAvailableDevices("NoSuchAdapter"));

        Assert.Equal(3, error.Chain.Count);
        Assert.Contains("\"NoSuchAdapter\"", error.Chain[0].Message);
        Assert.Contains("\"libmmgr_dal_NoSuchAdapter.so.0\"", error.Chain[1].Message);
        Assert.Contains("cannot open shared object file", error.Chain[2].Message);
        Assert.Equal(CoreErrorCode.Generic, error.SpecificCode);
        Assert.Equal(
            $"{error.Chain[0].Message} [ {error.Chain[1].Message} [ {error.Chain[2].Message} ] ]", error.FullMessage);
    }

    [Fact]
    public void A_file_that_is_no_library_is_told_with_its_path_and_the_loaders_text()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("libmmgr_dal_Broken.so.0");
        File.WriteAllText(file, new string('?', 4096));
        _core.SetDeviceAdapterSearchPaths([folder.Path]);

        var error = Assert.Throws<CMMError>(() => _core.LoadDevice("A", "Broken", "B"));

        Assert.Contains($"\"{file}\"", error.Chain[^2].Message);
        Assert.Contains("invalid ELF header", error.Chain[^1].Message);
    }

    [Fact]
    public void The_inner_exceptions_are_the_inner_layers()
    {
        Exception? error = Assert.Throws<CMMError>(() => _core.GetAvailableDevices("NoSuchAdapter"));
        var chain = ((CMMError)error).Chain;

        for (var layer = 0; layer < chain.Count; layer++, error = error.InnerException)
        {
            var inner = Assert.IsType<CMMError>(error);
            Assert.Equal(chain[layer].Message, inner.Message);
            Assert.Equal(chain.Skip(layer), inner.Chain);
        }
        Assert.Null(error);
    }

    [Fact]
    public void A_refused_property_value_names_device_property_and_value()
    {
        _core.LoadDevice("Light", "LenslessSim", "SimLight");
        _core.InitializeDevice("Light");

        var error = Assert.Throws<CMMError>(() => _core.SetProperty("Light", "State", "7"));

        Assert.Contains("\"State\"", error.FullMessage);
        Assert.Contains("\"7\"", error.FullMessage);
        Assert.Contains("\"Light\"", error.FullMessage);
    }

    [Fact]
    public void An_error_leaves_the_next_call_alone()
    {
        Assert.Throws<CMMError>(() => _core.GetDeviceName("nobody"));

        Assert.Equal(["Core"], _core.GetLoadedDevices());
    }

    [Fact]
    public void Errors_of_many_threads_reach_the_threads_that_caused_them() =>
        Parallel.For(0, 1000, i =>
        {
            var label = $"nobody {i}";
            Assert.Contains($"\"{label}\"", Assert.Throws<CMMError>(() => _core.GetDeviceName(label)).FullMessage);
        });

    [OwnCoreFact]
    public void Every_error_code_of_the_core_has_a_text() =>
        Assert.DoesNotContain(typeof(CoreErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static),
            code => _core.GetCoreErrorText((int)code.GetRawConstantValue()!).Length == 0);
}
