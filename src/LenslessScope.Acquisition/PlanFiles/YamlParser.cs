using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LenslessScope.Acquisition;

/// <summary>
/// From the text of a YAML document to nodes with their places. Unlike the library's own tree it keeps keys that
/// appear twice, and is bounded in depth, so that each text ends in nodes or in a problem.
/// </summary>
internal sealed class YamlParser
{
    private const int MostDepth = 16;

    private readonly Parser _events;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);

    private YamlParser(string text) => _events = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <summary>The one document of a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="problem">Why there is none; null when there is one.</param>
    public static YamlNode? Parse(string text, out PlanProblem? problem)
    {
        problem = null;
        try
        {
            var node = new YamlParser(text).Document();
            if (node is null)
                problem = new PlanProblem("", "The file is empty. `examplePlan` prints a plan to start from.", 1, 1);
            return node;
        }
        catch (YamlException e)
        {
            var message = e.Message.TrimEnd('.');
            problem = IndentedByTab(text) ?? new PlanProblem("", $"This is not YAML: {message}.",
                (int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException
            or IndexOutOfRangeException)
        {
            // What the library throws for some texts that are not YAML.
            problem = new PlanProblem("", $"This is not YAML: {e.Message.TrimEnd('.')}.", 1, 1);
        }
        return null;
    }

    private static PlanProblem? IndentedByTab(string text)
    {
        foreach (var (i, line) in text.Split('\n').Index())
            if (line.TrimStart(' ') is ['\t', ..])
                return new PlanProblem("", "This is not YAML: the line is indented with a tab. Use spaces.", i + 1, 1 +
                    line.IndexOf('\t'));
        return null;
    }

    private YamlNode? Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
            return null;
        _events.Consume<DocumentStart>();
        var node = Node(0);
        _events.Consume<DocumentEnd>();
        if (!_events.Accept<StreamEnd>(out _))
            throw Fault(_events.Current!, "there is a second document; a file holds one plan");
        return node is YamlText { IsNull: true } ? null : node;
    }

    private YamlNode Node(int depth)
    {
        var (line, column) = ((int)_events.Current!.Start.Line, (int)_events.Current.Start.Column);
        if (depth > MostDepth)
            throw Fault(_events.Current, $"values are nested more than {MostDepth} deep");
        if (_events.TryConsume<AnchorAlias>(out var alias))
            return _anchors.TryGetValue(alias.Value.Value, out var known) ? known
                : throw Fault(alias, $"there is no anchor &{alias.Value.Value} before this alias");
        if (_events.Current is NodeEvent { Tag.IsEmpty: false } tagged
            && tagged.Tag.Value is not ("!" or "tag:yaml.org,2002:str"))
            throw Fault(tagged, $"the tag {tagged.Tag.Value} has no meaning here");
        var anchor = (_events.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        YamlNode node;
        if (_events.TryConsume<Scalar>(out var scalar))
            node = new YamlText(scalar.Value, scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any), line, column);
        else if (_events.TryConsume<SequenceStart>(out _))
        {
            List<YamlNode> items = [];
            while (!_events.TryConsume<SequenceEnd>(out _))
                items.Add(Node(depth + 1));
            node = new YamlList(items, line, column);
        }
        else
        {
            _events.Consume<MappingStart>();
            List<KeyValuePair<YamlText, YamlNode>> entries = [];
            while (!_events.TryConsume<MappingEnd>(out _))
            {
                var start = _events.Current!;
                var key = Node(depth + 1) as YamlText ?? throw Fault(start, "a key is a single word");
                entries.Add(KeyValuePair.Create(key, Node(depth + 1)));
            }
            node = new YamlMap(entries, line, column);
        }
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = node;
        return node;
    }

    private static YamlException Fault(ParsingEvent at, string message) => new(at.Start, at.End, message);
}
