// Live preview of a headless instrument: the newest frame again and again as one PNG file,
// which a browser, `feh --reload 1` or a web server shows from another computer.
// The file is complete whenever it is read.
//
//   lensless run --cfg configs/demo.cfg scripts/acquisition/live-preview.csx -o /tmp/live.png --interval-s 0.5
var options = Options("Writes the newest frame of the camera to one file, again and again. Ctrl-C ends it.");
var file = options.Text("-o", "live.png", "file to write, .png");
var interval = TimeSpan.FromSeconds(options.Number("--interval-s", 1, "pause between files", least: 0.02, most: 3600));
var count = options.Whole("--count", 0, "end after this many files; 0 for never", least: 0);
options.Check();
RequireCamera();

var written = 0;
Core.StartContinuousSequenceAcquisition(0);
try
{
    while (count == 0 || written < count)
    {
        while (Core.GetRemainingImageCount() == 0)
            await Delay(TimeSpan.FromMilliseconds(5));
        using var frame = Core.GetLastFrame();
        Save(frame, file);
        Progress($"{++written} files, frame {frame.Metadata["ImageNumber"]}");
        await Delay(interval);
    }
}
catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
{
    // Ctrl-C is how a preview ends.
}
finally
{
    Core.StopSequenceAcquisition();
    Progress("");
}
Print($"{written} frames were shown in {file}");
Result(new { file, written });
