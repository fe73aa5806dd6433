// One frame with each of several wavelengths of the light source. Instruments with one lamp for each colour have
// presets for them instead: name those with --channel.
//
//   lensless run --cfg configs/demo.cfg scripts/acquisition/multi-wavelength.csx \
//     -o colours --wavelengths-nm 450,532,650
//   lensless run --cfg FILE scripts/acquisition/multi-wavelength.csx \
//     -o colours --channel Light=Blue --channel Light=Red
var options = Options("Holograms with several wavelengths, written as a run.");
var folder = options.Text("-o", "colours", "folder of the run");
var wavelengths = options.Numbers("--wavelengths-nm", new double[] { 450, 532, 650 },
    "wavelengths of the light source", least: 100, most: 20000);
var channels = options.Many("--channel", "preset of a colour, GROUP=PRESET, instead of a wavelength");
options.Check();
RequireCamera();

var plan = channels.Count > 0
    ? new Plan
    {
        Name = "multi-wavelength",
        Channels = channels.Select(channel => channel.Split('=', 2)).Select(preset => new PlanChannel(preset[^1])
        {
            Preset = new PresetChoice(preset[0], preset[^1]),
        }).ToList(),
    }
    : new Plan
    {
        Name = "multi-wavelength",
        Axes = new[]
        {
            new PropertyAxis("wavelength", Core.GetShutterDevice(), "Wavelength-nm",
                wavelengths.Select(nm => nm.ToString(CultureInfo.InvariantCulture)).ToList()),
        },
    };
return StatusOf(await AcquireAsync(plan, folder), folder);
