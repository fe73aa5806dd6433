using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LenslessScope.Tests;

/// <summary>Code that is generated to write JSON, against reflection.</summary>
internal static class GeneratedJson
{
    /// <summary>Asserts that both write the same keys in the same order, of these types and of all they hold.</summary>
    public static void WritesAsReflectionDoes(JsonSerializerContext context, params IEnumerable<Type> types)
    {
        var reflection = new JsonSerializerOptions(context.Options)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        var waiting = new Queue<Type>(types);
        var seen = new HashSet<Type>();
        while (waiting.TryDequeue(out var type))
        {
            if (!seen.Add(type))
                continue;
            var (generated, reflected) = (context.Options.GetTypeInfo(type), reflection.GetTypeInfo(type));
            Assert.Equal((type, reflected.Kind, Keys(reflected)), (type, generated.Kind, Keys(generated)));
            foreach (var held in generated.Properties.Where(property => property.Get != null)
                .Select(property => property.PropertyType).Append(generated.ElementType).OfType<Type>())
                waiting.Enqueue(held);
        }
    }

    private static string Keys(JsonTypeInfo type) => string.Join(", ", type.Properties
        .Where(property => property.Get != null)
        .Select(property => $"{property.Name}: {property.PropertyType} {property.NumberHandling}"));
}
