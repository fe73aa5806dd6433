using System.Reflection;

namespace LenslessScope.MMCore.Tests;

/// <summary>
/// The public face against what SWIG made of the native headers: nothing is forgotten, nothing differs.
/// </summary>
public class FaceTests
{
    private static readonly Assembly _interop = Assembly.Load("LenslessScope.MMCore.Interop");

    // Pixels are not handed out as pointers: these become frames.
    private static readonly Dictionary<string, string> _otherNames = new()
    {
        ["getImage"] = "GetFrame",
        ["getLastImage"] = "GetLastFrame",
        ["getLastImageMD"] = "GetLastFrame",
        ["popNextImage"] = "PopNextFrame",
        ["popNextImageMD"] = "PopNextFrame",
        ["getNBeforeLastImageMD"] = "GetNBeforeLastFrame",
    };

    public static TheoryData<string> NativeFunctions() =>
        [.. Native("CMMCore").Select(method => method.Name).Distinct().Order()];

    public static TheoryData<string> NativeEvents() =>
        [.. Native("MMEventCallback").Select(method => method.Name).Order()];

    [Theory]
    [MemberData(nameof(NativeFunctions))]
    public void Every_overload_of_a_native_function_has_its_twin(string name)
    {
        var twinName = _otherNames.GetValueOrDefault(name, PascalCase(name));
        var twins = Public(typeof(CMMCore), twinName).ToList();
        var natives = Native("CMMCore").Where(method => method.Name == name)
            .Select(method => InParameters(method).ToList());

        Assert.All(natives, native => Assert.True(
            twins.Any(twin => Fits(native, twin)),
            $"CMMCore.{twinName} has no overload for {name}({string.Join(", ", native)})."));
    }

    [Theory]
    [MemberData(nameof(NativeEvents))]
    public void Every_native_event_is_delivered(string name)
    {
        var bridge = typeof(CMMCore).Assembly.GetType("LenslessScope.MMCore.Events.CallbackBridge", true)!;

        Assert.Equal(bridge, bridge.GetMethod(name)!.DeclaringType);
        Assert.Single(Public(typeof(MMEventCallback), PascalCase(name)));
        Assert.Equal(typeof(CoreEvents), typeof(CoreEvents).GetMethod(PascalCase(name))!.DeclaringType);
        Assert.NotNull(typeof(CoreEvents).GetEvent(PascalCase(name)[2..]));
    }

    [Theory]
    [InlineData(typeof(DeviceType))]
    [InlineData(typeof(PropertyType))]
    [InlineData(typeof(DeviceInitializationState))]
    [InlineData(typeof(DeviceDetectionStatus))]
    [InlineData(typeof(FocusDirection))]
    [InlineData(typeof(LogLevel))]
    public void An_enumeration_has_the_native_names_and_numbers(Type type)
    {
        var native = Internal(type.Name);
        string Short(string name) =>
            name.StartsWith(type.Name, StringComparison.Ordinal) ? name[type.Name.Length..] : name;

        Assert.Equal(
            Enum.GetNames(native).Select(name => (Short(name), (int)Enum.Parse(native, name))).Order(),
            Enum.GetNames(type).Select(name => (name, (int)Enum.Parse(type, name))).Order());
    }

    [Fact]
    public void Error_codes_are_the_native_ones()
    {
        const string Prefix = "MMERR_";
        var native = Internal("MMCoreSharp").GetFields()
            .Where(field => field.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(field =>
                (field.Name[Prefix.Length..].Replace("_", "").ToUpperInvariant(), (int)field.GetRawConstantValue()!));
        var codes = typeof(CoreErrorCode).GetFields()
            .Select(field => (field.Name.ToUpperInvariant(), (int)field.GetRawConstantValue()!));

        Assert.Equal(native.Order(), codes.Order());
    }

    [Fact]
    public void No_generated_type_and_no_pointer_is_public()
    {
        var signatures = typeof(CMMCore).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method =>
                method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType));

        Assert.DoesNotContain(signatures, type => type.Assembly == _interop || type == typeof(nint) || type.IsPointer);
        Assert.Empty(_interop.GetExportedTypes());
    }

    private static Type Internal(string name) => _interop.GetType($"LenslessScope.MMCore.Interop.{name}", true)!;

    private static IEnumerable<MethodInfo> Native(string type) =>
        Internal(type)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.Name != "Dispose");

    private static IEnumerable<MethodInfo> Public(Type type, string name) =>
        type.GetMethods().Where(method => method.Name == name);

    // What comes back by reference, and the metadata of a frame, are results.
    private static IEnumerable<Type> InParameters(MethodInfo method) => method.GetParameters()
        .Where(parameter => !parameter.IsOut && parameter.ParameterType.Name != "Metadata")
        .Select(parameter => parameter.ParameterType);

    // Channel and slice of a frame in the buffer must be 0 and are left out. Regions come as one list of four numbers
    // each, not as four lists.
    private static bool Fits(List<Type> native, MethodInfo twin)
    {
        var types = InParameters(twin).ToList();
        var needed = twin.GetParameters().Count(parameter => !parameter.IsOptional);
        return (native.Count >= needed && native.Count <= types.Count
                && native.Zip(types).All(pair => Fits(pair.First, pair.Second)))
            || (native is [var channel, var slice] && channel == typeof(uint) && slice == typeof(uint)
                && types.Count == 0)
            || (native.Count == 4 && native.All(type => type.Name == "UnsignedVector")
                && types is [var regions] && regions == typeof(IEnumerable<(int, int, int, int)>));
    }

    private static bool Fits(Type native, Type twin) => native == twin || native.Name switch
    {
        "UInt32" => twin == typeof(int),
        "UInt64" => twin == typeof(long),
        "Int32" => twin.IsEnum,
        "StringVector" => twin == typeof(IEnumerable<string>),
        "DoubleVector" => twin == typeof(IEnumerable<double>),
        "ByteVector" => twin == typeof(IEnumerable<byte>),
        "Byte*" => twin == typeof(ReadOnlySpan<byte>),
        "UInt32*" => twin == typeof(ReadOnlySpan<uint>),
        "PixelPointers" => twin == typeof(IEnumerable<ReadOnlyMemory<byte>>),
        _ => native.Assembly == _interop && native.Name == twin.Name,
    };

    private static string PascalCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
