// How much longer a property read takes from C# than in C++, both in this process and in turn, as medians.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using LenslessScope.MMCore;

const string Label = "Camera", Module = "LenslessSim", Device = "SimCamera", Property = "Binning";
const int Rounds = 51, Reads = 20_000;
const double TargetNs = 2000;

if (args is not [var library])
{
    Console.Error.WriteLine("Usage: LenslessScope.MMCore.Bench LIBRARY; make bench passes its libPropertyRead.so.");
    return 2;
}

using var core = new CMMCore();
core.EnableStderrLog(false);
core.LoadDevice(Label, Module, Device);
core.InitializeAllDevices();
var native = new NativeRead(library);

List<double> nativeNs = [], managedNs = [];
for (var round = -5; round < Rounds; round++) // the rounds below zero warm up
{
    var inNative = native.NanosecondsARead(Label, Module, Device, Property, Reads);
    var inManaged = NanosecondsARead(core);
    if (round < 0)
        continue;
    nativeNs.Add(inNative);
    managedNs.Add(inManaged);
}

double overC = Median(managedNs) - Median(nativeNs);
Console.WriteLine();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"A property read: {Median(managedNs):F0} ns from C#, {Median(nativeNs):F0} ns native; " +
    $"{overC:F0} ns more  <= {TargetNs:F0} ns  {(overC <= TargetNs ? "met" : "MISSED")}"));
return 0;

static double NanosecondsARead(CMMCore core)
{
    var length = 0;
    var begin = Stopwatch.GetTimestamp();
    for (var i = 0; i < Reads; i++)
        length += core.GetProperty(Label, Property).Length;
    var taken = Stopwatch.GetElapsedTime(begin);
    return length > 0 ? taken.TotalNanoseconds / Reads : throw new InvalidOperationException($"{Property} is empty.");
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

/// <summary>The loop of native/bench/PropertyRead.cpp.</summary>
internal sealed unsafe class NativeRead(string library)
{
    private readonly delegate* unmanaged<byte*, byte*, byte*, byte*, int, double> _read =
        (delegate* unmanaged<byte*, byte*, byte*, byte*, int, double>)
        NativeLibrary.GetExport(NativeLibrary.Load(library), "NativePropertyReadNs");

    public double NanosecondsARead(string label, string module, string device, string property, int count)
    {
        fixed (byte* l = Text(label), m = Text(module), d = Text(device), p = Text(property))
        {
            var ns = _read(l, m, d, p, count);
            return ns >= 0
                ? ns
                : throw new InvalidOperationException($"The native core cannot read {property} of {device}.");
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
