using Distributor.Model;

namespace Distributor.Files.Variants;

/// <summary>An item of an attribute's list: one value, or a range of them that is never written out.</summary>
/// <param name="Location">Where it stands.</param>
/// <param name="Count">How many values.</param>
/// <param name="Value">The value with a number from 0.</param>
/// <param name="Label">How that value stands in a variant's name.</param>
/// <param name="Numbers">The values as numbers; null for words.</param>
internal sealed record Item<T>(SourceLocation Location, int Count, Func<int, T> Value, Func<int, string> Label, Progression? Numbers)
{
    public static Item<T> Word(SourceLocation location, T value, string text) => new(location, 1, _ => value, _ => VariantLabel.Of(text), null);

    public static Item<T> Range(SourceLocation location, Progression numbers, Func<long, T> value, Func<long, string> label) =>
        new(location, numbers.Count, index => value(numbers[index]), index => label(numbers[index]), numbers);
}
