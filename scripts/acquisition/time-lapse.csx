// Frames at equal intervals, with background frames first if there is a preset without a sample. The folder is a run:
// OME-TIFF, plan.yaml, run.json. The same command again resumes a run that was interrupted.
//
//   lensless run --cfg configs/demo.cfg scripts/acquisition/time-lapse.csx -o culture --count 60 --interval-s 60
var options = Options("A time-lapse, written as a run.");
var folder = options.Text("-o", "time-lapse", "folder of the run");
var count = options.Whole("--count", 10, "time points", least: 1);
var interval = options.Number("--interval-s", 60, "from the start of one to the start of the next", least: 0);
var backgrounds = options.Whole("--backgrounds", 0, "background frames before the first time point",
    least: 0, most: 1000);
var empty = options.Text("--empty", "Sample=Empty", "preset that removes the sample from the beam, GROUP=PRESET");
options.Check();

var preset = empty.Split('=', 2);
var plan = new Plan
{
    Name = "time-lapse",
    Time = new[] { new TimePhase(TimeSpan.FromSeconds(interval), count) },
    Background = backgrounds == 0 ? null
        : new ReferenceFrames(backgrounds) { Preset = new PresetChoice(preset[0], preset.Length > 1 ? preset[1] : "") },
};
return StatusOf(await AcquireAsync(plan, folder), folder);
