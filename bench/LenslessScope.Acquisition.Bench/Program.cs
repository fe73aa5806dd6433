// Runs on disk beside dd; with --steady a long run of the command. Both write much, in the folder given.
using System.Globalization;
using LenslessScope.Acquisition.Bench;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["--steady", var command, var folder, var seconds]:
        new SteadyRun(command, folder)
            .Measure(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
        return 0;
    case [var folder]:
        new WriterBesideDd(folder, frames: 600).Measure(rounds: 5);
        return 0;
    default:
        Console.Error.WriteLine("Usage: FOLDER, or --steady path/of/lensless FOLDER SECONDS");
        return 2;
}
