// One frame at each of several heights, for phase retrieval from them. Heights are relative to the stage's position.
//
//   lensless run --cfg configs/demo.cfg scripts/acquisition/multi-height.csx -o heights --heights-um 0,50,100,150
var options = Options("A stack of holograms at several heights, written as a run.");
var folder = options.Text("-o", "heights", "folder of the run");
var heights = options.Numbers("--heights-um", new double[] { 0, 50, 100, 150 },
    "positions of the focus stage, relative to the present one");
var averages = options.Whole("--averages", 1, "exposures averaged into each frame", least: 1, most: 1000);
options.Check();

var plan = new Plan { Name = "multi-height", Z = new ZPlan(heights, Relative: true), Averages = averages };
return StatusOf(await AcquireAsync(plan, folder), folder);
