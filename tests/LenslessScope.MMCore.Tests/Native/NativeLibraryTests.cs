using LenslessScope.MMCore.Native;

namespace LenslessScope.MMCore.Tests;

/// <summary>Finding the native libraries.</summary>
public class NativeLibraryTests
{
    [Fact]
    public void A_missing_library_is_told_with_all_places_and_the_next_step()
    {
        using var folder = new TemporaryFolder();
        var broken = folder.File("libNoSuchBinding.so");
        File.WriteAllText(broken, new string('?', 4096));
        Directory.CreateDirectory(folder.File("dotnet"));

        var error = Assert.Throws<DllNotFoundException>(
            () => NativeCore.Load(folder.File("dotnet"), "libNoSuchBinding.so"));

        Assert.Contains($"{folder.File("dotnet/libNoSuchBinding.so")}: no such file", error.Message);
        Assert.Contains($"{broken}: ", error.Message);
        Assert.Contains("invalid ELF header", error.Message);
        Assert.Contains("scripts/build", error.Message);
    }

    [Fact]
    public void Adapters_are_found_beside_the_core_by_default()
    {
        using var core = new CMMCore();

        var folder = Assert.Single(core.GetDeviceAdapterSearchPaths());

        Assert.True(Directory.GetFiles(folder, "libMMCore.so*").Length > 0, $"{folder} has no libMMCore.so.");
        Assert.Contains("LenslessSim", core.GetDeviceAdapterNames());
        Assert.Equal(["SimCamera", "RecordedCamera"],
            core.GetAvailableDevices("LenslessSim")
                .Zip(core.GetAvailableDeviceTypes("LenslessSim"))
                .Where(device => device.Second == DeviceType.CameraDevice).Select(device => device.First));
    }

    [Fact]
    public void Versions_are_those_of_the_interface_that_adapters_are_made_for()
    {
        Assert.Equal(75, CMMCore.GetMMDeviceDeviceInterfaceVersion());
        Assert.Equal(10, CMMCore.GetMMDeviceModuleInterfaceVersion());
    }
}
