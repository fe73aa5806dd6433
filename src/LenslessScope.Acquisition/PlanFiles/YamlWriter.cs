using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LenslessScope.Acquisition;

/// <summary>From nodes to the text of a YAML document that reads back to them.</summary>
internal static class YamlWriter
{
    /// <summary>A map over several lines, what is in it on one line each, down to lists of maps.</summary>
    public static string Text(YamlMap document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithMaxSimpleKeyLength(1024).WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, document, block: true);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, YamlNode node, bool block)
    {
        switch (node)
        {
            case YamlText text:
                var plain = !text.Quoted && IsPlain(text.Value);
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text.Value,
                    plain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, plain, !plain));
                break;
            case YamlList list:
                var ofMaps = block && list.Items.Any(item => item is YamlMap);
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, ofMaps ? SequenceStyle.Block
                    : SequenceStyle.Flow));
                foreach (var item in list.Items)
                    Emit(emitter, item, block: false);
                emitter.Emit(new SequenceEnd());
                break;
            case YamlMap map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, block ? MappingStyle.Block
                    : MappingStyle.Flow));
                foreach (var (key, value) in map.Entries)
                {
                    Emit(emitter, key, block: false);
                    Emit(emitter, value, block: block && value is YamlList);
                }
                emitter.Emit(new MappingEnd());
                break;
        }
    }

    // Words and numbers that mean the same with and without quotes, wherever they stand.
    private static bool IsPlain(string text) =>
        text.Length > 0 && text[0] is not (' ' or '-' or '.' or '=') && text[^1] != ' '
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '+' or '=' or '/' or 'µ')
        && !new YamlText(text).IsNull
        || text is ['-', >= '0' and <= '9', ..] && text.Skip(1)
            .All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or ' ');
}
