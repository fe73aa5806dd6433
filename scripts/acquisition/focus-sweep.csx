// Moves the focus stage through a range and finds, at every position, the distance at which the hologram is in focus.
// The table shows how well the stage keeps its scale: the distance follows the position, up to its sign.
//
//   lensless run --cfg configs/demo.cfg scripts/acquisition/focus-sweep.csx \
//     --from-um -100 --to-um 100 --steps 5 -o sweep.csv
var options = Options(
    "Finds the focus at every position of the focus stage; writes a table of positions and distances.");
var file = options.Text("-o", "focus-sweep.csv", "table to write");
var from = options.Number("--from-um", -100, "first position, relative to the present one");
var to = options.Number("--to-um", 100, "last position, relative to the present one");
var steps = options.Whole("--steps", 5, "positions", least: 2, most: 1000);
var nearest = options.Number("--min-z-um", 500, "smallest distance from sample to sensor to search", least: 1);
var farthest = options.Number("--max-z-um", 1500, "largest distance to search", least: 2);
options.Check();
RequireCamera();
var stage = Core.GetFocusDevice();
if (stage.Length == 0)
    throw new ScriptUsageException(
        ["The instrument has no focus stage: add the line 'Property,Core,Focus,LABEL' to its .cfg."]);

var start = Core.GetPosition(stage);
var lines = new List<string> { "position-um,distance-um,confidence" };
var points = new List<object>();
try
{
    for (var i = 0; i < steps; i++)
    {
        Cancellation.ThrowIfCancellationRequested();
        Core.SetPosition(stage, start + from + (to - from) * i / (steps - 1));
        Core.WaitForDevice(stage);
        var position = Core.GetPosition(stage);
        using var frame = Snap();
        var focus = Focus.Run(HologramOf(frame), new FocusSettings { MinZUm = nearest, MaxZUm = farthest },
            new NormalisationSettings(), cancellation: Cancellation);
        lines.Add(string.Create(CultureInfo.InvariantCulture,
            $"{position:0.###},{focus.ZUm:0.###},{focus.Confidence:0.###}"));
        points.Add(new { positionUm = position, distanceUm = focus.ZUm, focus.Confidence });
        Progress($"{i + 1} of {steps} positions");
    }
}
finally
{
    Progress("");
    Core.SetPosition(stage, start);
    Core.WaitForDevice(stage);
}
File.WriteAllLines(file, lines);

Print($"{file}: {points.Count} positions");
Result(new { file, points });
