using System.Diagnostics;
using System.Text.Json;

namespace LenslessScope.Imaging.Tests;

/// <summary>Debian's ImageJ as an independent reader.</summary>
internal static class ImageJ
{
    private const string Java = "/usr/bin/java", Jar = "/usr/share/java/ij.jar";

    // Of each file: width, height, slices, pixel width in µm, depth in µm, and the pixels of all slices.
    private static ReadOnlySpan<byte> Program => """
        public class Read {
            public static void main(String[] names) {
                StringBuilder json = new StringBuilder("[");
                for (String name : names) {
                    ij.ImagePlus image = new ij.io.Opener().openImage(name);
                    ij.measure.Calibration scale = image.getCalibration();
                    json.append(json.length() > 1 ? ",[" : "[").append(image.getWidth() + "," + image.getHeight() + ","
                        + image.getStackSize() + "," + scale.pixelWidth + "," + scale.pixelDepth);
                    for (int i = 1; i <= image.getStackSize(); i++)
                        for (int p = 0; p < image.getWidth() * image.getHeight(); p++)
                            json.append(",").append(image.getStack().getProcessor(i).getf(p));
                    json.append("]");
                }
                System.out.println(json + "]");
                System.exit(0);
            }
        }
        """u8;

    /// <summary>Opens files. Skips the test where ImageJ or a Java compiler is missing.</summary>
    internal static JsonElement Open(TemporaryFolder temp, params string[] paths)
    {
        if (!File.Exists(Java) || !File.Exists(Jar) || !File.Exists("/usr/bin/javac"))
            Assert.Skip("ImageJ or a Java compiler is missing: scripts/test installs them.");
        var program = temp.Write("Read.java", Program);
        using var process = Process.Start(new ProcessStartInfo(
            Java, ["-Djava.awt.headless=true", "-cp", Jar, program, .. paths]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonDocument.Parse(output).RootElement;
    }
}
