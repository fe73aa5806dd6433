using System.Diagnostics;
using System.Reflection;
using LenslessScope.Imaging.Tones;

namespace LenslessScope.Drawing.Tests;

/// <summary>
/// Library and fonts are looked up once in a process, so each case runs a drawing test in a process of its own, whose
/// surroundings lack something.
/// </summary>
public sealed class MissingPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_picture_can_be_drawn_here() =>
        Assert.Equal(320, new ColourBar(new(0, 1), ColourMap.Grey).Render().Width);

    [Fact]
    public async Task A_missing_library_is_told_with_the_package_that_holds_it()
    {
        // The loader meets this file first, and it is no library.
        _folder.Write("libcairo.so.2", []);
        var output = await DrawWith("LD_LIBRARY_PATH", _folder.Path);
        Assert.Contains(nameof(DrawingException), output, StringComparison.Ordinal);
        Assert.Contains("sudo apt install libcairo2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_fonts_are_told_with_the_package_that_holds_them()
    {
        var output = await DrawWith("FONTCONFIG_FILE", _folder.Write("fonts.conf", "<fontconfig></fontconfig>"u8));
        Assert.Contains(nameof(DrawingException), output, StringComparison.Ordinal);
        Assert.Contains("sudo apt install fonts-dejavu-core", output, StringComparison.Ordinal);
    }

    private static async Task<string> DrawWith(string variable, string value)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(MissingPackageTests).FullName}.{nameof(A_picture_can_be_drawn_here)}");
        start.Environment[variable] = value;
        using var child = Process.Start(start)!;
        var texts = await Task.WhenAll(
            child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, child.ExitCode);
        return string.Concat(texts);
    }
}
