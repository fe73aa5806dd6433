// One frame, with everything that made it.
//
//   lensless run --cfg configs/demo.cfg scripts/acquisition/snap.csx -o hologram.ome.tif
//
// --preset and --set go before the script: lensless run --cfg F --preset Sample=Cells --set Camera.Gain=2 snap.csx -o F
var options = Options(
    "Takes one frame and writes it: .ome.tif with the state of the devices, .png with the pixels only.");
var file = options.Required("-o", "file to write");
var exposureMs = options.Number("--exposure-ms", 0, "exposure time; 0 for the instrument's setting", least: 0);
options.Check();
RequireCamera();

if (exposureMs > 0)
    Core.SetExposure(exposureMs);
using (var frame = Snap())
{
    Save(frame, file);
    Print($"{file}: {frame.Width}×{frame.Height} {frame.PixelType}, {Core.GetExposure()} ms");
    Result(new { file, frame.Width, frame.Height, frame.PixelType, exposureMs = Core.GetExposure() });
}
