using System.Diagnostics;
using LenslessScope.Imaging;

namespace LenslessScope.Cli.Tests;

/// <summary>
/// The example program of one file, <c>dotnet run program.cs</c>. A copy in a folder of its own, built against the
/// libraries beside this test: nothing that other tests build is touched.
/// </summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_program_of_one_file_takes_a_frame_and_says_what_it_lacks()
    {
        if ((await DotnetAsync("--list-sdks")).Output.Length == 0)
            Assert.Skip("A program of one file needs the .NET SDK.");
        var source = await File.ReadAllLinesAsync(Path.Combine(Checkout.Path, "scripts/acquisition/program.cs"), Test);
        Assert.Contains(source, line => line.StartsWith("#:project ", StringComparison.Ordinal)
            && File.Exists(Path.Combine(Checkout.Path, "scripts/acquisition", line.Split(' ')[1])));
        var program = _folder.Write("program.cs",
            string.Join('\n', source.Where(line => !line.StartsWith("#:project "))));
        _folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <UseSharedCompilation>false</UseSharedCompilation>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "LenslessScope.*.dll")
                    .Where(dll => !dll.EndsWith(".Tests.dll")).Select(dll => $"<Reference Include=\"{dll}\"/>"))}
                <None Include="{AppContext.BaseDirectory}libMMCoreSharp.so" CopyToOutputDirectory="PreserveNewest"/>
              </ItemGroup>
            </Project>
            """);
        var (demo, image) = (Path.Combine(Checkout.Path, "configs", "demo.cfg"), _folder.File("hologram.ome.tif"));

        var (status, output, error) = await DotnetAsync("run", "-c", "Release", program, "--",
            "--cfg", demo, "-o", image);

        Assert.True(status == 0, output + error);
        Assert.Contains("hologram.ome.tif: 640×480 GRAY16", output, StringComparison.Ordinal);
        Assert.Equal((640, 480), (ImageFile.Read(image).Width, ImageFile.Read(image).Height));

        (status, output, error) = await DotnetAsync("run", "-c", "Release", "--no-build", program, "--", "-o", image);

        Assert.Equal((int)ExitStatus.Usage, status);
        Assert.Contains("--cfg", output + error, StringComparison.Ordinal);
    }

    private async Task<(int Status, string Output, string Error)> DotnetAsync(params string[] args)
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
            // What is built goes below XDG_DATA_HOME; nothing that was started stays behind.
            Environment =
            {
                ["XDG_DATA_HOME"] = _folder.Path, ["TMPDIR"] = _folder.Path, ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0", ["DOTNET_NOLOGO"] = "1",
            },
        })!;
        var output = dotnet.StandardOutput.ReadToEndAsync(Test);
        var error = dotnet.StandardError.ReadToEndAsync(Test);
        await dotnet.WaitForExitAsync(Test);
        return (dotnet.ExitCode, await output, await error);
    }
}
