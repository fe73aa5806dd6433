// Two cameras, or more, of one instrument: frames of both in turn, as close to each other in time as the drivers allow.
//
//   lensless run --cfg configs/two-cameras.cfg scripts/acquisition/two-cameras.csx -o views --count 10 --interval-s 60
var options = Options("Takes a frame with every camera of the instrument, again and again.");
var folder = options.Text("-o", "views", "folder for the frames, NAME-0001.ome.tif and so on; created if missing");
var count = options.Whole("--count", 1, "frames of each camera", least: 1, most: 9999);
var interval = TimeSpan.FromSeconds(options.Number("--interval-s", 0, "from one to the next", least: 0));
options.Check();
RequireCamera();
var cameras = Core.GetLoadedDevicesOfType(DeviceType.CameraDevice);
if (cameras.Count < 2)
    throw new ScriptUsageException(
        [$"The instrument has {cameras.Count} camera(s); this script needs two: see configs/two-cameras.cfg."]);

Directory.CreateDirectory(folder);
var before = Core.GetCameraDevice();
var start = Time.GetUtcNow();
try
{
    for (var i = 0; i < count; i++)
    {
        await Delay(start + i * interval - Time.GetUtcNow());
        foreach (var camera in cameras)
        {
            Core.SetCameraDevice(camera);
            using var frame = Snap();
            Save(frame, Path.Combine(folder, $"{camera}-{i + 1:0000}.ome.tif"));
        }
        Progress($"{i + 1} of {count}");
    }
}
finally
{
    Progress("");
    Core.SetCameraDevice(before);
}
Print($"{count} frames each of {string.Join(", ", cameras)} in {folder}");
Result(new { folder, cameras, count });
