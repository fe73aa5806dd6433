using System.Text.Json;

namespace LenslessScope.Acquisition.Tests;

/// <summary>Everything that a value holds, for comparing it.</summary>
internal static class Json
{
    public static string Of<T>(T value) => JsonSerializer.Serialize(value);
}
