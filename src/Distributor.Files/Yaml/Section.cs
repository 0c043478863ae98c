using Distributor.Model;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Yaml;

/// <summary>A mapping of a file with its known keys.</summary>
internal sealed class Section
{
    private readonly Dictionary<string, YamlNode> _entries = [];
    private readonly List<string> _order = [];

    private Section(YamlNode node, Diagnostics diagnostics) => (Diagnostics, Location) = (diagnostics, diagnostics.At(node));

    public Diagnostics Diagnostics { get; }

    public SourceLocation Location { get; }

    /// <summary>Reads a mapping that may hold <paramref name="known"/> keys; <paramref name="what"/> names it in mistakes.</summary>
    public static Section Of(YamlNode node, string what, Diagnostics diagnostics, params IReadOnlyList<string> known)
    {
        var section = new Section(node, diagnostics);
        foreach (var (key, keyNode, value) in Entries(node, what, diagnostics))
        {
            if (known.Contains(key))
            {
                section._entries[key] = value;
                section._order.Add(key);
            }
            else
            {
                var nearest = NearestName.Of(key, known);
                var hint = nearest is null ? $"known are {string.Join(", ", known)}" : $"did you mean `{nearest}`?";
                diagnostics.Error(keyNode, $"Unknown key `{key}` in {what}: {hint}");
            }
        }
        return section;
    }

    /// <summary>The entries of a mapping whose keys are names that its author chooses.</summary>
    public static IEnumerable<(string Key, YamlNode KeyNode, YamlNode Value)> Entries(YamlNode node, string what, Diagnostics diagnostics)
    {
        if (node is not YamlMappingNode mapping)
        {
            diagnostics.Error(node, $"{Capital(what)} has to be a mapping of `key: value` lines.");
            yield break;
        }
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name }) yield return (name, key, value);
            else diagnostics.Error(key, "A key is a single name.");
        }
    }

    public YamlNode? Node(string key) => _entries.GetValueOrDefault(key);

    /// <summary>Which of the mapping's known keys it is, from 0; -1 when it is not there.</summary>
    public int OrderOf(string key) => _order.IndexOf(key);

    /// <summary>Where the key's value is; without it, where the mapping begins.</summary>
    public SourceLocation LocationOf(string key) => _entries.TryGetValue(key, out var node) ? Diagnostics.At(node) : Location;

    public void Fail(string key, string message) => Diagnostics.Error(LocationOf(key), message);

    public string? Text(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is YamlScalarNode { Value: { } text }) return text;
        Fail(key, $"`{key}` has to be a single value.");
        return null;
    }

    /// <summary>A single value of a quantity.</summary>
    public long? Number(string key, Quantity quantity)
    {
        if (Text(key) is not { } text) return null;
        if (quantity.TryRead(text, out var number, out var wrong)) return number;
        Fail(key, $"`{key}: {text}` {wrong}");
        return null;
    }

    public GuestTime? Time(string key, Quantity quantity) => Number(key, quantity) is { } nanoseconds ? new GuestTime(nanoseconds) : null;

    /// <summary>A span of host time.</summary>
    public TimeSpan? Span(string key) => Number(key, Quantity.AnySpan) is { } nanoseconds ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick) : null;

    public T? Choice<T>(string key, Choices<T> choices) where T : struct
    {
        if (Text(key) is not { } text) return null;
        if (choices.TryRead(text, out var value, out var wrong)) return value;
        Fail(key, $"`{key}: {text}`: {wrong}");
        return null;
    }

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
