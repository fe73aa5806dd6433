#!/usr/bin/env dotnet
// The same as a program of one file, for those who have an SDK: NuGet packages by `#:package NAME@VERSION`, a debugger,
// an editor that completes names. Copy it anywhere and let #:project lead to the checkout.
//
//   dotnet run -c Release scripts/acquisition/program.cs -- --cfg configs/demo.cfg -o hologram.ome.tif
#:project ../../src/LenslessScope.Scripting/LenslessScope.Scripting.csproj
using LenslessScope.Scripting;

return await Session.RunAsync(args, session =>
{
    var options = session.Options("Takes one frame and writes it.");
    var cfg = options.Required("--cfg", "hardware configuration of the instrument");
    var file = options.Required("-o", "file to write");
    options.Check();

    session.Load(cfg);
    using var frame = session.Snap();
    session.Save(frame, file);
    session.Print($"{file}: {frame.Width}×{frame.Height} {frame.PixelType}");
    return Task.FromResult(0);
});
