using Distributor.Files.Yaml;
using Distributor.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Distributor.Files.Variants;

/// <summary>Reads the attributes of one task or taskset, each a value or a list of them, and notes the dimensions of the lists.</summary>
/// <param name="section">The task or taskset.</param>
/// <param name="prefix">What its attributes' names begin with in names of variants.</param>
/// <param name="order">Places an attribute among all of the taskset, by its key.</param>
/// <param name="dimensions">Takes a dimension for each list.</param>
internal sealed class AttributeReader(Section section, string prefix, Func<string, (int, int, int)> order, List<Dimension> dimensions)
{
    /// <summary>An attribute that is counted; its lists may hold ranges.</summary>
    public Attribute<T> Measure<T>(string key, Quantity quantity, Func<long, T> convert, T otherwise) => Read(key, otherwise, (node, text, inList) =>
    {
        var location = section.Diagnostics.At(node);
        if (inList && RangeText.IsRange(text)) return Range(key, node, text, quantity, convert);
        if (quantity.TryRead(text, out var number, out var wrong)) return Item<T>.Range(location, new(number, 1, 1), convert, quantity.Write);
        if (RangeText.IsRange(text)) wrong = $"is no single value. A range stands in a list: `{key}: [{text}]`.";
        section.Diagnostics.Error(location, $"`{key}: {text}` {wrong}");
        return null;
    });

    /// <summary>An attribute that is a word. <paramref name="wrong"/> says what is wrong with one, or null.</summary>
    public Attribute<T> Word<T>(string key, Func<string, T> convert, T otherwise, Func<string, string?> wrong) => Read(key, otherwise, (node, text, _) =>
    {
        if (wrong(text) is not { } mistake) return Item<T>.Word(section.Diagnostics.At(node), convert(text), text);
        section.Diagnostics.Error(node, mistake);
        return null;
    });

    /// <summary>An attribute that is any text; its lists may hold ranges of whole numbers, unless they are in quotes.</summary>
    public Attribute<string?> Text(string key) => Read<string?>(key, null, (node, text, inList) =>
    {
        var numbers = Quantity.AnyNumber;
        var location = section.Diagnostics.At(node);
        if (inList && node.Style is ScalarStyle.Plain && RangeText.IsRangeOfNumbers(text)) return Range<string?>(key, node, text, numbers, numbers.Write);
        var isNumber = numbers.TryRead(text, out var number, out _) && numbers.Write(number) == text;
        return isNumber ? Item<string?>.Range(location, new(number, 1, 1), numbers.Write, LabelOf) : Item<string?>.Word(location, text, text);
    });

    /// <summary>An attribute that is one of a few words.</summary>
    public Attribute<T> Choice<T>(string key, Choices<T> choices, T otherwise) => Read(key, otherwise, (node, text, _) =>
    {
        if (choices.TryRead(text, out var value, out var wrong)) return Item<T>.Word(section.Diagnostics.At(node), value, text);
        section.Diagnostics.Error(node, $"`{key}: {text}`: {wrong}");
        return null;
    });

    private static string LabelOf(long number) => VariantLabel.Of(Quantity.AnyNumber.Write(number));

    private Item<T>? Range<T>(string key, YamlNode node, string text, Quantity quantity, Func<long, T> convert)
    {
        if (RangeText.TryRead(text, quantity, out var range, out var wrong))
            return Item<T>.Range(section.Diagnostics.At(node), range, convert, number => VariantLabel.Of(quantity.Write(number)));
        section.Diagnostics.Error(node, $"`{key}: [{text}]`: {wrong}");
        return null;
    }

    private Attribute<T> Read<T>(string key, T otherwise, Func<YamlScalarNode, string, bool, Item<T>?> readItem)
    {
        var broken = Attribute<T>.Broken(section.LocationOf(key), otherwise);
        switch (section.Node(key))
        {
            case null:
                return new(section.LocationOf(key), new([Item<T>.Word(section.LocationOf(key), otherwise, "")]), null) { IsGiven = false };
            case YamlScalarNode { Value: { } text } scalar:
                return readItem(scalar, text, false) is { } item ? new(item.Location, new([item]), null) : broken;
            case YamlSequenceNode list:
                return ReadList(key, list, readItem) ?? broken;
            default:
                section.Fail(key, $"`{key}` has to be a value or a list of values.");
                return broken;
        }
    }

    private Attribute<T>? ReadList<T>(string key, YamlSequenceNode list, Func<YamlScalarNode, string, bool, Item<T>?> readItem)
    {
        var items = new List<Item<T>>();
        foreach (var node in list)
        {
            if (node is not YamlScalarNode { Value: { } text } scalar) section.Diagnostics.Error(node, $"An item of the list `{key}` has to be a value or a range.");
            else if (readItem(scalar, text, true) is { } item) items.Add(item);
        }
        if (list.Children.Count == 0) section.Fail(key, $"`{key}: []` has no value: every combination needs one.");
        if (items.Count < list.Children.Count || items.Count == 0) return null;
        if (items.Sum(item => (long)item.Count) > int.MaxValue)
        {
            section.Fail(key, $"`{key}` lists more than {int.MaxValue} values.");
            return null;
        }
        NameClashes.Within(key, items, section.Diagnostics);
        var values = new ValueList<T>(items);
        var words = items.Where(item => item.Numbers is null).Select(item => item.Label(0)).ToArray();
        var dimension = new Dimension(prefix + key, section.LocationOf(key), values.Count, values.Label, words, order(key));
        dimensions.Add(dimension);
        return new(section.LocationOf(key), values, dimension);
    }
}
