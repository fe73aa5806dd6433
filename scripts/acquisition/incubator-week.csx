// A week in the incubator: a frame every few minutes, the focus searched for now and then, and sensor readings logged
// beside the frames, in sensors.csv. A sensor is a property of a device (LABEL.PROPERTY) or a file of the system, such
// as the temperature of the Pi itself, in thousandths of a degree. Started again after a power cut, for example by
// cron's @reboot, it continues.
//
//   lensless run --cfg configs/demo.cfg scripts/acquisition/incubator-week.csx -o week --days 7 --interval-min 10 \
//       --sensor Camera.Exposure --sensor /sys/class/thermal/thermal_zone0/temp --focus-um 500,1500
var options = Options("A long time-lapse with a log of sensors and focus by hologram; continues when started again.");
var folder = options.Text("-o", "week", "folder of the run; sensor readings go beside it, to FOLDER-sensors.csv");
var days = options.Number("--days", 7, "how long", least: 0.0001, most: 365);
var minutes = options.Number("--interval-min", 10, "between frames", least: 0.001, most: 1440);
var sensors = options.Many("--sensor", "what to log: LABEL.PROPERTY, or a file");
var focus = options.Numbers("--focus-um", Array.Empty<double>(),
    "smallest and largest distance to search for the focus; none for no search", least: 1);
var every = options.Whole("--focus-every", 6, "search for the focus at every Nth frame", least: 1);
options.Check();
RequireCamera();
if (focus.Count is not (0 or 2))
    throw new ScriptUsageException(new[] { "--focus-um takes two distances, as in 500,1500." });
foreach (var sensor in sensors)
    Read(sensor); // an unreadable sensor must not be noticed only a week later

string Read(string sensor)
{
    if (sensor.StartsWith('/'))
        return File.ReadAllText(sensor).Trim();
    var device = Core.GetLoadedDevices().Where(label => sensor.StartsWith(label + ".")).MaxBy(label => label.Length)
        ?? throw new ScriptUsageException(
            new[] { $"--sensor {sensor} is neither LABEL.PROPERTY nor a file that begins with /." });
    return Core.GetProperty(device, sensor[(device.Length + 1)..]);
}

string Log()
{
    var values = sensors.Select(sensor =>
    {
        try
        {
            return Read(sensor);
        }
        catch (Exception error) when (error is CMMError or IOException)
        {
            return ""; // a sensor that fails for a while must not end the week
        }
    });
    return string.Join(',', values.Prepend(Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
}

var plan = new Plan
{
    Name = "incubator",
    Time = new[] { new TimePhase(TimeSpan.FromMinutes(minutes), (long)Math.Ceiling(days * 1440 / minutes)) },
    Autofocus = focus.Count == 0 ? null : new PlanAutofocus(focus[0], focus[1]) { Every = every },
};
var log = folder.TrimEnd('/') + "-sensors.csv";
if (!File.Exists(log))
    File.WriteAllText(log, string.Join(',', sensors.Prepend("time").Append("frame")) + "\n");
var result = await AcquireAsync(plan, folder, new PlanRunSettings
{
    After = (planned, frame, cancellation) =>
    {
        try
        {
            File.AppendAllText(log, $"{Log()},{planned.Index}\n");
        }
        catch (IOException error)
        {
            Print($"note: frame {planned.Index} is not in the log: {error.Message}"); // the frames matter more
        }
        return ValueTask.CompletedTask;
    },
});
return StatusOf(result, folder);
