// Propagation beside scipy and OpenCV: the same frame, the same padded grid, in turn within one run. A row's figure is
// the median of the rounds; with one thread milliseconds of processor, which a busy machine disturbs little,
// with two on the wall.
using System.Globalization;
using LenslessScope.Holography;
using LenslessScope.Holography.Bench;
using LenslessScope.Holography.Propagating;
using LenslessScope.Imaging;

if (args is ["--memory"])
    return PeakMemory.Measure();

const int Rounds = 15, StackPlanes = 50;
var openCv = args.Length > 0 ? args[0] : null;
var folder = Directory.CreateTempSubdirectory("lensless-bench-");
try
{
    var counts = Scene.Counts();
    var frame = Path.Combine(folder.FullName, "counts");
    var reference = Path.Combine(folder.FullName, "reference");
    File.WriteAllBytes(frame, counts.Pixels);
    using var one = new PropagationSeries(Scene.Height, Scene.Width, Scene.Optics, Scene.Settings(1));
    using var two = new PropagationSeries(Scene.Height, Scene.Width, Scene.Optics, Scene.Settings(2));
    var grid = new PaddedGrid(Scene.Height, Scene.Width, one.PaddedHeight, one.PaddedWidth);
    using var transforms = new TransformsOnly(grid);
    using var square = new SquareTransforms(TotalVariationIterations.Size);

    string[] request = [frame, .. ((double[])[Scene.Height, Scene.Width, grid.PaddedHeight, grid.PaddedWidth,
        Scene.BackgroundCounts, Scene.Optics.PixelUm, Scene.Optics.WavelengthInMediumUm, Scene.DistanceUm])
        .Select(value => value.ToString(CultureInfo.InvariantCulture))];
    using var scipy = Peer.Start("scipy", "It needs Debian's python3-scipy (scripts/setup --bench).",
        ["/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "scipy_peer.py"), .. request, reference]);
    using var cv = openCv == null
        ? null
        : Peer.Start("OpenCV", "It needs Debian's libopencv-core-dev (scripts/setup --bench).", [openCv, .. request]);

    var result = one.Run(counts, Scene.BackgroundCounts);
    if (scipy != null)
        Console.WriteLine("Largest difference of the amplitude to scipy's, 300 pixels from the border: " +
            $"{Agreement.Of(result, reference):0.0e+0}");
    var target = new Image<float>(Scene.Height, Scene.Width);
    using var stack = new PropagationStack(
        Normalised(counts), Scene.Optics, Scene.Settings(1) with { DistanceUm = Scene.DistanceUm });

    var rows = new Table(Rounds);
    rows.Add("ours", () => Taken.By(() => one.Run(counts, Scene.BackgroundCounts, target)));
    rows.Add("ours 2", () => Taken.By(() => two.Run(counts, Scene.BackgroundCounts, target)));
    rows.Add("transforms", () => Taken.By(transforms.There_and_back));
    rows.Add("inverse", () => Taken.By(transforms.Back));
    rows.Add("square", () => Taken.By(square.Run));
    foreach (var (peer, works) in ((Peer?, string[])[])[
        (scipy, ["whole", "halved", "square"]), (cv, ["whole", "square"])])
        foreach (var work in peer == null ? [] : works)
            foreach (var threads in (int[])[1, 2])
                if (threads == 1 || work != "square")
                    rows.Add($"{peer!.Name} {work} {threads}", () => peer.Run(work, threads));
    rows.Add("stack", () => Taken.By(() =>
    {
        for (var plane = 0; plane < StackPlanes; plane++)
            stack.Amplitude(-700 - 6 * plane, target);
    }), every: 5);
    var hologram = new Hologram { Intensity = Floats(counts), Optics = Scene.Optics };
    FocusResult? focus = null;
    rows.Add("focus",
        () => Taken.By(() => focus = Focus.Run(hologram, Scene.Focus, new NormalisationSettings { Threads = 1 })));
    rows.Run();
    using var iterations = new TotalVariationIterations();
    var iteration = iterations.Run(counts, Rounds);
    new Report(rows, StackPlanes, PeakMemory.OfNewProcess(), iteration, focus!).Print(grid);
    CellRetrieval.Run().Print();
}
finally
{
    folder.Delete(recursive: true);
}
return 0;

static Image<float> Floats(Image<byte> counts) =>
    new(counts.Height, counts.Width, Array.ConvertAll(counts.Pixels, pixel => (float)pixel));

static Image<float> Normalised(Image<byte> counts) => new(counts.Height, counts.Width,
    Array.ConvertAll(counts.Pixels, pixel => MathF.Sqrt(pixel / (float)Scene.BackgroundCounts)));
