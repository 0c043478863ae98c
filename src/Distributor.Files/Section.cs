using System.Globalization;
using Distributor.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files;

/// <summary>A mapping of a file with its known keys. Every mistake goes to the list, so that one reading tells them all.</summary>
internal sealed class Section
{
    private readonly string _path;
    private readonly List<Diagnostic> _errors;
    private readonly Mark _start;
    private readonly Dictionary<string, YamlNode> _entries = [];

    private Section(string path, List<Diagnostic> errors, Mark start) => (_path, _errors, _start) = (path, errors, start);

    public SourceLocation Location => At(_path, _start);

    /// <summary>Reads a mapping that may hold <paramref name="known"/> keys; <paramref name="what"/> names it in mistakes.</summary>
    public static Section Of(string path, YamlNode node, string what, List<Diagnostic> errors, params IReadOnlyList<string> known)
    {
        var section = new Section(path, errors, node.Start);
        foreach (var (key, keyNode, value) in Entries(path, node, what, errors))
        {
            if (known.Contains(key)) section._entries[key] = value;
            else
            {
                var nearest = NearestName.Of(key, known);
                var hint = nearest is null ? $"known are {string.Join(", ", known)}" : $"did you mean `{nearest}`?";
                errors.Add(new(At(path, keyNode.Start), $"Unknown key `{key}` in {what}: {hint}"));
            }
        }
        return section;
    }

    /// <summary>The entries of a mapping whose keys are names that its author chooses.</summary>
    public static IEnumerable<(string Key, YamlNode KeyNode, YamlNode Value)> Entries(
        string path, YamlNode node, string what, List<Diagnostic> errors)
    {
        if (node is not YamlMappingNode mapping)
        {
            errors.Add(new(At(path, node.Start), $"{Capital(what)} is a mapping of `key: value` lines."));
            yield break;
        }
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name }) yield return (name, key, value);
            else errors.Add(new(At(path, key.Start), "A key is a single name."));
        }
    }

    public YamlNode? Node(string key) => _entries.GetValueOrDefault(key);

    public void Fail(string key, string message) =>
        _errors.Add(new(_entries.TryGetValue(key, out var node) ? At(_path, node.Start) : Location, message));

    public string? Text(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is YamlScalarNode { Value: { } text }) return text;
        Fail(key, $"`{key}` is a single value.");
        return null;
    }

    public GuestTime? Time(string key)
    {
        if (Text(key) is not { } text) return null;
        if (TimeText.TryParse(text, out var time, out var expected)) return time;
        Fail(key, $"`{key}: {text}` is no time: {expected}.");
        return null;
    }

    public long? Size(string key)
    {
        if (Text(key) is not { } text) return null;
        if (SizeText.TryParse(text, out var bytes) && bytes > 0) return bytes;
        Fail(key, $"`{key}: {text}` is no size: bytes, or a number with K, M or G, as in `1M`.");
        return null;
    }

    public int? Number(string key, int least, int most)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fail(key, $"`{key}: {text}` is no whole number from {least} to {(most == int.MaxValue ? "2147483647" : most)}.");
        return null;
    }

    public T? Choice<T>(string key, params ReadOnlySpan<(string Name, T Value)> choices) where T : struct
    {
        if (Text(key) is not { } text) return null;
        var names = new List<string>();
        foreach (var (name, value) in choices)
        {
            if (name == text) return value;
            names.Add(name);
        }
        var nearest = NearestName.Of(text, names);
        Fail(key, $"`{key}: {text}`: {(nearest is null ? $"expected {string.Join(" or ", names)}" : $"did you mean `{nearest}`?")}");
        return null;
    }

    public static SourceLocation At(string path, Mark mark) => new(path, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
