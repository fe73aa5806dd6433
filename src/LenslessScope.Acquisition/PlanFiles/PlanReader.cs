using System.Diagnostics.CodeAnalysis;
using static LenslessScope.Acquisition.ProblemList;

namespace LenslessScope.Acquisition;

/// <summary>From the nodes of a plan's file to the plan, or to everything that is wrong with it.</summary>
internal sealed class PlanReader
{
    private readonly List<PlanProblem> _problems = [];
    private readonly Dictionary<string, (int Line, int Column)> _places = new(StringComparer.Ordinal);
    private bool _unknownKeys;

    private PlanReader()
    {
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="problems">Everything that is wrong, in the order of the lines; empty for a good plan.</param>
    /// <param name="reader">Knows where everything is written.</param>
    /// <returns>The plan; worthless when there are problems.</returns>
    public static Plan Read(string text, out IReadOnlyList<PlanProblem> problems, out PlanReader reader)
    {
        reader = new PlanReader();
        var document = YamlParser.Parse(text, out var fault);
        if (fault is not null)
        {
            problems = [fault];
            return new Plan();
        }
        var plan = reader.Map("", document!, "") is { } map ? PlanSections.Read(reader, map) : new Plan();
        var read = reader;
        var ofValues = plan.Problems().Where(problem => !read.IsConsequence(problem));
        problems = [.. reader._problems.Concat(reader.Placed(ofValues))
            .OrderBy(problem => (problem.Line, problem.Column)).Distinct()];
        return plan;
    }

    /// <summary>Remembers where a part of the plan is written.</summary>
    public void Place(string path, YamlNode node) => _places[path] = (node.Line, node.Column);

    /// <summary>The problems with the places that they are about, or those of the nearest part that holds
    /// these.</summary>
    public IEnumerable<PlanProblem> Placed(IEnumerable<PlanProblem> problems) => problems.Select(Placed);

    public void Fault(string path, YamlNode node, string message, bool unknownKey = false)
    {
        _problems.Add(new PlanProblem(path, message, node.Line, node.Column));
        _unknownKeys |= unknownKey;
    }

    public T Fault<T>(string path, YamlNode node, string message, T result)
    {
        Fault(path, node, message);
        return result;
    }

    public MapReader? Map(string path, YamlNode node, string section) => node is YamlMap map
        ? new MapReader(this, map, path, section)
        : Fault<MapReader?>(path, node, $"Keys with values are expected: " +
            $"{string.Join(", ", PlanKeys.Sections[section])}.", null);

    [return: NotNullIfNotNull(nameof(placeholder))]
    public string? Text(string path, YamlNode node, string form, string? placeholder = null)
    {
        Place(path, node);
        return node switch
        {
            YamlText { IsNull: false } text => text.Value,
            YamlText => Fault(path, node, $"The value is empty: {form} is expected; put it in quotes if this is meant.",
                placeholder),
            _ => Fault(path, node, $"A list or a map is not allowed here: {form} is expected.", placeholder),
        };
    }

    public T? Value<T>(string path, YamlNode node, Func<string, T?> parse, string form) where T : struct
    {
        if (Text(path, node, form) is not { } text)
            return null;
        return parse(text) ?? Fault<T?>(path, node, $"{Quoted(text)} is not valid: {form} is expected.", null);
    }

    // A value that could not be read stands for nothing; what follows from that is not a problem of its own.
    private bool IsConsequence(PlanProblem problem)
    {
        static string Section(string path) => path.Split('.', '[')[0];
        static bool Holds(string outer, string inner) => outer.Length > 0
            && inner.StartsWith(outer, StringComparison.Ordinal)
            && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
        if (_problems.Any(p => Holds(p.Path, problem.Path) || Holds(problem.Path, p.Path)))
            return true;
        // These speak of other sections.
        return Section(problem.Path) is "skip" or "order" && (_unknownKeys || _problems.Any(p =>
            Section(p.Path) is "time" or "positions" or "channels" or "z" or "exposures" or "axes"));
    }

    private PlanProblem Placed(PlanProblem problem)
    {
        for (var path = problem.Path; ; path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))])
            if (_places.TryGetValue(path, out var place) || path.Length == 0)
                return problem with { Line = Math.Max(1, place.Line), Column = Math.Max(1, place.Column) };
    }
}
